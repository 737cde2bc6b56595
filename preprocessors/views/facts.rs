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

/// The head of a document: 所管・制定・施行 and so on; what does not apply to it is left out.
pub fn of(body: &Body) -> Vec<Fact> {
    let words = |name, value: &Known<String>| fact(name, value, String::clone);
    let date = |name, value: &Known<Coarse>| fact(name, value, |date| date.both());
    // a form and a number are shown where there are some: most procedures have none
    let form =
        [&body.legal_form, &body.number].into_iter().filter_map(Known::value).cloned().collect::<Vec<_>>().join(" ");
    let form = (!form.is_empty()).then_some(Fact { name: "番号", value: form, unknown: false });
    let facts = [
        words("所管", &body.department),
        words("制定者", &body.enacted_by),
        date("制定", &body.dates.enacted),
        date("施行", &body.dates.effective),
        Some(Fact { name: "公開区分", value: body.visibility.to_owned(), unknown: false }),
        words("正本の所在", &body.original),
        form,
    ];
    facts.into_iter().flatten().collect()
}

fn fact<T>(name: &'static str, value: &Known<T>, print: impl Fn(&T) -> String) -> Option<Fact> {
    match (value, value.value()) {
        (Known::NotApplicable, _) => None,
        (_, Some(value)) => Some(Fact { name, value: print(value), unknown: false }),
        (_, None) => Some(Fact { name, value: value.absence().unwrap_or_default().to_owned(), unknown: true }),
    }
}
