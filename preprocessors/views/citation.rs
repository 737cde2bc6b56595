//! How a clause is cited: 第3条第2項第1号, 基本方針９(3), 附則第2項.

use crate::model::label::Digits;
use crate::model::{Clause, Kind};

/// Cites the last of `path`, which runs from the top of the document down (章 and the like are not cited). A first 項 that
/// stands alone is not named: 第3条第1号.
pub fn cite(document: &str, path: &[&Clause]) -> String {
    let mut words = document.to_owned();
    let mut in_article = false;
    for (at, clause) in path.iter().enumerate() {
        let label = &clause.label;
        let number = || label.number.parts().first().copied().unwrap_or_default();
        match label.kind {
            kind if kind <= Kind::Division && at + 1 < path.len() => {}
            Kind::Number if in_article => {
                let siblings =
                    at.checked_sub(1).and_then(|above| path.get(above)).map_or(0, |above| above.children.len());
                if siblings > 1 || at + 1 == path.len() {
                    words.push_str(&format!("第{}項", label.print(Digits::Half)));
                }
            }
            Kind::Paren | Kind::Kanji
                if in_article && path.get(at.wrapping_sub(1)).is_some_and(|up| up.label.kind == Kind::Number) =>
            {
                let branches: String = label.number.parts().iter().skip(1).map(|part| format!("の{part}")).collect();
                words.push_str(&format!("第{}号{branches}", number()));
            }
            Kind::Article | Kind::Supplement => {
                in_article = true;
                words.push_str(&label.to_string());
            }
            _ if in_article => words.push_str(&label.to_string()),
            _ => words.push_str(&clause.written),
        }
    }
    words
}
