//! Information assets, as far as links need them.

use super::record::{Known, choices, record};
use super::{Id, Located};
use crate::text::days::WrittenDate;

choices! {
    /// An AssetKind is what kind of thing an asset is.
    AssetKind {
        /// Data, on whatever medium.
        Information = "情報",
        /// 仕様書, 構成図 …
        Papers = "関連文書",
        /// Programs.
        Software = "ソフトウェア",
        /// Machines.
        Hardware = "ハードウェア",
        /// What data is carried on.
        Medium = "媒体",
        /// Lines and their equipment.
        Network = "ネットワーク",
        /// Rooms and buildings.
        Facility = "施設",
        /// What others run for us.
        Service = "サービス",
    }
}

choices! {
    /// A PersonalData is the gravest kind of personal data that an asset holds; that it holds none is `Known::Nothing`.
    PersonalData {
        /// 個人情報
        Personal = "個人情報",
        /// 特定個人情報 (with the individual number)
        Numbered = "特定個人情報",
        /// 要配慮個人情報
        Sensitive = "要配慮個人情報",
    }
}

record! {
    /// An Asset is one entry of the register of information assets (情報資産). Id, name and department alone are required.
    Asset, "情報資産" {
        /// Names it in other records.
        id: Id = "識別子": "ほかの記録から指すための名前です。" @ Staff,
        /// As it is called.
        name: String = "名称": "台帳での呼び名です。" @ Staff,
        /// Which department manages it.
        department: Located<Id> = "管理する所属": "管理する所属の識別子です。" @ Staff,
        /// What kind of thing it is.
        kind: Known<AssetKind> = "種類": "情報資産の種類を選びます。",
        /// The role that answers for it.
        custodian: Known<Located<Id>> = "管理責任者": "管理に責任を負う役割の識別子です。",
        /// Who uses it besides.
        using_departments: Vec<Located<Id>> = "利用する所属": "管理する所属のほかに使う所属の識別子の一覧です。",
        /// The system that it belongs to.
        system: Known<Located<Id>> = "情報システム": "この資産を扱う情報システムの識別子です。",
        /// Level of 機密性.
        confidentiality: Known<String> = "機密性": "機密性の区分です。" @ Staff,
        /// Level of 完全性.
        integrity: Known<String> = "完全性": "完全性の区分です。",
        /// Level of 可用性.
        availability: Known<String> = "可用性": "可用性の区分です。",
        /// What personal data it holds.
        personal_data: Known<PersonalData> = "個人情報": "含む個人情報のうち最も重いものです。含まなければ「なし」と書きます。",
        /// What may not be done with it.
        handling: Vec<String> = "取扱制限": "してはならないことや条件の一覧です。" @ Staff,
        /// Network zone.
        zone: Known<String> = "ネットワークの区域": "置いてあるネットワークの区域です。",
        /// Citations of the procedures that cover it directly.
        procedures: Vec<Located<String>> = "実施手順": "この資産を扱う手順の名前と番号の一覧です（例：端末持出し手順１(1)）。",
        /// Why it needs none.
        no_procedure: Option<Located<String>> = "手順を要しない理由": "実施手順が要らないと判断した理由です。",
        /// When somebody last looked.
        confirmed_on: Known<WrittenDate> = "確認日": "記録の内容を最後に確かめた日です。",
        /// Where the entry comes from.
        source: Known<String> = "記録の元": "照会、監査、申請など、何によって記録したかです。",
        /// For officers.
        note: Option<String> = "備考": "担当者のための覚え書きです。",
        /// An invented one.
        sample: bool = "見本": "見本の記録であれば true と書きます。" @ Staff,
    }
}
