//! `class-below-held`: what holds information is classed lower than what it holds.

use crate::register::{Axis, Register};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let (Some(scheme), classes) = (register.scheme(), register.classes()) else { return };
    let assets = &register.rolls.assets.records;
    for (at, asset) in assets.iter().enumerate() {
        for axis in Axis::ALL {
            let class = classes.assets.get(at).and_then(|classes| classes.get(axis as usize).copied().flatten());
            let (Some(class), Some(written)) = (class, axis.written(asset).value()) else { continue };
            let Some(from) = class.from.and_then(|from| assets.get(from)) else { continue };
            let own = axis.levels(scheme).iter().position(|level| level.level == written.value);
            if own.is_none_or(|own| own <= class.level) {
                continue;
            }
            let level = axis.levels(scheme).get(class.level).map_or("", |level| level.level.as_str());
            let message = format!(
                "「{}」の{}「{}」が、収めている「{}」から受け継ぐ「{level}」より低くなっています",
                asset.name,
                axis.name(),
                written.value,
                from.name
            );
            faults.push(
                Diagnostic::new(Severity::Warning, Code::ClassBelowHeld, written.origin.clone(), message)
                    .hint(format!("「{level}」に直すか、収めていなければ holds から消してください")),
            );
        }
    }
}
