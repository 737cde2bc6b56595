//! Units → the lines of a cell, what changed marked.

use super::likeness::Profile;
use super::unit::{Group, Unit, Units};
use super::words::{Piece, marked, whole};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A Line is a caption, a paragraph with the label before the first, or a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How much deeper it stands than its row of the 新旧対照表 (from 0).
    pub depth: usize,
    /// Whether it begins with a label.
    pub is_labelled: bool,
    /// One: a paragraph; several: the cells of a row of a table. The pieces of each joined are its words.
    pub columns: Vec<Vec<Piece>>,
}

/// What stands between a label and its words, where anything does.
const GAP: &str = "　";

/// Lines of so many characters that are hardly alike are marked as a whole.
const LONG: usize = 12;

/// Lines that are less alike than this are hardly alike.
const HARDLY: f64 = 0.2;

/// A Plain is a line without marks.
#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Plain {
    depth: usize,
    is_labelled: bool,
    columns: Vec<String>,
}

/// A unit with all below it, of which everything changed.
pub fn all(units: &Units, at: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let base = units.get(at).map_or(0, |unit| unit.depth);
    each(units, at, &mut |unit| {
        let body = own(unit).iter().map(|line| entire(line, true)).collect();
        let mut lines_here: Vec<Line> = unit.caption.iter().map(|caption| one(whole(caption, true))).collect();
        lines_here.extend(labelled(unit, true, body));
        lines.extend(lines_here.into_iter().map(|line| Line { depth: unit.depth.saturating_sub(base), ..line }));
    });
    lines
}

/// Two units with all below them, what changed marked: a form before and after.
pub fn all_of_both(old: &Units, from: usize, new: &Units, to: usize) -> (Vec<Line>, Vec<Line>) {
    let plain = |units: &Units, at: usize| -> Vec<Plain> {
        let mut lines = Vec::new();
        each(units, at, &mut |unit| {
            let depth = unit.depth;
            let body = own(unit).into_iter().map(|line| Plain { depth, ..line });
            lines.extend(unit.caption.iter().map(|caption| Plain {
                depth,
                is_labelled: false,
                columns: vec![caption.clone()],
            }));
            let mut body: Vec<Plain> = body.collect();
            if !unit.written.is_empty() {
                let behind = body
                    .first()
                    .and_then(|line| line.columns.first())
                    .map(|words| format!("{}{words}", if unit.is_tight { "" } else { GAP }));
                let first = format!("{}{}", unit.written, behind.unwrap_or_default());
                body.splice(..body.len().min(1), [Plain { depth, is_labelled: true, columns: vec![first] }]);
            }
            lines.append(&mut body);
        });
        lines
    };
    both_lines(&plain(old, from), &plain(new, to))
}

/// The own lines of two units: caption against caption, label against label, line against line.
pub fn own_of_both(old: &Unit, new: &Unit) -> (Vec<Line>, Vec<Line>) {
    let moved = old.written != new.written;
    let (a, b) = both_lines(&own(old), &own(new));
    let captions = match (&old.caption, &new.caption) {
        (Some(from), Some(to)) => {
            let (from, to) = marked(from, to);
            (vec![one(from)], vec![one(to)])
        }
        (from, to) => {
            let side = |caption: &Option<String>| caption.iter().map(|words| one(whole(words, true))).collect();
            (side(from), side(to))
        }
    };
    let side = |captions: Vec<Line>, unit: &Unit, body| captions.into_iter().chain(labelled(unit, moved, body));
    (side(captions.0, old, a).collect(), side(captions.1, new, b).collect())
}

/// The own lines of a unit, of which nothing changed but its label, if anything.
pub fn own_of_one(unit: &Unit, moved: bool) -> Vec<Line> {
    let body = own(unit).iter().map(|line| entire(line, false)).collect();
    let caption = unit.caption.iter().map(|words| one(whole(words, false)));
    caption.chain(labelled(unit, moved, body)).collect()
}

/// A unit and all below it, each before those below.
fn each<'a>(units: &'a Units, at: usize, take: &mut dyn FnMut(&'a Unit)) {
    let Some(unit) = units.get(at) else { return };
    take(unit);
    for &child in &unit.children {
        each(units, child, take);
    }
}

fn own(unit: &Unit) -> Vec<Plain> {
    match unit.group {
        Group::Head | Group::Row => vec![Plain { depth: 0, is_labelled: false, columns: unit.lines.clone() }],
        _ => {
            let plain = |line: &String| Plain { depth: 0, is_labelled: false, columns: vec![line.clone()] };
            unit.lines.iter().map(plain).collect()
        }
    }
}

fn one(pieces: Vec<Piece>) -> Line {
    Line { depth: 0, is_labelled: false, columns: vec![pieces] }
}

fn entire(line: &Plain, changed: bool) -> Line {
    let columns = line.columns.iter().map(|words| whole(words, changed)).collect();
    Line { depth: line.depth, is_labelled: line.is_labelled, columns }
}

/// The label before the first line.
fn labelled(unit: &Unit, changed: bool, mut body: Vec<Line>) -> Vec<Line> {
    if unit.written.is_empty() {
        return body;
    }
    let mut label = whole(&unit.written, changed);
    match body.first_mut().and_then(|line| line.columns.first_mut()) {
        None => body.insert(0, one(label)),
        Some(first) => {
            if !unit.is_tight {
                label.push(Piece { words: GAP.to_owned(), changed: false });
            }
            label.append(first);
            *first = label;
        }
    }
    if let Some(line) = body.first_mut() {
        line.is_labelled = true;
    }
    body
}

fn both_lines(old: &[Plain], new: &[Plain]) -> (Vec<Line>, Vec<Line>) {
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let from = old.get(op.old_range()).unwrap_or_default();
        let to = new.get(op.new_range()).unwrap_or_default();
        if matches!(op, DiffOp::Equal { .. }) {
            a.extend(from.iter().map(|line| entire(line, false)));
            b.extend(to.iter().map(|line| entire(line, false)));
            continue;
        }
        let mut pairs = from.iter().zip(to);
        for (from, to) in pairs.by_ref() {
            let (from, to) = line(from, to);
            a.push(from);
            b.push(to);
        }
        let shared = from.len().min(to.len());
        a.extend(from.iter().skip(shared).map(|line| entire(line, true)));
        b.extend(to.iter().skip(shared).map(|line| entire(line, true)));
    }
    (a, b)
}

fn line(old: &Plain, new: &Plain) -> (Line, Line) {
    if old.columns.len() != new.columns.len() {
        return (entire(old, true), entire(new, true));
    }
    let columns = old.columns.iter().zip(&new.columns).map(|(from, to)| {
        let is_long = |words: &str| words.chars().count() >= LONG;
        let hardly = || Profile::of(from).likeness(&Profile::of(to), HARDLY) < HARDLY;
        if from != to && is_long(from) && is_long(to) && hardly() {
            (whole(from, true), whole(to, true))
        } else {
            marked(from, to)
        }
    });
    let (a, b) = columns.unzip();
    let like = |plain: &Plain, columns| Line { depth: plain.depth, is_labelled: plain.is_labelled, columns };
    (like(old, a), like(new, b))
}
