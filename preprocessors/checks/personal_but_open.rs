//! `personal-but-open`: personal data in the lowest class of 機密性.

use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let Some(lowest) = register.scheme().and_then(|scheme| scheme.confidentiality.last()) else { return };
    for asset in &register.rolls.assets.records {
        let level = asset.confidentiality.value().filter(|level| level.value == lowest.level);
        let (Some(level), Some(data)) = (level, asset.personal_data.value()) else { continue };
        let message = format!("{}を含む「{}」の機密性が、最も低い「{}」です", data.name(), asset.name, level.value);
        faults.push(
            Diagnostic::new(Severity::Warning, Code::PersonalButOpen, level.origin.clone(), message)
                .hint("機密性を上げるか、個人情報を含まなければ personal_data を「なし」に直してください"),
        );
    }
}
