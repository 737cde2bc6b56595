//! `risk-unjustified`: somebody set another band of risk than the computed one and did not say why, who or when: it counts as 未確認.

use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let classes = register.classes();
    for (at, asset) in register.rolls.assets.records.iter().enumerate() {
        let risk = register.risk(&classes, at);
        let (Some(judged), Some(risk)) = (&asset.judged, risk.filter(|risk| !risk.is_sure())) else { continue };
        let computed = risk.band.and_then(|band| register.scheme()?.bands.get(band)).map(|band| band.name.as_str());
        let message = format!(
            "「{}」のリスクの段階が、計算した段階（{}）と違いますが、理由、判断した役割、日のいずれかがありません",
            asset.name,
            computed.unwrap_or("なし")
        );
        faults.push(
            Diagnostic::new(Severity::Warning, Code::RiskUnjustified, judged.band.origin.clone(), message)
                .hint("judged に reason、post、judged_on を書くか、judged を消してください"),
        );
    }
}
