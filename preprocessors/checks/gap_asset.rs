//! `gap-asset`: no procedure covers an information asset in any way.

use super::place_of;
use crate::register::{Coverage, Register};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let assets = register.gaps.assets.iter().flatten().filter(|_| !register.gaps.lacks);
    for (at, _) in assets.filter(|(_, coverage)| *coverage == Coverage::Gap) {
        let Some(asset) = register.rolls.assets.records.get(*at) else { continue };
        let message = format!("情報資産「{}」を扱う実施手順がありません", asset.name);
        faults.push(
            Diagnostic::new(Severity::Warning, Code::GapAsset, place_of(&asset.origin, &asset.name), message).hint(
                "この記録かその情報システムの記録の procedures に手順を書くか、手順の記録の covers に種類を書くか、要らないなら no_procedure に理由を書いてください",
            ),
        );
    }
}
