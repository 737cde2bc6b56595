//! `unknown-level`: a class, volume, grade or band that the scheme does not have.

use crate::model::Located;
use crate::register::{Axis, Register};
use crate::source::{Code, Diagnostic, Severity, nearest};
use crate::text::forms::search;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let Some(scheme) = register.scheme() else { return };
    let rolls = &register.rolls;
    let mut say = |word: &Located<String>, what: &str, there: &[&str]| {
        if there.contains(&word.value.as_str()) {
            return;
        }
        let message = format!("「{}」という{what}は、区分の記録にありません", word.value);
        // a width is the likeliest slip
        let same = there.iter().copied().find(|other| search(other) == search(&word.value));
        let hint = match same.or_else(|| nearest(&word.value, there.iter().copied())) {
            Some(near) => format!("「{near}」ではありませんか"),
            None => format!("次から選ぶか、区分の記録（data/schemes）に書き足してください: {}", there.join("、")),
        };
        faults.push(Diagnostic::new(Severity::Warning, Code::UnknownLevel, word.origin.clone(), message).hint(hint));
    };
    let levels = Axis::ALL.map(|axis| axis.levels(scheme).iter().map(|level| level.level.as_str()).collect::<Vec<_>>());
    let volumes: Vec<&str> = scheme.volumes.iter().map(|band| band.name.as_str()).collect();
    let bands: Vec<&str> = scheme.bands.iter().map(|band| band.name.as_str()).collect();
    let grades: Vec<&str> = scheme.grades.iter().map(String::as_str).collect();
    for asset in &rolls.assets.records {
        for (axis, there) in Axis::ALL.into_iter().zip(&levels) {
            axis.written(asset).value().iter().for_each(|word| say(word, axis.name(), there));
        }
        asset.volume.value().iter().for_each(|word| say(word, "量の段階", &volumes));
        asset.judged.iter().for_each(|judged| say(&judged.band, "リスクの段階", &bands));
    }
    for contractor in &rolls.contractors.records {
        contractor.confidentiality.value().iter().for_each(|word| say(word, Axis::Confidentiality.name(), &levels[0]));
    }
    for finding in &rolls.findings.records {
        finding.grade.value().iter().for_each(|word| say(word, "指摘の判定", &grades));
    }
    for least in scheme.volumes.iter().filter_map(|band| band.at_least.as_ref()) {
        say(least, Axis::Confidentiality.name(), &levels[0]);
    }
}
