//! Contractors and cloud services: what was agreed, looked at and promised.

use super::entry::entry;
use super::record::{To, choices};
use super::transition::Transition;
use super::{Asset, Known, Located, System};
use crate::text::days::WrittenDate;

choices! {
    /// A ContractKind is what others do for us.
    ContractKind {
        /// 業務委託
        Outsourcing = "業務委託",
        /// Building, running or mending of systems.
        System = "システムの開発・保守",
        /// クラウド
        Cloud = "クラウド",
        /// Other services by terms of use.
        Service = "その他の外部サービス",
        /// 指定管理者
        Administrator = "指定管理者",
    }
}

entry! {
    /// A Contractor is one contract with somebody who handles our information (委託先・クラウド).
    Contractor, "委託先・クラウド" in "contractors" @ Officer {
        /// What they do for us.
        kind: Known<ContractKind> = "種類": "業務委託、クラウドなどから選びます。",
        /// With whom.
        provider: Known<String> = "相手方": "契約の相手方の名称です。",
        /// First day.
        from: Known<WrittenDate> = "契約の始まり": "契約の最初の日です。",
        /// Last day.
        until: Known<WrittenDate> = "契約の終わり": "契約の最後の日です。",
        /// The highest 機密性 that they handle.
        confidentiality: Known<Located<String>> = "扱う最高の機密性": "扱わせる情報の機密性のうち、最も高い区分です。",
        /// What they handle.
        assets: Vec<To<Asset>> = "情報資産": "扱わせる情報資産の識別子の一覧です。",
        /// What they run.
        systems: Vec<To<System>> = "情報システム": "関係する情報システムの識別子の一覧です。",
        /// When leave to use it was given.
        approved_on: Known<WrittenDate> = "利用承認日": "クラウドなどの利用を承認した日です。",
        /// Whether leave to subcontract was given.
        subcontract: Known<String> = "再委託の承諾": "再委託を承諾したかどうかと、その相手です。",
        /// When the check list was gone through.
        checked_on: Known<WrittenDate> = "点検日": "委託先点検表などで点検した日です。",
        /// What came out.
        check_result: Known<String> = "点検の結果": "点検で分かったことです。",
        /// When somebody went there.
        inspected_on: Known<WrittenDate> = "立入点検日": "現地で点検した日です。",
        /// Where the data lie.
        location: Known<String> = "データの保存場所": "データを置く国や地域です。",
        /// Under which law.
        law: Known<String> = "適用される法令": "どの国の法令によるかです。",
        /// ISMAP, ISMAP-LIU, ISMS, JC-STAR, DMP …
        registrations: Known<Vec<String>> = "登録・認証": "ISMAP、ISMAP-LIU、ISMS、JC-STAR、DMPなどの一覧です。",
        /// Within how many hours they tell us of an incident.
        contact_hours: Known<u32> = "事故の連絡期限（時間）": "事故を何時間以内に知らせる約束かです。",
        /// When they proved that all was erased.
        erased_on: Known<WrittenDate> = "消去証明日": "契約の後、消去の証明書を受けた日です。",
        /// Which rule holds from 2027-07-01.
        transition: Option<Transition> = "経過措置の判断": "規則第16条の3の施行日の扱いです。",
    }
}
