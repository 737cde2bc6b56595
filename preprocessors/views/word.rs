//! 新旧対照表 as files of Word, one beside each page that has one: the same rows in the same order.

use super::comparison::{Comparison, RowView};
use super::front::municipality;
use super::{draft, revision};
use crate::model::HistoryEntry;
use crate::register::{Body, Published, PublishedDocument};
use crate::templates::RevisionWords;
use serde::Serialize;

/// A File is one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// Index of its document in [`Published::documents`].
    document: usize,
    /// Index of the row in its 履歴; `None`: the draft.
    row: Option<usize>,
}

/// A Sheet is what the templates in `theme/word/` show.
#[derive(Debug, Serialize)]
pub struct Sheet<'a> {
    /// What stands over the table.
    pub title: &'a str,
    /// The document.
    pub document: &'a str,
    /// When and by which act, and how far it has come, one below another.
    pub lines: Vec<String>,
    /// Whose it is.
    pub municipality: &'a str,
    /// What stands at the head of every sheet of a sample.
    pub sample: Option<&'a str>,
    /// What stands over each column.
    pub columns: [&'a str; 2],
    /// What stands below the table.
    pub note: &'a str,
    /// The rows, which are printed one by one.
    #[serde(skip)]
    pub rows: Vec<RowView>,
}

/// Where the file of a row lies in the site; the name says when it is a sample.
pub fn of_row(document: &PublishedDocument, row: &HistoryEntry) -> String {
    named(document, &revision::address(document, row))
}

/// Where the file of a draft lies in the site.
pub fn of_draft(document: &PublishedDocument) -> String {
    named(document, &super::address::of(&draft::path(document)))
}

fn named(document: &PublishedDocument, page: &str) -> String {
    let sample = if document.sample { "-mihon" } else { "" };
    format!("{}{sample}.docx", page.strip_suffix(".html").unwrap_or(page))
}

/// Every file of an edition, by its path.
pub fn all(published: &Published, words: &RevisionWords) -> Vec<(String, File)> {
    let mut files = Vec::new();
    for (at, document) in published.documents.iter().enumerate() {
        let Some(body) = document.body.value() else { continue };
        for (row, (it, past)) in body.history.iter().zip(&body.past).enumerate() {
            files.extend(past.has_comparison.then(|| (of_row(document, it), File { document: at, row: Some(row) })));
        }
        let draft = body.draft.as_ref().and_then(|draft| draft::comparison(published, words, body, &draft.body));
        files.extend(draft.map(|_| (of_draft(document), File { document: at, row: None })));
    }
    files
}

impl File {
    /// What stands in it.
    pub fn sheet<'a>(self, published: &'a Published, words: &'a RevisionWords) -> Option<Sheet<'a>> {
        let Comparison { title, columns, rows, note } = self.comparison(published, words)?;
        let (document, body) = self.document(published)?;
        let lines = match self.row {
            Some(row) => {
                let act = revision::act_in_brief(body, row);
                let not_yet = (!body.holds(row)).then(|| words.not_in_force.clone());
                let day = body.history.get(row).map(revision::when);
                day.into_iter().chain(act).chain(not_yet).collect()
            }
            None => vec![words.draft.clone(), words.draft_notice.clone()],
        };
        Some(Sheet {
            title,
            document: document.name.value().map_or("", String::as_str),
            lines,
            municipality: municipality(published, document.sample),
            sample: document.sample.then_some(words.sample_file.as_str()),
            columns,
            note,
            rows,
        })
    }

    fn document(self, published: &Published) -> Option<(&PublishedDocument, &Body)> {
        let document = published.documents.get(self.document)?;
        Some((document, document.body.value()?))
    }

    fn comparison<'a>(self, published: &Published, words: &'a RevisionWords) -> Option<Comparison<'a>> {
        let (_, body) = self.document(published)?;
        match self.row {
            Some(row) => revision::comparison(published, words, body, row),
            None => draft::comparison(published, words, body, &body.draft.as_ref()?.body),
        }
    }
}
