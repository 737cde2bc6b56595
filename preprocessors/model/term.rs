//! Terms of the glossary that the texts themselves do not define.

use super::record::{Cites, Known, record};
use super::{Id, Visibility};

record! {
    /// A Term is a word and what it means (用語).
    Term, "用語" in "terms" {
        /// Names it in addresses.
        id: Id = "識別子": "用語集のアドレスに使う名前です。" @ Public,
        /// The word.
        name: String = "用語": "説明する言葉です。" @ Public,
        /// How it is read, in hiragana, for sorting.
        reading: Known<String> = "よみ": "ひらがなの読みです。並べる順に使います。" @ Public,
        /// Other words for the same.
        aliases: Vec<String> = "別の言い方": "同じ意味で使う言葉の一覧です。" @ Public,
        /// What it means.
        definition: String = "説明": "意味を、読む人に分かる言葉で書きます。" @ Public,
        /// Citation of the clause that defines it.
        source: Option<Cites> = "定めている条項": "この言葉を定めている条項です（例：管理規程第２条第１号）。" @ Public,
        /// Who may read it.
        visibility: Visibility = "公開範囲": "見せてよい範囲です。" @ Public,
        /// An invented one.
        sample: bool = "見本": "見本の記録であれば true と書きます。" @ Public,
    }
}
