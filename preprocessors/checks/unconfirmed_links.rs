//! `unconfirmed-links`: how many links between two tiers nobody has looked at yet.

use crate::register::{LinkState, Register};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let open = || register.standings.iter().filter(|standing| matches!(standing.state, LinkState::Unconfirmed));
    let Some(first) = open().find_map(|standing| register.links.bases.get(standing.basis)) else { return };
    let message =
        format!("根拠とのつながりのうち、まだ確かめていないものが{}件あります（ここは最初の1件です）", open().count());
    faults.push(
        Diagnostic::new(Severity::Note, Code::UnconfirmedLinks, first.origin.clone(), message).hint(
            "つながりを読み比べて、一件ずつなら kitei confirm 下の条項 上の条項 --post 職の名前、すべて確かめたなら kitei confirm --all --post 職の名前 で記録してください",
        ),
    );
}
