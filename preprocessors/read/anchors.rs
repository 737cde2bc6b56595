//! Number anchors: `#a15-2` is whatever is 第15条第2項 today (contract 4).

use crate::model::{Clause, Kind, Label, Number};

/// The anchor of a clause under `parent`; `supplements` is how many 附則 have begun, this one included.
///
/// `a3` 第3条 (章 do not count), `a3_2` 第3条の2, `a3-2-1` 第3条第2項第1号, `c2-1` 第2章第1節, `c2-a1` １ under 第2章,
/// `s2` the second 附則, `s2-a1` its 第1条, `t1` 別表第1, `f2` 様式第2号.
pub fn anchor(parent: Option<&Clause>, label: &Label, supplements: usize) -> String {
    let number = label.number.address();
    let supplement = parent.filter(|above| above.label.kind == Kind::Supplement);
    match label.kind {
        Kind::Part => format!("p{number}"),
        Kind::Chapter => parent.map_or(format!("c{number}"), |part| format!("{}-c{number}", part.anchor)),
        Kind::Section | Kind::Subsection | Kind::Division => {
            parent.map_or(format!("c0-{number}"), |above| format!("{}-{number}", above.anchor))
        }
        Kind::Supplement => format!("s{supplements}"),
        Kind::Annex => format!("t{number}"),
        Kind::Form => format!("f{number}"),
        Kind::Article | Kind::Unit => {
            supplement.map_or(format!("a{number}"), |above| format!("{}-a{number}", above.anchor))
        }
        Kind::Hyphenated => {
            let path = label.number.parts().iter().map(u32::to_string).collect::<Vec<_>>().join("-");
            match parent {
                // `２―４―１` goes on where `２―４` is
                Some(above) if goes_on(&above.label, label) => {
                    format!("{}-{}", above.anchor, label.number.parts().last().copied().unwrap_or_default())
                }
                Some(above) if above.label.kind > Kind::Division => format!("{}-{path}", above.anchor),
                _ => format!("a{path}"),
            }
        }
        Kind::Bullet => {
            let count = parent.map_or(0, |above| above.children.len()) + 1;
            parent.map_or(format!("a{count}"), |above| format!("{}-{count}", above.anchor))
        }
        _ => match parent {
            None => format!("a{number}"),
            Some(above) if above.label.kind <= Kind::Division => format!("{}-a{number}", above.anchor),
            Some(above) => format!("{}-{number}", above.anchor),
        },
    }
}

/// Whether a path like `２―４―１` goes on with the number above it.
fn goes_on(above: &Label, label: &Label) -> bool {
    let numbered = matches!(above.kind, Kind::Hyphenated | Kind::Number);
    numbered && label.number.parts().split_last().is_some_and(|(_, stem)| stem == above.number.parts())
}

/// The anchors of the further articles of a run that begins at `anchor`: 第10条から第12条まで　削除 answers to 第11条 and
/// 第12条 too, 第1条の2から第1条の4まで to 第1条の3 and 第1条の4.
pub fn run(label: &Label, anchor: &str) -> Vec<String> {
    let Some(end) = &label.through else { return Vec::new() };
    let Some(before) = anchor.strip_suffix(&label.number.address()) else { return Vec::new() };
    let (Some((first, stem)), Some((last, end_stem))) = (label.number.parts().split_last(), end.parts().split_last())
    else {
        return Vec::new();
    };
    if stem != end_stem {
        return Vec::new();
    }
    // a run is a handful of articles; a mistyped one is said by the order check
    let numbers = (first.saturating_add(1)..=*last).take(100);
    numbers
        .filter_map(|number| Number::branched(&[stem, &[number]].concat()))
        .map(|number| format!("{before}{}", number.address()))
        .collect()
}
