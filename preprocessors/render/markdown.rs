//! Markdown of a guide page → HTML, in mdBook's dialect, fit for a strict content security policy.

use crate::templates::{Broken, Templates};
use crate::views::address;
use mdbook_markdown::pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd, html};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use serde::Serialize;
use std::collections::HashMap;

/// Prints a guide page's text. `root` is the way from the page to the top of the site.
///
/// # Errors
/// The table template, where the project's own cannot be printed.
pub fn html(text: &str, root: &str, templates: &Templates) -> Result<String, Broken> {
    let mut options = MarkdownOptions::default();
    options.smart_punctuation = false; // quotes are the officer's
    let mut out = String::with_capacity(text.len() * 3 / 2);
    let mut passes = Passes { root, ids: HashMap::new(), heading: None, table: None };
    let mut events = Vec::new();
    for event in new_cmark_parser(text, &options) {
        passes.event(event, &mut events, templates)?;
    }
    html::push_html(&mut out, events.into_iter());
    Ok(out)
}

struct Passes<'a> {
    root: &'a str,
    /// Ids that are taken, with how often.
    ids: HashMap<String, usize>,
    /// Where in the events the heading began that is open.
    heading: Option<usize>,
    table: Option<Table<'a>>,
}

/// A Table is gathered whole, as its alignments may not be written as styles.
struct Table<'a> {
    alignments: Vec<Alignment>,
    rows: Vec<Vec<String>>,
    cell: Vec<Event<'a>>,
}

#[derive(Serialize)]
struct TableView<'a> {
    head: Vec<Cell<'a>>,
    rows: Vec<Vec<Cell<'a>>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    html: &'a str,
    align: &'static str,
}

impl<'a> Passes<'a> {
    fn event(&mut self, event: Event<'a>, out: &mut Vec<Event<'a>>, templates: &Templates) -> Result<(), Broken> {
        let event = match event {
            Event::Start(Tag::Table(alignments)) => {
                self.table = Some(Table { alignments, rows: Vec::new(), cell: Vec::new() });
                return Ok(());
            }
            Event::End(TagEnd::Table) => {
                if let Some(table) = self.table.take() {
                    out.push(Event::Html(templates.print_block("table", &table.view())?.into()));
                }
                return Ok(());
            }
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                self.heading = Some(out.len());
                Event::Start(Tag::Heading { level, id, classes, attrs })
            }
            Event::End(TagEnd::Heading(level)) => {
                if let Some(start) = self.heading.take() {
                    self.name_heading(start, out);
                }
                Event::End(TagEnd::Heading(level))
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Link { link_type, dest_url: self.way(dest_url), title, id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Image { link_type, dest_url: self.way(dest_url), title, id })
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                Event::Start(Tag::FootnoteDefinition(format!("fn-{name}").into()))
            }
            Event::FootnoteReference(name) => Event::FootnoteReference(format!("fn-{name}").into()),
            // a form control without a label says nothing to those who cannot see it
            Event::TaskListMarker(done) => Event::Text(if done { "☑ " } else { "☐ " }.into()),
            // markup of a page's own is said by a check and shown as the letters it is
            Event::Html(raw) | Event::InlineHtml(raw) if raw.trim_start().starts_with("<!--") => return Ok(()),
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            other => other,
        };
        match &mut self.table {
            Some(table) => table.event(event),
            None => out.push(event),
        }
        Ok(())
    }

    /// `.md` becomes `.html` in links within the book; what lies in `data/attachments/` lies in `attachments/` of the site.
    fn way(&self, destination: CowStr<'a>) -> CowStr<'a> {
        if destination.contains("://") || destination.starts_with("mailto:") {
            return destination;
        }
        if let Some((_, name)) = destination.split_once("data/attachments/") {
            return format!("{}attachments/{name}", self.root).into();
        }
        let (path, fragment) =
            destination.split_once('#').map_or((&*destination, ""), |(path, fragment)| (path, fragment));
        if !path.ends_with(".md") {
            return destination;
        }
        let page = address::of(path);
        if fragment.is_empty() { page.into() } else { format!("{page}#{fragment}").into() }
    }

    /// Gives the heading that began at `start` an id from its words, as mdBook does.
    fn name_heading(&mut self, start: usize, out: &mut [Event<'a>]) {
        let words: String = out[start..]
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        let Some(Event::Start(Tag::Heading { id, .. })) = out.get_mut(start) else { return };
        let wanted = id.as_deref().map_or_else(|| heading_id(&words), str::to_owned);
        let count = self.ids.entry(wanted.clone()).or_default();
        *count += 1;
        *id = Some(if *count == 1 { wanted } else { format!("{wanted}-{}", *count - 1) }.into());
    }
}

/// The id of a heading: its words in lower case, white space as `-`, signs dropped; begins with a letter.
pub fn heading_id(words: &str) -> String {
    let id: String = words
        .trim()
        .chars()
        .filter_map(|c| match c {
            c if c.is_alphanumeric() || c == '_' || c == '-' => c.to_lowercase().next(),
            c if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect();
    if id.starts_with(char::is_alphabetic) { id } else { format!("s-{id}") }
}

impl<'a> Table<'a> {
    fn event(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => self.rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => self.cell.clear(),
            Event::End(TagEnd::TableCell) => {
                let mut cell = String::new();
                html::push_html(&mut cell, self.cell.drain(..));
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {}
            other => self.cell.push(other),
        }
    }

    fn view(&self) -> TableView<'_> {
        let mut rows = self.rows.iter().map(|row| {
            row.iter()
                .enumerate()
                .map(|(at, html)| {
                    let align = match self.alignments.get(at) {
                        Some(Alignment::Left) => "left",
                        Some(Alignment::Center) => "center",
                        Some(Alignment::Right) => "right",
                        _ => "none",
                    };
                    Cell { html: html.as_str(), align }
                })
                .collect()
        });
        let head = rows.next().unwrap_or_default();
        TableView { head, rows: rows.collect() }
    }
}
