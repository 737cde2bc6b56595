//! `retention-over`: what should have been disposed of is still there, or nobody wrote that it is not.

use super::place_of;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};
use crate::text::days::Today;

pub(super) fn check(register: &Register, today: Today, faults: &mut Vec<Diagnostic>) {
    for asset in &register.rolls.assets.records {
        let over = asset.retention_until.value().filter(|until| until.value.last_day() < today.day());
        let Some(until) = over.filter(|_| asset.disposed_on.is_none()) else { continue };
        let message =
            format!("「{}」は、保存期間が{}に満ちていますが、廃棄の記録がありません", asset.name, until.written);
        faults.push(
            Diagnostic::new(Severity::Warning, Code::RetentionOver, place_of(&asset.origin, &until.written), message)
                .hint("廃棄して disposed_on に日を書くか、保存を続けるなら retention_until を直してください"),
        );
    }
}
