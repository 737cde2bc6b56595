//! Snapshots: the figures as they were reported on a day.

use super::Id;
use super::record::{part, record};
use crate::text::days::WrittenDate;

record! {
    /// A Snapshot is the figures of a day, as they were shown to the committee (報告した数). `kitei snapshot` writes it.
    Snapshot, "報告した数" in "snapshots" {
        /// Names it.
        id: Id = "識別子": "記録を区別するための名前です。kitei snapshot が付けます。",
        /// As it is called.
        name: String = "名称": "何のために残したかです（例：令和8年度第2回委員会）。",
        /// As of which day.
        day: WrittenDate = "時点": "数えた日です。",
        /// The figures.
        figures: Vec<SnapshotFigure> = "数": "数の一覧です。書き換えません。",
        /// Invented ones.
        sample: bool = "見本": "見本の記録から数えたものであれば true です。",
    }
}

part! {
    /// A SnapshotFigure is one figure as it was.
    SnapshotFigure, "報告した数の一つ" {
        /// Which figure.
        figure: String = "数の名前": "どの数かを表す英字の名前です。",
        /// How many.
        part: u32 = "数": "数えたものの数です。",
        /// Of how many; absent: of nothing.
        whole: Option<u32> = "分母": "全体の数です。分母のない数には書きません。",
    }
}
