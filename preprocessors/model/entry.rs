//! Entries: what the records of all registers (台帳) have in common.

/// Defines an entry of a register: a record with the fields that all of them have, its own between. The circle is that of
/// the fields that name it; its own say theirs.
macro_rules! entry {
    ($(#[$doc:meta])* $name:ident, $title:literal in $folder:literal @ $circle:ident { $($fields:tt)* }) => {
        $crate::model::record::record! {
            $(#[$doc])* $name, $title in $folder {
                /// Names it in other records and in addresses.
                id: $crate::model::Id = "識別子": "ほかの記録から指すための名前です。英小文字で始めます。" @ $circle,
                /// As it is called.
                name: String = "名称": "台帳での呼び名です。" @ $circle,
                /// Which department keeps it.
                department: $crate::model::record::To<$crate::model::Department> = "所属": "管理する所属の識別子です。" @ $circle,
                $($fields)*
                /// The post that answers for it; never a person.
                responsible: $crate::model::Known<$crate::model::record::To<$crate::model::Role>> = "責任者":
                    "責任を負う役割の識別子です。人の名前は書きません。",
                /// Which departments use it besides.
                using_departments: Vec<$crate::model::record::To<$crate::model::Department>> = "利用する所属":
                    "管理する所属のほかに使う所属の識別子の一覧です。",
                /// The clauses that it has to do with.
                clauses: Vec<$crate::model::record::Cites> = "関連する条項":
                    "関係する条項の一覧です（例：アクセス制御規程第14条第2項）。",
                /// When somebody last looked.
                confirmed_on: $crate::model::Known<$crate::text::days::WrittenDate> = "確認日":
                    "記録の内容を最後に確かめた日です。",
                /// Where the entry comes from.
                source: $crate::model::Known<String> = "記録の元": "照会、監査、申請など、何によって記録したかです。",
                /// A narrower circle than that of its fields.
                visibility: Option<$crate::model::Visibility> = "公開範囲":
                    "この記録だけを狭い範囲に限るときに選びます。欄ごとの範囲より広くはなりません。" @ $circle,
                /// For officers.
                note: Option<String> = "備考": "担当者のための覚え書きです。",
                /// An invented one.
                sample: bool = "見本": "見本の記録であれば true と書きます。" @ $circle,
            }
        }
    };
}

pub(crate) use entry;
