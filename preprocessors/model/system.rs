//! Information systems, as far as links need them.

use super::record::{Known, record};
use super::{Id, Located};
use crate::text::days::WrittenDate;

record! {
    /// A System is one entry of the register of information systems (情報システム).
    System, "情報システム" {
        /// Names it in other records.
        id: Id = "識別子": "ほかの記録から指すための名前です。" @ Staff,
        /// As it is called.
        name: String = "名称": "台帳での呼び名です。" @ Staff,
        /// Which department manages it.
        department: Located<Id> = "管理する所属": "管理する所属の識別子です。" @ Staff,
        /// Network zone.
        zone: Known<String> = "ネットワークの区域": "置いてあるネットワークの区域です。",
        /// Where it runs.
        hosting: Known<String> = "設置の形": "庁内、データセンター、クラウドなど、どこで動いているかです。",
        /// Citations of the procedures that cover it, and what it holds.
        procedures: Vec<Located<String>> = "実施手順": "このシステムを扱う手順の名前と番号の一覧です（例：ログ点検手順）。",
        /// Why it needs none.
        no_procedure: Option<Located<String>> = "手順を要しない理由": "実施手順が要らないと判断した理由です。",
        /// When somebody last looked.
        confirmed_on: Known<WrittenDate> = "確認日": "記録の内容を最後に確かめた日です。",
        /// For officers.
        note: Option<String> = "備考": "担当者のための覚え書きです。",
        /// An invented one.
        sample: bool = "見本": "見本の記録であれば true と書きます。" @ Staff,
    }
}
