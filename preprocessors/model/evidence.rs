//! Evidence: what shows that a measure is carried out, and when it was last seen.

use super::Known;
use super::entry::entry;
use super::record::Answers;
use crate::text::days::WrittenDate;

entry! {
    /// An Evidence is what proves that a measure is carried out (証跡): what, where it is kept, and of which day.
    Evidence, "証跡" in "evidence" @ Officer {
        /// The parts of frameworks that it proves.
        measures: Vec<Answers> = "措置": "この証跡で確かめた措置の一覧です（例：規則16条の3①-1）。",
        /// What it is.
        what: Known<String> = "何を": "何を見れば実施が分かるかです。",
        /// Where it is kept.
        kept_at: Known<String> = "保管場所": "どこに保管しているかです。",
        /// Of which day it is.
        dated: Known<WrittenDate> = "日付": "証跡の日付です。12か月を過ぎると未確認として扱います。",
    }
}
