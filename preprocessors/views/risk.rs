//! How an asset's risk is reckoned, step by step, on its page.

use super::ends;
use super::table::{Cell, Form, Row, Run, Table};
use crate::model::scheme::{Importance, RiskFormula};
use crate::register::{Published, Risk};
use crate::templates::{Broken, Templates, Words};

/// The arithmetic; nothing where the edition may not know it, or there is nothing to reckon with.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, asset: usize, here: &str) -> Result<String, Broken> {
    let risk = published.risks.value().and_then(|risks| risks.get(asset)?.as_ref());
    let Some(risk) = risk else { return Ok(String::new()) };
    table(published, &templates.words, risk).print(templates, here)
}

fn table(published: &Published, words: &Words, risk: &Risk) -> Table {
    let said = &words.lists.risk;
    let number = |points: u32| Cell::words(points.to_string()).by(points.to_string());
    let own = |own: bool| if own { said.own.as_str() } else { said.usual.as_str() };
    let mut rows: Vec<Row> = risk
        .parts
        .iter()
        .map(|(axis, level, points)| Row::new([Cell::words(axis.name()), Cell::words(level.as_str()), number(*points)]))
        .collect();
    let rule = match risk.rule {
        Importance::Greatest => &said.greatest,
        Importance::Sum => &said.sum,
    };
    rows.push(Row::new([Cell::words(said.importance.as_str()), Cell::words(rule.as_str()), number(risk.importance)]));
    let inputs = [(&said.frequency, risk.frequency), (&said.likelihood, risk.likelihood)];
    rows.extend(inputs.map(|(title, (points, is_own))| {
        Row::new([Cell::words(title.as_str()), Cell::words(own(is_own)), number(points)])
    }));
    let [importance, frequency, likelihood] = [risk.importance, risk.frequency.0, risk.likelihood.0];
    let sign = match risk.formula {
        RiskFormula::Product => "×",
        RiskFormula::Sum => "＋",
    };
    let sum = format!("{importance}{sign}{frequency}{sign}{likelihood}＝{}", risk.points);
    let band = |at: usize| published.bands.get(at).map_or("", |band| band.name.as_str());
    rows.push(Row::new([Cell::words(said.points.as_str()), Cell::words(sum), number(risk.points)]));
    let computed = risk.band.map_or(said.none.as_str(), band);
    rows.push(Row::new([Cell::words(said.band.as_str()), Cell::words(computed), ends::dash()]));
    if let Some((judged, whole)) = risk.judged {
        let mark = if whole { Run::words(band(judged)) } else { Run::mark(said.unjustified.as_str()) };
        rows.push(Row::new([Cell::words(said.judged.as_str()), Cell::of([mark]), ends::dash()]));
    }
    let measures = risk.holds().and_then(|at| published.bands.get(at)).map(|band| band.measures.as_str());
    if let Some(measures) = measures.filter(|measures| !measures.is_empty()) {
        rows.push(Row::new([Cell::words(said.measures.as_str()), Cell::words(measures), ends::dash()]));
    }
    let mut columns = ends::columns(&said.columns);
    columns.iter_mut().skip(2).for_each(|column| column.form = Form::Number);
    columns.iter_mut().for_each(|column| column.sortable = false);
    let total = rows.len();
    Table {
        id: "risk".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows,
        total,
        is_plain: true,
        ..Table::default()
    }
}
