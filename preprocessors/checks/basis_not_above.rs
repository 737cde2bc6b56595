//! `basis-not-above`: a 〔根拠〕 leads to its own tier or to one below, and not up.

use super::circular_basis;
use crate::model::Tier;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    if !register.documents.iter().any(|linked| linked.document.tier == Tier::Policy) {
        return; // that there is none is said, and what should be above may be among the others
    }
    let (circles, _) = circular_basis::circles(register);
    for basis in &register.links.bases {
        let tier = |document: usize| register.documents.get(document).map(|linked| linked.document.tier);
        let (Some(own), Some(upper)) = (tier(basis.document), basis.upper.document().and_then(tier)) else { continue };
        // a circle is said once, at the link that closes it
        let ends = [Some(basis.document), basis.upper.document()];
        let circular = circles.iter().any(|circle| ends.iter().flatten().all(|end| circle.path.contains(end)));
        if upper < own || (upper == own && circular) {
            continue;
        }
        let words = register.words_of(basis.upper);
        let message = format!("{}の根拠に、{}の「{words}」が書かれています", own.name(), upper.name());
        let hint = if upper == own {
            "根拠には、上の階層の条項を書いてください（基本方針 → 対策基準 → 実施手順）"
        } else {
            "向きが逆です。下の階層の文書に、この条項を根拠として書いてください"
        };
        faults.push(Diagnostic::new(Severity::Warning, Code::BasisNotAbove, basis.origin.clone(), message).hint(hint));
    }
}
