//! Information assets: the register on which everything else hangs.

use super::entry::entry;
use super::record::{Cites, Known, To, choices, part};
use super::{Located, Role, System};
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

entry! {
    /// An Asset is one entry of the register of information assets (情報資産). Id, name and department alone are required.
    Asset, "情報資産" in "assets" @ Staff {
        /// What kind of thing it is.
        kind: Known<AssetKind> = "種類": "情報資産の種類を選びます。",
        /// The role that answers for it.
        custodian: Known<To<Role>> = "管理責任者": "管理に責任を負う役割の識別子です。",
        /// The system that it belongs to.
        system: Known<To<System>> = "情報システム": "この資産を扱う情報システムの識別子です。",
        /// What it holds, where it is a medium, a machine or a room.
        holds: Vec<To<Asset>> = "収める情報": "媒体、機器、部屋などであれば、収めている情報の識別子の一覧です。区分を受け継ぎます。",
        /// Level of 機密性.
        confidentiality: Known<Located<String>> = "機密性": "機密性の区分です。" @ Staff,
        /// Level of 完全性.
        integrity: Known<Located<String>> = "完全性": "完全性の区分です。",
        /// Level of 可用性.
        availability: Known<Located<String>> = "可用性": "可用性の区分です。",
        /// The class of before.
        legacy: Known<String> = "旧区分": "前に使っていた区分です。付け直すまで残します。",
        /// What personal data it holds.
        personal_data: Known<PersonalData> = "個人情報": "含む個人情報のうち最も重いものです。含まなければ「なし」と書きます。",
        /// How much of it there is.
        volume: Known<Located<String>> = "量の段階": "扱う量の段階です。区分の記録の「量の段階」から選びます。",
        /// What may not be done with it.
        handling: Vec<String> = "取扱制限": "してはならないことや条件の一覧です。" @ Staff,
        /// On what it lies.
        medium: Known<String> = "媒体": "紙、サーバ、USBメモリなど、何に記録しているかです。",
        /// Where.
        location: Known<String> = "保管場所": "どこに保管しているかです。",
        /// Network zone.
        zone: Known<String> = "ネットワークの区域": "置いてあるネットワークの区域です。",
        /// How long it is kept.
        retention: Known<String> = "保存期間": "保存する期間です（例：5年）。",
        /// Until which day.
        retention_until: Known<WrittenDate> = "保存の満了日": "保存期間が満ちる日です。",
        /// The 簿冊 in which it lies.
        series: Known<String> = "簿冊": "綴っている簿冊の名前です。",
        /// Whether it may be carried out.
        carry_out: Known<String> = "持出し": "持出しを認めるかどうかと、その条件です。",
        /// How it is disposed of.
        disposal: Known<String> = "廃棄の方法": "廃棄の方法です。",
        /// When it was.
        disposed_on: Option<WrittenDate> = "廃棄した日": "廃棄した日です。残っていれば書きません。",
        /// The last stocktaking.
        inventory_on: Known<WrittenDate> = "直近の棚卸": "最後に棚卸をした日です。",
        /// The next look at its class.
        next_review: Known<WrittenDate> = "次の見直し": "区分などを次に見直す期限です。",
        /// Threat frequency where it is not that of its kind.
        frequency: Option<u32> = "脅威の頻度": "資産の種類ごとの点と違うときに書きます。",
        /// Likelihood of harm where it is not that of its kind.
        likelihood: Option<u32> = "被害につながる度合い": "資産の種類ごとの点と違うときに書きます。",
        /// A judgement other than the one computed.
        judged: Option<JudgedRisk> = "リスクの判断": "計算と違う段階と判断したときに、その段階と理由を書きます。",
        /// Citations of the procedures that cover it directly.
        procedures: Vec<Cites> = "実施手順": "この資産を扱う手順の名前と番号の一覧です（例：端末持出し手順１(1)）。",
        /// Why it needs none.
        no_procedure: Option<Located<String>> = "手順を要しない理由": "実施手順が要らないと判断した理由です。",
    }
}

part! {
    /// A JudgedRisk is a band of risk that somebody set, other than the computed one. Without reason, post and day the
    /// asset's risk counts as 未確認.
    JudgedRisk, "リスクの判断" {
        /// Which band.
        band: Located<String> = "段階": "判断した段階です。区分の記録の「リスクの段階」から選びます。",
        /// Why.
        reason: Option<String> = "理由": "計算と違う段階にした理由です。",
        /// The post that judged.
        post: Option<To<Role>> = "判断した役割": "判断した役割の識別子です。",
        /// When.
        judged_on: Option<WrittenDate> = "判断した日": "判断した日です。",
    }
}
