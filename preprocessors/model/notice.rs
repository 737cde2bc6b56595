//! Notices: what others told us to heed, and what came of it.

use super::entry::entry;
use super::record::{To, choices};
use super::{Known, System};
use crate::text::days::WrittenDate;

choices! {
    /// A NoticeState is how far a notice has come.
    NoticeState {
        /// Nobody has begun.
        New = "未対応",
        /// Somebody has.
        Running = "対応中",
        /// Done.
        Done = "完了",
        /// It does not concern us.
        NotNeeded = "対応不要",
    }
}

entry! {
    /// A Notice is a circular or an alert from outside (通知・注意喚起).
    Notice, "通知・注意喚起" in "notices" @ Officer {
        /// 総務省, 県, J-LIS, JPCERT/CC, IPA …
        issuer: Known<String> = "発した機関": "総務省、県、J-LIS、JPCERT/CC、IPAなどです。",
        /// Its number.
        number: Known<String> = "番号": "通知の番号です。",
        /// When it came.
        received_on: Known<WrittenDate> = "受けた日": "通知を受けた日です。",
        /// Which systems it concerns.
        systems: Vec<To<System>> = "関係する情報システム": "関係する情報システムの識別子の一覧です。",
        /// When it was passed on.
        passed_on: Known<WrittenDate> = "周知した日": "関係する所属に知らせた日です。",
        /// By when an answer is owed.
        due: Known<WrittenDate> = "回答の期限": "回答や対応の期限です。",
        /// When it was given.
        answered_on: Known<WrittenDate> = "回答した日": "回答した日です。",
        /// How far it has come.
        state: Known<NoticeState> = "状態": "未対応、対応中、完了、対応不要から選びます。",
    }
}
