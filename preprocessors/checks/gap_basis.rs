//! `gap-basis`: a standard or a procedure does not say on what it rests.

use crate::model::Tier;
use crate::register::{Register, Target};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let silent = register.gaps.bases.iter().filter(|(_, said)| !said && !register.gaps.lacks);
    for (at, _) in silent {
        let Some(linked) = register.documents.get(*at) else { continue };
        let Some(place) = register.place_of(Target::Document(*at)) else { continue };
        let document = &linked.document;
        let example = if document.tier == Tier::Procedure { "管理規程第６条" } else { "基本方針９(3)" };
        let message = format!("「{}」のどこにも根拠が書かれていません", document.name);
        let hint = format!("根拠とする条項を、条項の下か題名の下に〔根拠：{example}〕のように書いてください");
        faults.push(Diagnostic::new(Severity::Warning, Code::GapBasis, place, message).hint(hint));
    }
}
