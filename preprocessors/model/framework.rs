//! Frameworks: lists from outside against which the policy is laid.

use super::record::{Known, To, part, record};
use super::{Id, Located};
use crate::text::days::WrittenDate;

record! {
    /// A Framework is a numbered list of measures or controls that others made; the numbers are facts, the labels ours (枠組み).
    Framework, "枠組み" in "frameworks" {
        /// Names it in addresses.
        id: Id = "識別子": "アドレスに使う名前です。" @ Public,
        /// As it is called.
        name: String = "名称": "枠組みの呼び名です。" @ Public,
        /// What 〔枠組み：…〕 writes before the number.
        short_names: Vec<String> = "略称": "〔枠組み：…〕で番号の前に書く呼び名の一覧です。" @ Public,
        /// The law or norm that it is part of.
        law: Option<To<super::Law>> = "元になる法令": "この枠組みを定める法令や規格の識別子です。" @ Public,
        /// Of which day it is.
        dated: Known<WrittenDate> = "時点": "いつの版によるかです。" @ Public,
        /// From which day it binds.
        in_force: Known<WrittenDate> = "施行日": "この枠組みの措置が求められる最初の日です。" @ Public,
        /// How far our list may be relied on, e.g. 「読み取り・要確認」.
        status: Option<String> = "一覧の状態": "一覧がどこまで確かめられているかです（例：読み取り・要確認）。" @ Public,
        /// What readers should know of it.
        note: Option<String> = "備考": "読む人に知らせることです。" @ Public,
        /// Whether a part without a clause of ours is a gap.
        counted: bool = "抜けを数える": "条項のない部分を抜けとして数えるなら true と書きます。" @ Public,
        /// Its parts, in order.
        parts: Vec<FrameworkPart> = "部分": "番号の付いた部分の一覧です。" @ Public,
    }
}

part! {
    /// A FrameworkPart is one numbered measure of a framework (枠組みの部分).
    FrameworkPart, "枠組みの部分" {
        /// As it is cited, e.g. 「⑤」「6.2」「5.1」.
        number: String = "番号": "枠組みの中での番号です。" @ Public,
        /// What it is about, in our words.
        name: String = "名称": "何についての部分かを、自分たちの言葉で書きます。" @ Public,
        /// The number of the part it stands under.
        group: Option<Located<String>> = "上の部分": "この部分が属する部分の番号です。" @ Public,
        /// Why no clause of ours needs to answer it.
        not_needed: Option<Located<String>> = "条項を要しない理由": "この部分に当たる条項が要らないと判断した理由です。",
    }
}
