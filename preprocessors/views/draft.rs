//! 改正案: what nobody has decided yet, beside what holds, and what hangs on the clauses that it changes.

use super::comparison::Comparison;
use super::linker::Linker;
use super::table::{Cell, Column, Row, Run, Table};
use super::{address, pages, revision, word};
use crate::compare::compare;
use crate::register::{Body, Published, PublishedDocument};
use crate::templates::{Broken, RevisionWords, Templates};
use serde::Serialize;

/// A View is what `draft.hbs` shows.
#[derive(Serialize)]
struct View<'a> {
    document: &'a str,
    document_href: Option<String>,
    title: &'a str,
    sample: bool,
    /// Printed.
    comparison: String,
    no_change: &'a str,
    /// Printed: what is tied to the clauses that change.
    touched: String,
    text: &'a str,
    texts: Vec<revision::Link>,
}

/// The chapter's path.
pub fn path(document: &PublishedDocument) -> String {
    format!("drafts/{}.md", document.id)
}

/// Prints the page of a draft; `body` is what holds.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(
    published: &Published,
    templates: &Templates,
    document: &PublishedDocument,
    body: &Body,
    draft: &Body,
    here: &str,
) -> Result<String, Broken> {
    let words = &templates.words.revision;
    let old = holding(body);
    let changes = compare(&old.texts(), &draft.texts()).changes;
    let mut clauses: Vec<usize> =
        changes.iter().filter_map(|change| Some(body.holder(old_in(old, body, change.old?)?))).collect();
    clauses.sort_unstable();
    clauses.dedup();
    let touched = touched(published, templates, document, body, &clauses, here);
    let view = View {
        document: document.name.value().map_or("", String::as_str),
        document_href: pages::document_address(document).map(|to| address::relative(here, &to)),
        title: &words.draft,
        sample: document.sample,
        comparison: match comparison(published, words, body, draft) {
            Some(comparison) => {
                comparison.print(templates, document, Some(address::relative(here, &word::of_draft(document))))?
            }
            None => String::new(),
        },
        no_change: &words.no_change,
        touched: touched.print(templates, here)?,
        text: &words.draft_text,
        texts: revision::links(draft, here),
    };
    templates.print("draft", &view)
}

/// The text that holds: while somebody works on it the page of the document has the words of the file.
fn holding(body: &Body) -> &Body {
    let row = (0..body.history.len()).rfind(|&at| body.holds(at));
    row.and_then(|row| body.stood(row)).unwrap_or(body)
}

/// What a draft changes of what holds.
pub(super) fn comparison<'a>(
    published: &Published,
    words: &'a RevisionWords,
    body: &Body,
    draft: &Body,
) -> Option<Comparison<'a>> {
    Comparison::of(published, words, holding(body), draft)
}

/// A clause of the text that holds, in the text of the document's page: the same, or while somebody works on it that of the
/// same permanent anchor.
fn old_in(old: &Body, body: &Body, at: usize) -> Option<usize> {
    let anchor = old.anchors.at(at)?;
    (0..body.structure.entries().len()).find(|&at| body.anchors.at(at) == Some(anchor))
}

/// What is tied to these clauses: it may have to change with them.
fn touched(
    published: &Published,
    templates: &Templates,
    document: &PublishedDocument,
    body: &Body,
    clauses: &[usize],
    here: &str,
) -> Table {
    let words = &templates.words.revision.touched;
    let linker = Linker::new(published, templates, document, body, here);
    let mut rows = Vec::new();
    for &at in clauses {
        let relations = linker.relations_of(at, |above| body.holder(above) == above && above == at);
        for group in relations.into_iter().flat_map(|relations| relations.groups) {
            let run =
                |it: super::relations::Relation| Run { words: it.title, href: it.href, note: it.note, mark: false };
            let cells = [
                Cell::words(body.structure.cite(at)),
                Cell::words(group.title),
                Cell::of(group.links.into_iter().map(run)),
            ];
            rows.push(Row::new(cells));
        }
    }
    Table {
        id: "minaosu".to_owned(),
        caption: words.caption.clone(),
        columns: words.columns.iter().map(|title| Column::words(title.as_str()).unsorted()).collect(),
        note: Some(templates.words.revision.touched_note.clone()),
        rows,
        names_sample: document.sample,
        is_plain: true,
        empty: words.empty.clone(),
        ..Table::default()
    }
}
