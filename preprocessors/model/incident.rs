//! Incidents, also what may have been one and what nearly was.

use super::entry::entry;
use super::record::{To, choices, part};
use super::{Asset, Known, System};
use crate::text::days::WrittenDate;

choices! {
    /// An IncidentClass says whether harm was done (規則第16条の3第2項: also what may be one).
    IncidentClass {
        /// It was one.
        Incident = "インシデント",
        /// It may have been one.
        Suspected = "おそれ",
        /// It nearly was.
        NearMiss = "ヒヤリハット",
    }
}

entry! {
    /// An Incident is one entry of the register of incidents (インシデント).
    Incident, "インシデント" in "incidents" @ Officer {
        /// Whether harm was done.
        class: Known<IncidentClass> = "区分": "インシデント、おそれ、ヒヤリハットから選びます。",
        /// 誤送信, 紛失, 不正プログラム …
        kind: Known<String> = "種類": "誤送信、紛失、不正プログラムなど、どのような事かです。",
        /// When it happened.
        occurred_on: Known<WrittenDate> = "発生日": "起きた日です。",
        /// When we knew: deadlines run from it.
        known_on: Known<WrittenDate> = "知った日": "知った日です。報告の期限をこの日から数えます。",
        /// At what hour: 「14:30」.
        known_at: Known<String> = "知った時刻": "知った時刻です（例：14:30）。",
        /// What was hit.
        assets: Vec<To<Asset>> = "情報資産": "関係する情報資産の識別子の一覧です。",
        /// Which systems were hit.
        systems: Vec<To<System>> = "情報システム": "関係する情報システムの識別子の一覧です。",
        /// Of how many persons there were data in it.
        persons: Known<u32> = "関係する人（人）": "情報が関係した人の数です。",
        /// What was or had to be reported.
        reports: Vec<Report> = "報告": "報告先ごとの、期限までの日数と報告した日です。",
        /// Whether those concerned were told.
        notified: Known<String> = "本人への通知": "本人に知らせたかどうかと、その判断です。",
        /// Whether it was made public.
        publication: Known<String> = "公表の判断": "公表したかどうかと、その判断です。",
        /// Why it came to it.
        cause: Known<String> = "原因": "なぜ起きたかです。",
        /// What keeps it from happening again.
        prevention: Known<String> = "再発防止": "再び起きないようにしたことです。",
        /// When it was closed.
        closed_on: Known<WrittenDate> = "終息日": "対応を終えた日です。",
        /// What everybody can learn from it, without the department.
        lesson: Option<String> = "共通の教訓": "所属が分からない形で、職員に知らせることです。職員版に載ります。" @ Staff,
    }
}

part! {
    /// A Report is one that is owed after an incident; its deadline is computed from the day on which it was known.
    Report, "インシデントの報告" {
        /// To whom.
        to: String = "報告先": "国、県、個人情報保護委員会などの報告先です。",
        /// Within how many days.
        within: Known<u32> = "期限（日）": "知った日から何日以内に報告するかです。",
        /// When it was made.
        made_on: Known<WrittenDate> = "報告した日": "報告した日です。",
    }
}
