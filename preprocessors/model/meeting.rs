//! Meetings of the committee: what was on the agenda, decided, and left to do.

use super::entry::entry;
use super::record::{To, part};
use super::{Department, Known, Role};
use crate::text::days::WrittenDate;

entry! {
    /// A Meeting is one of the information security committee (委員会).
    Meeting, "委員会" in "meetings" @ Officer {
        /// When it was, or is to be held.
        held_on: Known<WrittenDate> = "開催日": "開いた日、又は開く予定の日です。",
        /// What was on the agenda.
        agenda: Vec<String> = "議題": "議題の一覧です。",
        /// What was decided.
        decisions: Vec<String> = "決定": "決めたことの一覧です。",
        /// What was left to do.
        homework: Vec<Homework> = "宿題": "次までにすることの一覧です。",
    }
}

part! {
    /// A Homework is what a meeting left somebody to do.
    Homework, "宿題" {
        /// What.
        what: String = "何を": "することです。",
        /// Which post.
        post: Known<To<Role>> = "だれが": "行う役割の識別子です。",
        /// Which department.
        department: Known<To<Department>> = "所属": "行う所属の識別子です。",
        /// By when.
        due: Known<WrittenDate> = "期限": "いつまでにするかです。",
        /// When it was done.
        done_on: Known<WrittenDate> = "終えた日": "終えた日です。",
    }
}
