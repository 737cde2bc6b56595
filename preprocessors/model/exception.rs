//! Exceptions: where a rule is not kept, by whose leave and until when.

use super::entry::entry;
use super::record::To;
use super::{Asset, Known, Role, System};
use crate::text::days::WrittenDate;

entry! {
    /// An ApprovedException is leave not to keep a clause (例外措置). An expired one shows on every clause that it touches.
    ApprovedException, "例外措置" in "exceptions" @ Officer {
        /// Why the clause cannot be kept.
        reason: Known<String> = "理由": "規程どおりにできない理由です。",
        /// First day.
        from: Known<WrittenDate> = "開始日": "例外措置を始める日です。",
        /// Last day.
        until: Known<WrittenDate> = "期限": "例外措置の最後の日です。",
        /// What is done instead.
        instead: Known<String> = "代わりの対策": "規程の代わりに行う対策です。",
        /// What risk is left.
        residual: Known<String> = "残るリスク": "代わりの対策をしても残るリスクです。",
        /// How it is to be ended.
        way_out: Known<String> = "解消する計画": "例外措置をどう終えるかです。",
        /// The post that gave leave.
        approver: Known<To<Role>> = "承認者": "承認した役割の識別子です。",
        /// When.
        approved_on: Known<WrittenDate> = "承認日": "承認した日です。",
        /// How often it was extended.
        extended: Known<u32> = "延長（回）": "期限を延ばした回数です。",
        /// When it came to an end.
        ended_on: Option<WrittenDate> = "終了日": "例外措置を終えた日です。続いていれば書きません。",
        /// On which assets.
        assets: Vec<To<Asset>> = "情報資産": "関係する情報資産の識別子の一覧です。",
        /// On which systems.
        systems: Vec<To<System>> = "情報システム": "関係する情報システムの識別子の一覧です。",
    }
}
