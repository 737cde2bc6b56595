//! A table of records: whole on paper and without JavaScript; with it, sorted by a column and narrowed by choices and
//! words (`theme/js/tables.js`). The same [`Table`] becomes a page's `records.hbs` and a CSV file (`export/csv.rs`).
//!
//! ```text
//! Table
//! ├── columns   what each cell of a row is: words, a number, a day
//! ├── filters   a name and its choices
//! └── rows      cells of runs (words, links, marks in words), and which choice of each filter the row falls under
//! ```

use super::address;
use crate::templates::{Broken, HOLE, PrintedRows, Templates};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A table of no more rows, and without filters, is seen at a glance: it has no tools.
const FEW: usize = 8;

/// Where the files of tables lie in the site.
const FOLDER: &str = "csv";

/// A Table is rows of records under named columns.
#[derive(Debug, Default)]
pub struct Table {
    /// Of the element, and the first part of what the address keeps: a word of letters, one on its page.
    pub id: String,
    /// What the table is called.
    pub caption: String,
    /// One for each cell of a row.
    pub columns: Vec<Column>,
    /// In the order in which they are read until somebody sorts them.
    pub rows: Vec<Row>,
    /// What the rows can be narrowed by, beside words.
    pub filters: Vec<Filter>,
    /// Over the table: what it shows, and what it does not.
    pub note: Option<String>,
    /// How many there are of them in all; more than `rows` where these are one page of several.
    pub total: usize,
    /// The columns (from 0) of the first day and the last of what a row is, where the rows can be narrowed to a day.
    pub period: Option<(usize, usize)>,
    /// The name of its CSV file, without `.csv`; `None` when it has none.
    pub csv: Option<String>,
    /// The same of its JSON file.
    pub json: Option<String>,
    /// Where the script lies that holds the rows of all its pages; `None` where all of them are here.
    pub script: Option<String>,
    /// The pages on which its rows stand, where these are several.
    pub pager: Vec<PagerView>,
    /// Where the rows are that are left out, if any are.
    pub more: Option<String>,
    /// It is read as a whole: no tools, however long it is.
    pub is_plain: bool,
    /// A cell names or leads to a sample, though its row is none.
    pub names_sample: bool,
    /// In its place when it has no rows: that there are none, and how there come to be some.
    pub empty: String,
}

/// A Column is what the cells below one another have in common.
#[derive(Debug)]
pub struct Column {
    /// Its heading; a unit stands in it.
    pub title: String,
    /// What its cells are.
    pub form: Form,
    /// Whether readers may sort by it.
    pub sortable: bool,
}

/// A Form is what the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words and links.
    Words,
    /// Numbers, set to the right.
    Number,
    /// Days as people wrote them, each sorted by its day of the Western calendar, which a CSV file has beside it.
    Day,
}

impl Form {
    /// The class of its cells in style sheets.
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Words => None,
            Self::Number => Some("to-right"),
            Self::Day => Some("day"),
        }
    }
}

impl Column {
    /// A column of words, sortable.
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), form: Form::Words, sortable: true }
    }

    /// A column of numbers, sortable.
    pub fn numbers(title: impl Into<String>) -> Self {
        Self { form: Form::Number, ..Self::words(title) }
    }

    /// A column of days, sortable.
    pub fn days(title: impl Into<String>) -> Self {
        Self { form: Form::Day, ..Self::words(title) }
    }

    /// The same, by which nobody would sort: remarks.
    #[must_use]
    pub fn unsorted(self) -> Self {
        Self { sortable: false, ..self }
    }
}

/// A Row is one record.
#[derive(Debug, Default)]
pub struct Row {
    /// One for each column; the first names the record.
    pub cells: Vec<Cell>,
    /// A filter's key, and the key of the choice under which the row falls; a filter may be named several times.
    pub facets: Vec<(String, String)>,
    /// The record is a sample.
    pub sample: bool,
    /// Of its element, where links lead to the row.
    pub id: Option<String>,
}

impl Row {
    /// A row of `cells`.
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { cells: cells.into_iter().collect(), ..Self::default() }
    }

    /// The same under one more choice.
    #[must_use]
    pub fn under(mut self, filter: &str, choice: &str) -> Self {
        self.facets.push((filter.to_owned(), choice.to_owned()));
        self
    }

    /// The same with an anchor.
    #[must_use]
    pub fn at(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// The same, said to be a sample or not.
    #[must_use]
    pub fn sample(self, sample: bool) -> Self {
        Self { sample, ..self }
    }
}

/// A Cell is what stands under one column: one run on a line, several as a list.
#[derive(Debug, Default)]
pub struct Cell {
    /// In order; none where there is nothing to say, which is better said: 「なし」.
    pub runs: Vec<Run>,
    /// What it is sorted by where that is not what it says: `2026-04-01`, `12`.
    pub key: Option<String>,
}

impl Cell {
    /// A cell of words.
    pub fn words(words: impl Into<String>) -> Self {
        Self::of([Run::words(words)])
    }

    /// A cell of one link.
    pub fn link(words: impl Into<String>, href: impl Into<String>) -> Self {
        Self::of([Run::link(words, href)])
    }

    /// A cell of runs.
    pub fn of(runs: impl IntoIterator<Item = Run>) -> Self {
        Self { runs: runs.into_iter().collect(), key: None }
    }

    /// The same, sorted by `key`.
    #[must_use]
    pub fn by(self, key: impl Into<String>) -> Self {
        Self { key: Some(key.into()), ..self }
    }
}

/// A Run is a piece of a cell.
#[derive(Debug, Default, Serialize)]
pub struct Run {
    /// What it says.
    pub words: String,
    /// Where it leads.
    pub href: Option<String>,
    /// Behind it, quietly.
    pub note: Option<String>,
    /// It says that something is wrong or missing (要確認, 抜け), and is set apart.
    pub mark: bool,
}

impl Run {
    /// Plain words.
    pub fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// A link.
    pub fn link(words: impl Into<String>, href: impl Into<String>) -> Self {
        Self { href: Some(href.into()), ..Self::words(words) }
    }

    /// A mark.
    pub fn mark(words: impl Into<String>) -> Self {
        Self { mark: true, ..Self::words(words) }
    }

    /// What it says in a file, which has no markup: a note stands in brackets.
    pub fn said(&self) -> Cow<'_, str> {
        match &self.note {
            Some(note) => Cow::Owned(format!("{}（{note}）", self.words)),
            None => Cow::Borrowed(&self.words),
        }
    }

    /// The same with a note behind it.
    #[must_use]
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }
}

/// A Filter is a question to which each row has an answer.
#[derive(Debug)]
pub struct Filter {
    /// In the address and in rows.
    pub key: String,
    /// The question: 区分.
    pub title: String,
    /// A choice's key, which rows name, and what it is called. One under which no row falls is offered all the same: that
    /// there is none is an answer.
    pub choices: Vec<(String, String)>,
    /// How many rows fall under each, where these are not counted from the rows of the page.
    pub counts: Option<Vec<usize>>,
}

impl Filter {
    /// A filter with its choices.
    pub fn new<'a>(key: &str, title: &str, choices: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let owned = |(key, title): (&str, &str)| (key.to_owned(), title.to_owned());
        let choices = choices.into_iter().map(owned).collect();
        Self { key: key.to_owned(), title: title.to_owned(), choices, counts: None }
    }
}

impl Table {
    /// Whether a sample stands in it: its page and its file then say so.
    pub fn shows_sample(&self) -> bool {
        self.names_sample || self.rows.iter().any(|row| row.sample)
    }

    /// Whether nothing else stands in it: the caption then says so once, and no row need.
    fn is_sample(&self) -> bool {
        !self.rows.is_empty() && self.rows.iter().all(|row| row.sample)
    }

    /// Where its CSV file lies in the site; the name says when it holds samples.
    pub fn csv_path(&self) -> Option<String> {
        let name = self.csv.as_ref()?;
        let sample = if self.shows_sample() { "-mihon" } else { "" };
        Some(format!("{FOLDER}/{name}{sample}.csv"))
    }

    /// The same of its JSON file.
    pub fn json_path(&self) -> Option<String> {
        let name = self.json.as_ref()?;
        let sample = if self.shows_sample() { "-mihon" } else { "" };
        Some(format!("{FOLDER}/{name}{sample}.json"))
    }

    /// Prints one row after the other and hands each to `take`. A row is printed cell by cell: it has as many shapes as its
    /// cells together, a cell has few.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn print_rows(&self, templates: &Templates, mut take: impl FnMut(&str)) -> Result<(), Broken> {
        let (mut press, says_sample) = (templates.press(), !self.is_sample());
        let (mut cells, mut facets, mut printed) = (String::new(), String::new(), String::new());
        for row in &self.rows {
            [&mut cells, &mut facets, &mut printed].into_iter().for_each(String::clear);
            for (at, (column, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
                let view = CellView {
                    head: at == 0,
                    class: column.form.class(),
                    key: cell.key.as_deref(),
                    several: cell.runs.len() > 1,
                    runs: &cell.runs,
                    sample: at == 0 && row.sample && says_sample,
                };
                press.print("cell", &view, "", &mut cells)?;
            }
            for (filter, choice) in &row.facets {
                if !facets.is_empty() {
                    facets.push(' ');
                }
                push_token(filter, &mut facets);
                facets.push('=');
                push_token(choice, &mut facets);
            }
            let view = RowView { id: row.id.as_deref(), facets: &facets, cells: HOLE };
            press.print("record", &view, &cells, &mut printed)?;
            take(&printed);
        }
        Ok(())
    }

    /// The table as it stands on the page at `here`.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn print(&self, templates: &Templates, here: &str) -> Result<String, Broken> {
        let mut printed = PrintedRows::default();
        self.print_rows(templates, |row| printed.push(row))?;
        if let (Some(script), Some(page)) = (&self.script, self.pager.iter().position(|page| page.current)) {
            templates.shelf.put(script, page, printed.clone());
        }
        let rows = printed.text;
        let total = self.total.max(self.rows.len());
        let few = self.rows.len() <= FEW && self.filters.is_empty() && self.period.is_none();
        let tools = !self.is_plain && !few;
        let view = View {
            id: &self.id,
            caption: &self.caption,
            sample: self.is_sample(),
            mixed: self.shows_sample() && !self.is_sample(),
            note: self.note.as_deref(),
            csv: self.csv_path().filter(|_| templates.files).map(|path| address::relative(here, &path)),
            json: self.json_path().filter(|_| templates.files).map(|path| address::relative(here, &path)),
            script: self.script.as_deref().map(|path| address::relative(here, path)),
            pager: &self.pager,
            more: self.more.as_deref(),
            columns: self.columns.iter().map(|column| ColumnView::of(column, tools)).collect(),
            filters: self.filters.iter().map(|filter| self.filter(filter)).collect(),
            count: total.to_string(),
            period: self.period.map(|(from, to)| [from.to_string(), to.to_string()]),
            tools,
            empty: &self.empty,
            rows: if rows.is_empty() { "" } else { HOLE },
        };
        templates.print_around("records", &view, &rows)
    }

    fn filter<'a>(&'a self, filter: &'a Filter) -> FilterView<'a> {
        if let Some(counts) = &filter.counts {
            let options = filter.choices.iter().zip(counts).map(|((key, title), count)| OptionView {
                key: token(key),
                title,
                count: count.to_string(),
            });
            return FilterView { key: token(&filter.key), title: &filter.title, options: options.collect() };
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &self.rows {
            let mut under: Vec<&str> =
                row.facets.iter().filter(|(key, _)| *key == filter.key).map(|(_, choice)| choice.as_str()).collect();
            under.sort_unstable();
            under.dedup();
            for choice in under {
                *counts.entry(choice).or_default() += 1;
            }
        }
        let options = filter.choices.iter().map(|(key, title)| OptionView {
            key: token(key),
            title,
            count: counts.get(key.as_str()).copied().unwrap_or_default().to_string(),
        });
        FilterView { key: token(&filter.key), title: &filter.title, options: options.collect() }
    }
}

/// A key as one word.
pub fn token(key: &str) -> String {
    let mut token = String::with_capacity(key.len());
    push_token(key, &mut token);
    token
}

fn push_token(key: &str, out: &mut String) {
    for (at, part) in key.split(char::is_whitespace).enumerate() {
        if at > 0 {
            out.push('_');
        }
        out.push_str(part);
    }
}

/// A View is what `records.hbs` shows.
#[derive(Serialize)]
struct View<'a> {
    id: &'a str,
    caption: &'a str,
    sample: bool,
    mixed: bool,
    note: Option<&'a str>,
    csv: Option<String>,
    json: Option<String>,
    script: Option<String>,
    pager: &'a [PagerView],
    more: Option<&'a str>,
    columns: Vec<ColumnView<'a>>,
    filters: Vec<FilterView<'a>>,
    count: String,
    /// Columns of the first day and the last.
    period: Option<[String; 2]>,
    /// What needs JavaScript stands over it.
    tools: bool,
    empty: &'a str,
    /// In place of the rows, of which there may be thousands.
    rows: &'static str,
}

/// A PagerView is one of the pages of a table.
#[derive(Debug, Serialize)]
pub struct PagerView {
    /// Which rows stand there: 「1–500」.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// It is this page.
    pub current: bool,
}

#[derive(Serialize)]
struct ColumnView<'a> {
    title: &'a str,
    class: Option<&'static str>,
    sortable: bool,
}

impl<'a> ColumnView<'a> {
    fn of(column: &'a Column, tools: bool) -> Self {
        Self { title: &column.title, class: column.form.class(), sortable: column.sortable && tools }
    }
}

#[derive(Serialize)]
struct FilterView<'a> {
    key: String,
    title: &'a str,
    options: Vec<OptionView<'a>>,
}

#[derive(Serialize)]
struct OptionView<'a> {
    key: String,
    title: &'a str,
    count: String,
}

/// A RowView is what `record.hbs` shows.
#[derive(Serialize)]
struct RowView<'a> {
    id: Option<&'a str>,
    /// What it says of each filter, each one word.
    facets: &'a str,
    /// In place of the cells, which are printed.
    cells: &'static str,
}

/// A CellView is what `cell.hbs` shows.
#[derive(Serialize)]
struct CellView<'a> {
    head: bool,
    class: Option<&'static str>,
    key: Option<&'a str>,
    several: bool,
    runs: &'a [Run],
    sample: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let row = |name: &str, count: &str, tier: &str| {
            Row::new([Cell::link(name, "a.html#k1"), Cell::words(count).by(count)]).under("tier", tier)
        };
        Table {
            id: "list".to_owned(),
            caption: "一覧".to_owned(),
            columns: vec![Column::words("名前"), Column::numbers("数（件）")],
            rows: vec![
                row("甲", "2", "high"),
                row("乙", "10", "low part"),
                row("丙", "1", "low part").under("tier", "high"),
            ],
            filters: vec![Filter::new("tier", "段", [("high", "上"), ("low part", "下"), ("none", "外")])],
            csv: Some("ichiran".to_owned()),
            empty: "ありません。".to_owned(),
            ..Table::default()
        }
    }

    fn print(table: &Table) -> String {
        table.print(&Templates::new(&BTreeMap::new()).unwrap(), "deep/list.html").unwrap()
    }

    #[test]
    fn a_table_is_whole_and_says_what_it_is() {
        let html = print(&table());
        for part in [
            r#"<div class="scroll" tabindex="0" role="group" aria-label="一覧の表"><table><caption>一覧</caption>"#,
            r#"<th scope="col" data-sortable>名前</th><th scope="col" class="to-right" data-sortable>数（件）</th>"#,
            r#"<tr data-facets="tier=low_part tier=high"><th scope="row"><a href="a.html#k1">丙</a></th><td class="to-right" data-sort="1">1</td>"#,
            r#"<option value="">すべて</option><option value="high">上（2）</option><option value="low_part">下（2）</option><option value="none">外（0）</option>"#,
            r#"<form class="tools" role="search" aria-label="一覧の絞り込み" hidden>"#,
            r#"<a href="../csv/ichiran.csv" download>"#,
            r#"<p class="shown" role="status">3件</p>"#,
        ] {
            assert!(html.split('\n').collect::<String>().contains(part), "{part} is not in\n{html}");
        }
    }

    #[test]
    fn an_empty_table_says_so() {
        let html = print(&Table { rows: Vec::new(), ..table() });
        assert!(html.contains("ありません。") && !html.contains("<table") && !html.contains("csv"), "{html}");
    }

    #[test]
    fn several_runs_are_a_list_and_marks_are_words() {
        let mut table = table();
        table.rows[0].cells[0] =
            Cell::of([Run::link("第1条", "#k1").noted("目的"), Run::words("<b>"), Run::mark("要確認")]);
        let html = print(&table);
        let list = r##"<ul><li><a href="#k1">第1条</a> <span class="aside">目的</span></li><li>&lt;b&gt;</li><li><strong class="mark">要確認</strong></li></ul>"##;
        assert!(html.contains(list), "{html}");
    }

    #[test]
    fn samples_are_named_in_the_table_and_in_the_file_name() {
        let mut table = table();
        assert_eq!(table.csv_path().as_deref(), Some("csv/ichiran.csv"));
        table.rows[1].sample = true;
        assert_eq!(table.csv_path().as_deref(), Some("csv/ichiran-mihon.csv"));
        let html = print(&table);
        assert!(html.contains("<caption>一覧（見本を含む）</caption>"), "{html}");
        let marks = |html: &str| html.matches(r#"<strong class="mark">見本</strong>"#).count();
        assert_eq!(marks(&html), 1, "{html}");
        for row in &mut table.rows {
            row.sample = true;
        }
        let html = print(&table);
        assert!(html.contains("<caption>一覧（見本）</caption>"), "{html}");
        assert_eq!(marks(&html), 0, "the caption has said it: {html}");
    }

    proptest::proptest! {
        #[test]
        fn rows_come_out_in_order_and_no_words_become_markup(names in proptest::collection::vec("[<&\"'あ \u{FDD0}]{0,5}", 1..20)) {
            let rows = names.iter().map(|name| Row::new([Cell::words(name.as_str())]).under("f", name)).collect();
            let columns = vec![Column::words("名前")];
            let html = print(&Table { rows, columns, filters: Vec::new(), ..table() });
            let body = html.split("<tbody>\n").nth(1).unwrap().split("</tbody>").next().unwrap();
            let cells = body.split("<th scope=\"row\">").skip(1);
            let shown: Vec<&str> = cells.map(|cell| cell.split("</th>").next().unwrap()).collect();
            let expected: Vec<String> = names.iter().map(|name| {
                name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
            }).collect();
            proptest::prop_assert_eq!(shown, expected);
        }
    }
}
