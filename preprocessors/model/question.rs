//! Questions that staff ask, and the answers.

use super::Known;
use super::entry::entry;
use super::record::Cites;

entry! {
    /// A Question is one that staff ask often (よくある質問). Its name is the question itself.
    Question, "よくある質問" in "questions" @ Staff {
        /// What to do, in a few sentences.
        answer: Known<String> = "答え": "すぐ分かる言葉で書いた答えです。" @ Staff,
        /// Where it is laid down, and the first step.
        see: Vec<Cites> = "読むところ": "答えの元になる条項や手順の一覧です。" @ Staff,
        /// In what other words people ask it.
        wordings: Vec<String> = "別の聞き方": "同じことを尋ねる別の言い方の一覧です。探すときに使います。" @ Staff,
    }
}
