//! A bar chart made at build time: SVG beside the table of the same numbers, so that nothing depends on it. Bars are told
//! apart by pattern and by their numbers, never by colour alone.

use super::table::Table;
use crate::register::Cross;
use crate::templates::{Broken, Templates};
use serde::Serialize;

/// Room for the words before the bars, in units of the picture.
const LABEL: usize = 130;
/// Room for the longest bar.
const BAR: usize = 470;
/// From one bar to the next.
const STEP: usize = 40;
/// How high a bar is.
const HEIGHT: usize = 26;
/// From one name of the legend to the next.
const LEGEND: usize = 160;
/// So many patterns there are in `theme/css/charts.css`.
const PATTERNS: usize = 8;

/// A Bar is one line of a chart: its name, what stands behind it in words, and its stretches in order.
#[derive(Debug)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// Behind it.
    pub said: String,
    /// How long each stretch is.
    pub stretches: Vec<usize>,
}

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    id: &'a str,
    /// The numbers in a sentence, for who does not see the picture.
    said: String,
    height: usize,
    sample: bool,
    legend: Vec<LegendView<'a>>,
    bars: Vec<BarView<'a>>,
}

#[derive(Serialize)]
struct LegendView<'a> {
    x: usize,
    text_x: usize,
    y: usize,
    text_y: usize,
    pattern: usize,
    name: &'a str,
}

#[derive(Serialize)]
struct BarView<'a> {
    name: &'a str,
    text_y: usize,
    said: &'a str,
    said_x: usize,
    stretches: Vec<StretchView>,
}

#[derive(Serialize)]
struct StretchView {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    pattern: usize,
    /// The number in it, where there is room.
    number: String,
    number_x: usize,
    number_y: usize,
}

/// The chart; nothing where all is nought. `full`: the length of the longest bar, where that is not the longest there is.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(
    templates: &Templates,
    id: &str,
    title: &str,
    names: &[String],
    bars: &[Bar],
    full: Option<usize>,
    sample: bool,
) -> Result<String, Broken> {
    let longest = bars.iter().map(|bar| bar.stretches.iter().sum::<usize>()).max().unwrap_or_default();
    let full = full.unwrap_or(longest).max(longest);
    if longest == 0 {
        return Ok(String::new());
    }
    // only what stands in some bar is named
    let used = |at: usize| bars.iter().any(|bar| bar.stretches.get(at).is_some_and(|length| *length > 0));
    let in_use: Vec<usize> = (0..names.len()).filter(|at| used(*at)).collect();
    let per_row = (LABEL + BAR) / LEGEND;
    let legend: Vec<LegendView<'_>> = in_use
        .iter()
        .enumerate()
        .filter_map(|(place, &at)| {
            let (x, y) = ((place % per_row) * LEGEND, (place / per_row) * 24);
            Some(LegendView { x, text_x: x + 22, y, text_y: y + 13, pattern: at % PATTERNS, name: names.get(at)? })
        })
        .collect();
    let head = if legend.len() > 1 { legend.len().div_ceil(per_row) * 24 + 12 } else { 0 };
    let views = bars.iter().enumerate().map(|(place, bar)| {
        let y = head + place * STEP;
        let mut x = LABEL;
        let mut stretches = Vec::new();
        for (pattern, length) in bar.stretches.iter().enumerate().filter(|(_, length)| **length > 0) {
            let width = length * BAR / full;
            // one stretch is said behind the bar
            let number = if width >= 26 && names.len() > 1 { length.to_string() } else { String::new() };
            let (number_x, number_y) = (x + width / 2, y + HEIGHT / 2 + 5);
            let pattern = pattern % PATTERNS;
            stretches.push(StretchView { x, y, width, height: HEIGHT, pattern, number, number_x, number_y });
            x += width;
        }
        BarView { name: &bar.name, text_y: y + HEIGHT / 2 + 5, said: &bar.said, said_x: x + 6, stretches }
    });
    let said = bars.iter().map(|bar| {
        let parts = bar.stretches.iter().enumerate().filter(|(_, length)| **length > 0);
        let parts = parts.filter_map(|(at, length)| Some(format!("{}{length}", names.get(at)?)));
        format!("{}：{}", bar.name, parts.collect::<Vec<_>>().join("、"))
    });
    let view = View {
        title,
        id,
        said: said.collect::<Vec<_>>().join("。"),
        height: head + bars.len() * STEP,
        sample,
        legend: if legend.len() > 1 { legend } else { Vec::new() },
        bars: views.collect(),
    };
    templates.print("chart", &view)
}

/// The bars of a cross table, a row each.
pub fn bars(cross: &Cross, unit: &str) -> Vec<Bar> {
    let bar = |(name, counts): (&String, &Vec<usize>)| Bar {
        name: name.clone(),
        said: format!("{}{unit}", counts.iter().sum::<usize>()),
        stretches: counts.clone(),
    };
    cross.rows.iter().zip(&cross.counts).map(bar).collect()
}

/// A chart with its table below it.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn with_table(chart: String, table: &Table, templates: &Templates, here: &str) -> Result<String, Broken> {
    Ok(chart + &table.print(templates, here)?)
}
