//! Words that are the same to who searches.

use super::Id;
use super::record::record;

record! {
    /// A Synonym is a group of words of which each also finds the others (言い換え): other ways of writing, abbreviations,
    /// what people say.
    Synonym, "言い換え" in "synonyms" {
        /// Names it.
        id: Id = "識別子": "この組の名前です。英小文字で始めます。" @ Public,
        /// The words, at least two.
        words: Vec<String> = "言葉": "同じものとして探す言葉の一覧です。意味の違う職名や用語を、一つの組にしません。" @ Public,
        /// Why.
        note: Option<String> = "備考": "担当者のための覚え書きです。",
    }
}
