//! 経過措置: whether a system or a contract stays under the former rule (省令第80号 附則).

use super::Known;
use super::record::{choices, part};
use crate::text::days::WrittenDate;

choices! {
    /// A TransitionVerdict is the municipality's own judgement; the texts do not answer whether a renewal counts.
    TransitionVerdict {
        /// The new rule holds.
        New = "新しい基準による",
        /// The former rule holds for now.
        Former = "従前の基準による",
        /// Nobody has judged yet.
        Open = "検討中",
    }
}

part! {
    /// A Transition is what is recorded for the rule of 16条の3 that is in force from 2027-07-01 (経過措置の判断).
    Transition, "経過措置の判断" {
        /// Whether it was there on that day.
        existed: Known<bool> = "施行日に存在": "令和9年7月1日に既にあるか（契約中か）を true か false で書きます。",
        /// When it is to be renewed.
        renewal: Known<WrittenDate> = "更新の予定": "更新や契約の更改を予定する日です。",
        /// Which rule holds.
        verdict: Known<TransitionVerdict> = "本市の判断": "どちらの基準によると判断したかを選びます。",
        /// Why.
        reason: Known<String> = "判断の理由": "判断した理由を書きます。",
    }
}
