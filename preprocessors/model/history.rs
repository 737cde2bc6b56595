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
        /// Why it changed, in words for readers.
        reason: Option<String> = "改正の理由":
            "なぜ改めたかを、読む人に分かるように書きます。" @ Public,
        /// From which day these words hold, where that is another day than its act's.
        effective: Known<WrittenDate> = "施行日":
            "この行の文が効力を持つ日です。元になった制定・改正の施行日と違うときだけ書きます。" @ Public,
        /// Clauses that stand at another number than with the row before, the outermost only.
        moved: Vec<MovedClause> = "移った条項":
            "番号が変わった条項です。固定のアドレスの元になります。kitei revise が書きます。手で書き換えません。" @ Public,
        /// Number anchors of clauses that are new with this row, the outermost only.
        established: Vec<String> = "新しい条項":
            "この行で新しくできた条項の、番号のアドレスです。kitei revise が書きます。手で書き換えません。" @ Public,
        /// Clauses that left with this row.
        left: Vec<LeftClause> = "なくなった条項":
            "この行でなくなった条項です。kitei revise が書きます。手で書き換えません。" @ Public,
        /// The whole text as it stood with this row, file by file.
        texts: Vec<KeptText> = "全文の控え":
            "この行のときの全文です。kitei revise が書きます。手で書き換えません。" @ Public,
    }
}

part! {
    /// A MovedClause is a clause that has another number than before; those below it moved with it, unless another says else.
    MovedClause, "移った条項の一つ" {
        /// Its number anchor before: `a5`.
        from: String = "前の番号": "前の番号のアドレスです（例: a5）。" @ Public,
        /// Its number anchor since: `a6`.
        to: String = "今の番号": "今の番号のアドレスです（例: a6）。" @ Public,
    }
}

part! {
    /// A LeftClause is a clause that is no more.
    LeftClause, "なくなった条項の一つ" {
        /// Its number anchor with the row before.
        at: String = "前の番号": "前の番号のアドレスです（例: a5）。" @ Public,
        /// How it was cited: 「第５条」.
        place: String = "呼び方": "なくなる前の呼び方です（例: 第５条）。" @ Public,
        /// The file it stood in, relative to `book/`.
        file: String = "本文のファイル": "book/ の中の、あったファイルです。" @ Public,
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
