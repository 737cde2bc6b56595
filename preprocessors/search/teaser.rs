//! The words around what was found.

use super::find::Hit;
use super::variants::Form;
use crate::text::forms::search as fold;

/// Letters before what was found, and letters in all.
const BEFORE: usize = 20;
const SHOWN: usize = 70;

/// The stretch of the block in which most terms stand; `None` where what names the hit says it all.
pub fn teaser(hit: &Hit<'_>, forms: &[Vec<Form>]) -> Option<String> {
    let blocks = hit.doc?.blocks.iter();
    let best = blocks.map(|block| {
        let folded = fold(&block.text);
        let found: Vec<&Form> =
            forms.iter().filter_map(|forms| forms.iter().find(|form| form.is_in(&folded))).collect();
        (found, block.text.as_str())
    });
    // the first of those that have most
    let (found, text) = best.rev().max_by_key(|(found, _)| found.len()).filter(|(found, _)| !found.is_empty())?;
    let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let holds = |end: usize| text.get(..end).is_some_and(|start| found.iter().any(|form| form.is_in(&fold(start))));
    // the letter with which the first of them is whole
    let last = ends.partition_point(|end| !holds(*end));
    let length = found.iter().map(|form| form.text.chars().count()).max().unwrap_or(0);
    let from = last.saturating_sub(length + BEFORE);
    let words: String = text.chars().skip(from).take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let (before, after) = (if from > 0 { "…" } else { "" }, if from + SHOWN < ends.len() { "…" } else { "" });
    Some(format!("{before}{}{after}", words.trim()))
}
