//! 履歴: a document's own table of when what changed.

use super::record::{Known, To, part, record};
use super::{Id, Located};
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
        /// The whole text as it stood with this row, file by file.
        texts: Vec<KeptText> = "全文の控え":
            "この行のときの全文です。kitei revise が書きます。手で書き換えません。" @ Public,
    }
}

part! {
    /// A KeptText is one file of the text as it stood: a copy lies in `data/history/<document>/texts/<row>/<file>`.
    KeptText, "全文の控えの一つ" {
        /// Relative to `book/`, as the document's record had it then.
        file: Located<String> = "本文のファイル": "book/ の中の、元のファイルです。" @ Public,
        /// SHA-256 of the copy, 64 hexadecimal digits: whether somebody altered it.
        sha256: String = "控えの照合値": "控えが後から書き換えられていないかを確かめる値です。" @ Public,
        /// Of what a reader sees (contract 9), with the number of the rule: whether the text of today says the same.
        fingerprint: String = "文の照合値": "今の本文が同じ文かどうかを確かめる値です。" @ Public,
    }
}
