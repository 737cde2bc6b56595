//! データの書き方: what is recorded where, as the types themselves say.

use crate::model::Visibility;
use crate::model::kinds::{KINDS, RecordKind};
use crate::model::record::FieldDoc;
use crate::templates::{Broken, Templates};
use serde::Serialize;

/// Where it is.
pub const PATH: &str = "dictionary.md";

/// A Dictionary is what `dictionary.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Dictionary {
    /// The kinds, printed one by one: the page grows with the fields there are.
    kinds: String,
    /// Who may know what.
    circles: Vec<Circle>,
}

#[derive(Debug, Serialize)]
struct KindView {
    folder: &'static str,
    title: &'static str,
    what: &'static str,
    files: String,
    /// Its fields, printed.
    rows: String,
}

/// A Row is one field.
#[derive(Debug, Serialize)]
struct Row {
    key: &'static str,
    /// The keys around it, where it is part of a record inside another.
    within: Option<String>,
    title: &'static str,
    help: &'static str,
    expected: String,
    required: bool,
    circle: &'static str,
}

#[derive(Debug, Serialize)]
struct Circle {
    name: &'static str,
    editions: String,
}

/// The view of the page.
///
/// # Errors
/// What a template of the project's own does that cannot be printed.
pub fn dictionary(templates: &Templates) -> Result<Dictionary, Broken> {
    let kinds =
        KINDS.iter().map(|of| templates.print("record-kind", &kind(of, templates)?)).collect::<Result<_, _>>()?;
    Ok(Dictionary { kinds, circles: Visibility::ALL.iter().map(circle).collect() })
}

fn kind(kind: &RecordKind, templates: &Templates) -> Result<KindView, Broken> {
    let mut rows = Vec::new();
    add(kind.fields, None, Visibility::Public, &mut rows);
    let files = kind.pattern().replace("*/", "〈文書の識別子〉/").replace('*', "〈名前〉");
    let rows = templates.print_each("field", &rows)?;
    Ok(KindView { folder: kind.folder, title: kind.title, what: kind.what, files, rows })
}

/// Adds a row for each field, and behind it those of the record inside it, which no wider circle may know.
fn add(fields: &[FieldDoc], within: Option<&str>, widest: Visibility, rows: &mut Vec<Row>) {
    for field in fields {
        let visible = field.visible.max(widest);
        rows.push(Row {
            key: field.key,
            within: within.map(str::to_owned),
            title: field.title,
            help: field.help,
            expected: (field.expected)(),
            required: (field.required)(),
            circle: visible.name(),
        });
        let here = within.map_or_else(|| field.key.to_owned(), |within| format!("{within} の {}", field.key));
        add((field.parts)(), Some(&here), visible, rows);
    }
}

fn circle(visibility: &Visibility) -> Circle {
    let editions = crate::model::Edition::ALL.into_iter().filter(|edition| edition.may_show(*visibility));
    let names: Vec<_> = editions.map(crate::model::Edition::name).collect();
    Circle { name: visibility.name(), editions: names.join("、") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::{Field as _, Known, part};
    use std::collections::BTreeMap;

    part! {
        /// An Inner is for this test.
        #[allow(dead_code, reason = "only its description is looked at")]
        Inner, "内" {
            /// For all.
            a: String = "甲": "甲を書きます。" @ Public,
        }
    }

    part! {
        /// An Outer is for this test.
        #[allow(dead_code, reason = "only its description is looked at")]
        Outer, "外" {
            /// Inside.
            b: Vec<Known<Inner>> = "乙" @ Staff,
        }
    }

    #[test]
    fn what_is_inside_is_no_wider_known() {
        let mut rows = Vec::new();
        add(Outer::parts(), None, Visibility::Public, &mut rows);
        let seen: Vec<_> = rows.iter().map(|row| (row.key, row.within.as_deref(), row.required, row.circle)).collect();
        assert_eq!(seen, [("b", None, false, "職員"), ("a", Some("b"), true, "職員")]);
    }

    #[test]
    fn every_kind_and_field_is_there() {
        let page = dictionary(&Templates::new(&BTreeMap::new()).unwrap()).unwrap();
        assert_eq!(page.kinds.matches("<section").count(), KINDS.len());
        assert_eq!(page.circles[1].editions, "職員版、担当版");
        let ids = page.kinds.matches("<code>id</code></th>").count();
        assert!(ids >= KINDS.len(), "{ids}");
    }
}
