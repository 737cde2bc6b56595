//! `numbered-outside-zone`: data with the individual number lie outside the network zone for it (domain §4).

use super::place_of;
use crate::model::asset::PersonalData;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

/// The zone in which individual numbers are used (三層の対策).
const ZONE: &str = "マイナンバー利用事務系";

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for asset in &register.rolls.assets.records {
        let numbered = asset.personal_data.value() == Some(&PersonalData::Numbered);
        let Some(zone) = asset.zone.value().filter(|zone| numbered && !zone.contains(ZONE)) else { continue };
        let message = format!("特定個人情報を含む「{}」が、{zone}にあります", asset.name);
        faults.push(
            Diagnostic::new(Severity::Warning, Code::NumberedOutsideZone, place_of(&asset.origin, zone), message)
                .hint(format!("{ZONE}に移すか、zone か personal_data の誤りを直してください")),
        );
    }
}
