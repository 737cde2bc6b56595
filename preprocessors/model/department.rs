//! Departments: who keeps what. A renamed or merged one is a new record; records of old years keep the old name.

use super::Id;
use super::record::{Known, To, record};
use crate::text::days::WrittenDate;

record! {
    /// A Department is a 課・室・局 of the municipality, for the days for which it is there (所属).
    Department, "所属" in "departments" {
        /// Names it in other records.
        id: Id = "識別子": "ほかの記録から指すための名前です。" @ Public,
        /// As it is called.
        name: String = "名称": "課や室の名前です。改称したときは、新しい記録を作ります。" @ Public,
        /// The 部・局 that it belongs to.
        bureau: Option<String> = "部局": "属している部や局の名前です。" @ Public,
        /// Its first day.
        valid_from: Known<WrittenDate> = "設置日": "この名前で置かれた日です。" @ Public,
        /// Its last day; absent while it is there.
        valid_until: Option<WrittenDate> = "廃止日": "この名前であった最後の日です。今もあれば書きません。" @ Public,
        /// The departments that took its work over.
        successors: Vec<To<Department>> = "引継ぎ先": "事務を引き継いだ所属の識別子の一覧です。" @ Public,
        /// An invented one.
        sample: bool = "見本": "見本の記録であれば true と書きます。" @ Public,
        /// For officers.
        note: Option<String> = "備考": "担当者のための覚え書きです。",
    }
}
