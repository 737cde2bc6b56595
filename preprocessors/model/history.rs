//! 履歴: a document's own table of when what changed.

use super::record::{Known, record};
use super::{Id, Located};
use crate::text::days::WrittenDate;

record! {
    /// A HistoryEntry is one row of a document's 履歴, in the document's own words, in the order of the file.
    HistoryEntry, "履歴" {
        /// Names it; part of the permanent anchors of the clauses that first stood with it.
        id: Id = "識別子",
        /// The day, as it is written there.
        date: WrittenDate = "年月日",
        /// What stands behind the day in the same column, e.g. 「策定」.
        date_note: Option<String> = "年月日に続く語",
        /// 場所: where the text changed; 「－」 when the table says so.
        place: String = "場所",
        /// What changed, in the table's words.
        content: String = "内容",
        /// The act that did it.
        act: Known<Located<Id>> = "制定・改正",
    }
}
