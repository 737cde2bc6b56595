//! Roles: posts with a duty for information security. Never a person.

use super::Id;
use super::record::{Known, To, choices, record};

choices! {
    /// A RoleKind is what kind of body a role is.
    RoleKind {
        /// One post.
        Post = "職",
        /// A committee.
        Committee = "会議体",
        /// A group that acts.
        Team = "チーム",
        /// Where people turn to.
        Desk = "窓口",
    }
}

record! {
    /// A Role is a post, committee or team with a duty for information security (役割). It stands in the order of the file.
    Role, "役割" in "roles" {
        /// Names it in other records.
        id: Id = "識別子": "ほかの記録から指すための名前です。" @ Staff,
        /// As the policy calls it.
        name: String = "名称": "規程に書かれた呼び名です。" @ Staff,
        /// What texts and 〔担当：…〕 call it besides.
        short_names: Vec<String> = "略称": "本文や〔担当：…〕で使う別の呼び名の一覧です。" @ Staff,
        /// What kind of body it is.
        kind: RoleKind = "種類": "職、会議体、チーム、窓口から選びます。" @ Staff,
        /// The office that holds it, never a person.
        held_by: Known<String> = "充て職": "この役割に充てる職の名前です。人の名前は書きません。" @ Staff,
        /// The office that stands in.
        acting: Known<String> = "職務代理": "代理する職の名前です。人の名前は書きません。" @ Staff,
        /// Roles that the same office holds too.
        concurrent: Vec<To<Role>> = "兼務": "同じ職が兼ねる役割の識別子の一覧です。" @ Staff,
        /// The role above it.
        reports_to: Option<To<Role>> = "報告先": "すぐ上の役割の識別子です。" @ Staff,
        /// What the national model calls it.
        corresponds_to: Option<String> = "国の例での呼び名": "国のガイドラインの例では何に当たるかです。" @ Staff,
        /// Where its office is.
        department: Option<To<super::Department>> = "所属": "この役割を担う所属の識別子です。" @ Staff,
        /// What it does, a sentence each.
        duties: Vec<String> = "職務": "行うことの一覧です。一つを一文で書きます。" @ Staff,
        /// An invented one.
        sample: bool = "見本": "見本の記録であれば true と書きます。" @ Staff,
    }
}
