//! Applications: what somebody asked leave for, and whether it came back.

use super::entry::entry;
use super::record::{To, choices};
use super::{Asset, Known, Role};
use crate::text::days::WrittenDate;

choices! {
    /// An ApplicationKind is what leave is asked for.
    ApplicationKind {
        /// USB貸出
        Lending = "USB貸出",
        /// 持出し
        CarryOut = "持出し",
        /// テレワーク
        Telework = "テレワーク",
        /// クラウド利用承認
        Cloud = "クラウド利用承認",
        /// 私物
        Private = "私物の利用",
        /// 再委託承諾
        Subcontract = "再委託承諾",
        /// 特権ID
        Privileged = "特権ID",
        /// その他
        Other = "その他",
    }
}

choices! {
    /// An ApplicationState is what came of it.
    ApplicationState {
        /// Nobody has decided.
        Waiting = "審査中",
        /// Leave was given.
        Approved = "承認",
        /// It was not.
        Refused = "不承認",
        /// What was lent is back, what was allowed is over.
        Returned = "返却・終了",
    }
}

entry! {
    /// An Application is one request for leave (申請・許可). Its department is the one that asks.
    Application, "申請・許可" in "applications" @ Officer {
        /// What for.
        kind: Known<ApplicationKind> = "種類": "USB貸出、持出し、テレワークなどから選びます。",
        /// Of what.
        object: Known<String> = "対象": "何についての申請かです。",
        /// When it was asked.
        applied_on: Known<WrittenDate> = "申請日": "申請した日です。",
        /// First day.
        from: Known<WrittenDate> = "開始日": "許可の最初の日です。",
        /// Last day.
        until: Known<WrittenDate> = "期限": "許可の最後の日です。",
        /// What came of it.
        state: Known<ApplicationState> = "状態": "審査中、承認、不承認、返却・終了から選びます。",
        /// The post that decides.
        approver: Known<To<Role>> = "承認者": "承認する役割の識別子です。",
        /// When it did.
        approved_on: Known<WrittenDate> = "決定日": "承認するかどうかを決めた日です。",
        /// When it came back.
        returned_on: Known<WrittenDate> = "返却日": "返した日、使い終えた日です。",
        /// Which assets.
        assets: Vec<To<Asset>> = "情報資産": "関係する情報資産の識別子の一覧です。",
    }
}
