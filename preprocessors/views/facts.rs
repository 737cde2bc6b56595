//! What is known of a document, as name and words; what is not known says so.

use crate::model::Known;
use crate::register::Body;
use crate::text::days::Coarse;
use serde::Serialize;

/// A Fact is a name and its value in words.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// e.g. 「所管」
    pub name: &'static str,
    /// In words; 「未確認」 and the like when there is none.
    pub value: String,
    /// There is no value.
    pub unknown: bool,
}

/// The head of a document: 所管・制定・施行 and so on.
pub fn of(body: &Body) -> Vec<Fact> {
    let words = |name, value: &Known<String>| fact(name, value, String::clone);
    let date = |name, value: &Known<Coarse>| fact(name, value, |date| date.both());
    // a form and a number are shown where there are some: most procedures have none
    let form =
        [&body.legal_form, &body.number].into_iter().filter_map(Known::value).cloned().collect::<Vec<_>>().join(" ");
    let form = (!form.is_empty()).then_some(Fact { name: "番号", value: form, unknown: false });
    let mut facts = vec![
        words("所管", &body.department),
        words("制定者", &body.enacted_by),
        date("制定", &body.dates.enacted),
        date("施行", &body.dates.effective),
        Fact { name: "公開区分", value: body.visibility.to_owned(), unknown: false },
        words("正本の所在", &body.original),
    ];
    facts.extend(form);
    facts
}

fn fact<T>(name: &'static str, value: &Known<T>, print: impl Fn(&T) -> String) -> Fact {
    match (value.value(), value.absence()) {
        (Some(value), _) => Fact { name, value: print(value), unknown: false },
        (None, absence) => Fact { name, value: absence.unwrap_or_default().to_owned(), unknown: true },
    }
}
