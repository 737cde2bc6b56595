//! ダッシュボード: how far the measures are carried out, and the figures behind that. Every figure says what it is a part
//! of, how it is counted, of which day it is, and leads to the very records.

use super::lists::{List, sheet};
use super::table::{Cell, Column, Form, Row, Run, Table};
use super::{address, chart, ends, ledger};
use crate::model::ledger::Ledger;
use crate::register::{
    Cross, Figure, Figures, Group, Measure, Published, Rows, Target, YearShare, days_to_come, is_fresh, per_cent,
};
use crate::templates::{Broken, DashboardWords, Templates, Words};

/// Where it is.
pub const HERE: &str = "dashboard.html";

/// Below so many a share says little, and is marked.
const FEW: usize = 10;

/// Whether there is anything to show.
pub fn is_there(published: &Published) -> bool {
    published.figures.value().is_some_and(|figures| !figures.figures.is_empty() || !figures.measures.is_empty())
}

/// Whether a sample is among what is counted.
pub fn shows_sample(published: &Published) -> bool {
    published.shows_sample() || published.ledgers.iter().any(ledger::shows_sample)
}

/// The page.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, title: &str, here: &str) -> Result<String, Broken> {
    let Some(figures) = published.figures.value() else { return Ok(String::new()) };
    let (words, sample) = (&templates.words, shows_sample(published));
    let said = &words.dashboard;
    let mut body = String::new();
    if let Some(table) = measures(published, figures, words, here) {
        body.push_str(&table.print(templates, here)?);
    }
    for group in Group::ALL {
        let table = of_group(published, figures, group, words, here);
        if !table.rows.is_empty() {
            body.push_str(&table.print(templates, here)?);
        }
    }
    let unit = &words.count;
    for (id, cross, said, keys) in [
        ("hantei", &figures.grades, &said.grades, "grade"),
        ("kubun", &figures.categories, &said.categories, "category"),
    ] {
        if cross.total() > 0 {
            let picture =
                chart::print(templates, id, &said.title, &cross.columns, &chart::bars(cross, unit), None, sample)?;
            let table = crossed(cross, &said.title, &said.first, id, here, |row, column| {
                ledger::query(Ledger::Findings, &[("year", row), (keys, column)])
            });
            body.push_str(&picture);
            body.push_str(&table.print(templates, here)?);
        }
    }
    for (id, shares, said) in
        [("kenshu", &figures.training, &said.training), ("tenken", &figures.selfchecks, &said.selfchecks)]
    {
        if !shares.is_empty() {
            body.push_str(&trend(templates, id, shares, &said.title, &said.first, sample, here)?);
        }
    }
    if !figures.correction.is_empty() {
        body.push_str(&correction(figures, said, words).print(templates, here)?);
    }
    if figures.heat.total() > 0 {
        let table = crossed(&figures.heat, &said.heat.title, &said.heat.first, "netsu", here, |row, column| {
            ledger::query(Ledger::Assets, &[("importance", row), ("threat", column)])
        });
        body.push_str(&table.print(templates, here)?);
    }
    body.push_str(&blanks(figures, words, here).print(templates, here)?);
    sheet(templates, title, &lead(published, figures, said), &body)
}

/// As of which day, and how long until the measures bind.
pub fn lead(published: &Published, figures: &Figures, said: &DashboardWords) -> Vec<String> {
    let mut lead = vec![said.as_of.replace("{day}", &published.today.day().both())];
    let framework = figures.measures.first().map(|measure| measure.framework);
    if let Some((at, (day, days))) = framework.and_then(|at| Some((at, days_to_come(published, at)?))) {
        let name = published.registers.frameworks.iter().nth(at).and_then(|it| it.name.value());
        let name = name.map_or("", String::as_str);
        let line = said.days_left.replace("{name}", name).replace("{day}", &day.both());
        lead.push(line.replace("{days}", &days.to_string()));
    }
    lead.push(said.lead.clone());
    lead
}

/// 定めた / 手順がある / 実施を確かめた, measure by measure.
pub fn measures(published: &Published, figures: &Figures, words: &Words, here: &str) -> Option<Table> {
    let said = &words.dashboard.measures;
    if figures.measures.is_empty() {
        return None;
    }
    let row = |measure: &Measure| {
        let (laid_down, with_procedure, seen, all) = measure.counts();
        let part = Target::Part(measure.framework, measure.part);
        let name = ends::run(published, part, here).and_then(|run| run.href);
        let name = Run { words: format!("{}{}", measure.number, measure.name), href: name, ..Run::default() };
        let old = measure.parts.iter().filter(|part| part.evidence.is_some() && !part.is_seen).count();
        let newest = measure.parts.iter().filter_map(|part| part.evidence).max_by_key(|(_, day)| *day);
        let evidence = newest.and_then(|(at, day)| {
            let record = published.ledger(Ledger::Evidence)?.get(at)?;
            let href = address::relative(here, &ledger::record_address(Ledger::Evidence, record));
            Some(Cell::of([Run::link(day.wareki(), href)]).by(day.to_string()))
        });
        let mut confirmed = vec![Run::words(format!("{seen}/{all}"))];
        if seen < all {
            confirmed.push(Run::mark(said.unconfirmed.replace("{count}", &(all - seen).to_string())));
        }
        if old > 0 {
            confirmed.push(Run::words(said.old.replace("{count}", &old.to_string())));
        }
        Row::new([
            Cell::of([name]),
            Cell::words(format!("{laid_down}/{all}")),
            Cell::words(format!("{with_procedure}/{all}")),
            Cell::of(confirmed),
            evidence.unwrap_or_else(ends::dash),
        ])
    };
    let mut columns = ends::columns(&said.columns);
    columns.iter_mut().for_each(|column| column.sortable = false);
    if let Some(last) = columns.last_mut() {
        last.form = Form::Day;
    }
    Some(Table {
        id: "sochi".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows: figures.measures.iter().map(row).collect(),
        names_sample: shows_sample(published),
        note: Some(said.note.clone()),
        is_plain: true,
        ..Table::default()
    })
}

/// The figures under one heading.
pub fn of_group(published: &Published, figures: &Figures, group: Group, words: &Words, here: &str) -> Table {
    let said = &words.dashboard;
    let own = figures.figures.iter().filter(|figure| figure.group == group);
    let rows = own.map(|figure| row(published, figure, words, here));
    let mut columns: Vec<Column> = ends::columns(&said.columns);
    columns.iter_mut().for_each(|column| column.sortable = false);
    if let Some(day) = columns.get_mut(3) {
        day.form = Form::Day;
    }
    Table {
        id: format!("kazu-{}", group as usize),
        caption: said.groups.get(group as usize).cloned().unwrap_or_default(),
        columns,
        rows: rows.collect(),
        names_sample: shows_sample(published),
        is_plain: true,
        ..Table::default()
    }
}

fn row(published: &Published, figure: &Figure, words: &Words, here: &str) -> Row {
    let said = &words.dashboard;
    let (name, formula) = said.figures.get(figure.key).map_or((figure.key, ""), |it| (&it.name, &it.formula));
    let number = Run::link(number(figure, &words.count), way(figure.rows, here));
    let mut numbers = vec![number];
    if figure.whole.is_some_and(|whole| whole < FEW) {
        numbers.push(Run::words(said.few.as_str()));
    }
    let alarm = figure.is_alarm && figure.part > 0;
    let unsure = figure.dated.is_none_or(|day| !is_fresh(day, published.today));
    let nothing = figure.whole == Some(0);
    let state = match (alarm, unsure || nothing) {
        (true, _) => Cell::of([Run::mark(said.act.as_str())]),
        (false, true) => Cell::of([Run::mark(said.unconfirmed.as_str())]),
        (false, false) => ends::dash(),
    };
    let day = figure.dated.map_or_else(ends::dash, |day| Cell::words(day.wareki()).by(day.to_string()));
    Row::new([Cell::words(name), Cell::of(numbers), Cell::words(formula), day, state])
}

/// 「18/20（90.0％）」, or a number alone.
pub fn number(figure: &Figure, unit: &str) -> String {
    match figure.whole {
        Some(whole) => match per_cent(figure.part, whole) {
            Some(share) => format!("{}/{whole}{unit}（{share}％）", figure.part),
            None => format!("{}/0{unit}", figure.part),
        },
        None => format!("{}{unit}", figure.part),
    }
}

/// Where the very records are.
fn way(rows: Rows, here: &str) -> String {
    match rows {
        Rows::Ledger(of, None) => address::relative(here, &List::Ledger(of, 0).address()),
        Rows::Ledger(of, Some(choice)) => {
            format!("{}{}", address::relative(here, &List::Ledger(of, 0).address()), ledger::query(of, &[choice]))
        }
        Rows::Gaps => address::relative(here, &List::Gaps.address()),
        Rows::Frameworks => address::relative(here, &List::Frameworks.address()),
    }
}

/// A cross table whose counts lead to the records.
fn crossed(
    cross: &Cross,
    caption: &str,
    first: &str,
    id: &str,
    here: &str,
    query: impl Fn(&str, &str) -> String,
) -> Table {
    let of = if id == "netsu" { Ledger::Assets } else { Ledger::Findings };
    let page = address::relative(here, &List::Ledger(of, 0).address());
    let mut columns = vec![Column::words(first).unsorted()];
    columns.extend(cross.columns.iter().map(|name| Column::numbers(name.as_str()).unsorted()));
    columns.push(Column::numbers("計").unsorted());
    let rows = cross.rows.iter().zip(&cross.counts).map(|(name, counts)| {
        let cells = cross.columns.iter().zip(counts).map(|(column, count)| match count {
            0 => Cell::words("0"),
            count => Cell::link(count.to_string(), format!("{page}{}", query(name, column))),
        });
        let total = Cell::words(counts.iter().sum::<usize>().to_string());
        Row::new(std::iter::once(Cell::words(name.as_str())).chain(cells).chain([total]))
    });
    let rows = rows.collect();
    Table {
        id: format!("{id}-hyo"),
        caption: caption.to_owned(),
        columns,
        rows,
        names_sample: true,
        is_plain: true,
        ..Table::default()
    }
}

/// Shares by 年度: a picture and its table.
fn trend(
    templates: &Templates,
    id: &str,
    shares: &[YearShare],
    title: &str,
    first: &str,
    sample: bool,
    here: &str,
) -> Result<String, Broken> {
    let bar = |share: &YearShare| {
        let percent = per_cent(share.part, share.whole).unwrap_or_default();
        let length = (share.part * 100).checked_div(share.whole).unwrap_or_default();
        chart::Bar { name: share.year.wareki(), said: format!("{percent}％"), stretches: vec![length] }
    };
    let bars: Vec<chart::Bar> = shares.iter().map(bar).collect();
    let picture = chart::print(templates, id, title, &[title.to_owned()], &bars, Some(100), sample)?;
    let rows = shares.iter().map(|share| {
        Row::new([
            Cell::words(share.year.wareki()),
            Cell::words(share.part.to_string()),
            Cell::words(share.whole.to_string()),
            Cell::words(per_cent(share.part, share.whole).unwrap_or_else(|| "－".to_owned())),
        ])
    });
    let words = &templates.words.dashboard.share_columns;
    let columns = [first, &words[0], &words[1], &words[2]];
    let columns = columns
        .into_iter()
        .enumerate()
        .map(|(at, title)| if at == 0 { Column::words(title).unsorted() } else { Column::numbers(title).unsorted() });
    let table = Table {
        id: format!("{id}-hyo"),
        caption: title.to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
        names_sample: sample,
        is_plain: true,
        ..Table::default()
    };
    chart::with_table(picture, &table, templates, here)
}

fn correction(figures: &Figures, said: &DashboardWords, words: &Words) -> Table {
    let rows = figures.correction.iter().map(|(year, days, count)| {
        let count = format!("{count}{}", words.count);
        Row::new([Cell::words(year.wareki()), Cell::words(days.to_string()), Cell::words(count)])
    });
    let columns = said.correction.columns.iter().enumerate().map(|(at, title)| {
        let column = if at == 0 { Column::words(title.as_str()) } else { Column::numbers(title.as_str()) };
        column.unsorted()
    });
    Table {
        id: "nissu".to_owned(),
        caption: said.correction.caption.clone(),
        columns: columns.collect(),
        rows: rows.collect(),
        names_sample: true,
        is_plain: true,
        ..Table::default()
    }
}

fn blanks(figures: &Figures, words: &Words, here: &str) -> Table {
    let said = &words.dashboard.blanks;
    let rows = figures.blanks.iter().map(|&(of, blank, all)| {
        Row::new([
            Cell::link(of.title(), address::relative(here, &List::Ledger(of, 0).address())),
            Cell::words(super::lists::share(blank, all, &words.count)),
        ])
    });
    let columns = said.columns.iter().map(|title| Column::words(title.as_str()).unsorted());
    Table {
        id: "minyuryoku".to_owned(),
        caption: said.caption.clone(),
        columns: columns.collect(),
        rows: rows.collect(),
        names_sample: true,
        empty: said.empty.clone(),
        is_plain: true,
        ..Table::default()
    }
}
