//! 履歴: a document's own table of when what changed.

use super::Id;
use super::record::{Known, To, record};
use crate::text::days::WrittenDate;

record! {
    /// A HistoryEntry is one row of a document's 履歴, in the document's own words, in the order of the file.
    HistoryEntry, "履歴" in "history" {
        /// Names it; part of the permanent anchors of the clauses that first stood with it.
        id: Id = "識別子":
            "この行の名前です。条項の固定のアドレスの元になるので、後から変えません。" @ Public,
        /// The day, as it is written there.
        date: WrittenDate = "年月日":
            "履歴の表に書いてある日を、そのまま書きます。" @ Public,
        /// What stands behind the day in the same column, e.g. 「策定」.
        date_note: Option<String> = "年月日に続く語":
            "日の後ろに続けて書いてある語があれば書きます（例: 策定）。" @ Public,
        /// 場所: where the text changed; 「－」 when the table says so.
        place: String = "場所":
            "表の「場所」の欄を、そのまま書きます。" @ Public,
        /// What changed, in the table's words.
        content: String = "内容":
            "表の「内容」の欄を、そのまま書きます。" @ Public,
        /// The act that did it.
        act: Known<To<super::Act>> = "制定・改正":
            "この行の元になった制定・改正の記録の識別子を書きます。" @ Public,
    }
}
