//! 用語集: every word that is defined, by the texts or beside them, in the order of its よみ.

use super::ends;
use crate::register::{DefinedTerm, Published, Target};
use crate::templates::{Broken, HOLE, Templates, Words};
use serde::Serialize;

/// Where the page is.
pub(super) const HERE: &str = "terms.html";

/// The rows of the gojūon, each by its first kana and all that are read under it.
pub(super) const ROWS: [(&str, &str); 10] = [
    ("あ", "あいうえおぁぃぅぇぉゔ"),
    ("か", "かきくけこがぎぐげごゕゖ"),
    ("さ", "さしすせそざじずぜぞ"),
    ("た", "たちつてとだぢづでどっ"),
    ("な", "なにぬねの"),
    ("は", "はひふへほばびぶべぼぱぴぷぺぽ"),
    ("ま", "まみむめも"),
    ("や", "やゆよゃゅょ"),
    ("ら", "らりるれろ"),
    ("わ", "わをんゎゐゑ"),
];

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    what: &'a str,
    rows: Vec<RowView<'a>>,
    count: String,
    groups: &'static str,
}

/// A RowView is one place of the jump bar; one without terms leads nowhere.
#[derive(Serialize)]
struct RowView<'a> {
    name: &'a str,
    href: Option<String>,
}

#[derive(Serialize)]
struct TermView<'a> {
    id: String,
    /// Before the first term of a row: its heading.
    heading: Option<&'a str>,
    row: Option<String>,
    name: &'a str,
    reading: Option<String>,
    aliases: String,
    meaning: &'a str,
    items: &'a [String],
    source: Option<String>,
    href: Option<String>,
    sample: bool,
}

/// The page.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, here: &str) -> Result<String, Broken> {
    let words = &templates.words;
    let mut terms: Vec<(usize, Option<String>, usize, &DefinedTerm)> = published
        .terms
        .list
        .iter()
        .enumerate()
        .map(|(at, term)| {
            let reading = reading(published, term);
            (reading.as_deref().map_or(ROWS.len(), row_of), reading, at, term)
        })
        .collect();
    terms.sort_by(|(row, reading, at, _), (other_row, other, other_at, _)| {
        let key = |reading: &Option<String>| reading.as_deref().map(plain);
        row.cmp(other_row).then_with(|| key(reading).cmp(&key(other))).then(at.cmp(other_at))
    });
    let mut last = None;
    let mut groups = String::new();
    for (row, reading, at, term) in &terms {
        let is_first = last.replace(*row) != Some(*row);
        groups.push_str(&templates.print("term", &view(published, words, (*row, is_first), reading, *at, term, here))?);
    }
    let has = |row: usize| terms.iter().any(|(of, ..)| *of == row);
    let rows = (0..ROWS.len())
        .map(|row| (row, ROWS.get(row).map_or("", |(name, _)| name)))
        .chain(has(ROWS.len()).then_some((ROWS.len(), words.lists.no_reading_short.as_str())));
    let rows = rows.map(|(row, name)| RowView { name, href: has(row).then(|| format!("#row-{row}")) });
    let lists = &words.lists;
    let page = View {
        title: &lists.terms.title,
        what: &lists.terms.description,
        rows: rows.collect(),
        count: terms.len().to_string(),
        groups: HOLE,
    };
    templates.print_around("terms", &page, &groups)
}

fn view<'a>(
    published: &'a Published,
    words: &'a Words,
    (row, is_first): (usize, bool),
    reading: &Option<String>,
    at: usize,
    term: &'a DefinedTerm,
    here: &str,
) -> TermView<'a> {
    let source = match term.target {
        Target::Term(_) => None,
        other => ends::run(published, other, here),
    };
    let (source, href) = source.map_or((None, None), |run| (Some(run.words), run.href));
    TermView {
        id: anchor(published, at),
        heading: is_first.then(|| ROWS.get(row).map_or(words.lists.no_reading.as_str(), |(name, _)| name)),
        row: is_first.then(|| format!("row-{row}")),
        name: &term.name,
        reading: reading.clone().filter(|reading| *reading != term.name),
        aliases: term.aliases.join("、"),
        meaning: &term.meaning,
        items: &term.items,
        source,
        href,
        sample: term.sample,
    }
}

/// The anchor of the term at an index of [`crate::register::Terms::list`].
pub fn anchor(published: &Published, at: usize) -> String {
    let id = match published.terms.list.get(at).map(|term| term.target) {
        Some(Target::Term(record)) => published.registers.terms.iter().nth(record).map(|record| record.id.clone()),
        _ => None,
    };
    // an id has no dot
    id.map_or_else(|| format!("t.{at}"), |id| format!("t-{id}"))
}

/// How a term is read: as its record says, as another record of the same word says, or as it is written in kana.
pub(super) fn reading(published: &Published, term: &DefinedTerm) -> Option<String> {
    let same = || published.terms.list.iter().filter(|other| other.name == term.name);
    let written = || term.name.chars().all(|c| matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヶ' | 'ー' | '・'));
    let told = term.reading.clone().or_else(|| same().find_map(|other| other.reading.clone()));
    told.or_else(|| written().then(|| term.name.clone())).filter(|reading| !reading.trim().is_empty())
}

/// The row under which a reading stands.
pub(super) fn row_of(reading: &str) -> usize {
    let first = reading.chars().next().map(hiragana);
    let row = |(_, all): &(&str, &str)| first.is_some_and(|first| all.contains(first));
    ROWS.iter().position(row).unwrap_or(ROWS.len())
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        c => c,
    }
}

/// A reading as it is sorted: without small and voiced kana, which part only words that are else alike.
pub(super) fn plain(reading: &str) -> (String, String) {
    const VOICED: &str = "かがきぎくぐけげこごさざしじすずせぜそぞただちぢてでとど";
    let same: String = reading.chars().map(hiragana).filter(|c| !matches!(c, 'ー' | '・' | ' ' | '　')).collect();
    let base = same.chars().map(|c| {
        let small = "ぁあぃいぅうぇえぉおっつゃやゅゆょよゎわづつばはぱはびひぴひぶふぷふべへぺへぼほぽほゔう";
        let find = |pairs: &str, step: usize| {
            let all: Vec<char> = pairs.chars().collect();
            all.chunks_exact(2).find_map(|pair| match (step, pair) {
                (0, [base, voiced]) if *voiced == c => Some(*base),
                (1, [small, base]) if *small == c => Some(*base),
                _ => None,
            })
        };
        find(VOICED, 0).or_else(|| find(small, 1)).unwrap_or(c)
    });
    (base.collect(), same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_stand_in_the_order_of_the_gojuon() {
        let mut readings = ["サーバ", "かんり", "がい", "きょうい", "ひ", "び", "ふ", "あくせす", "ん", "Ａ"];
        readings.sort_by_key(|reading| (row_of(reading), plain(reading)));
        assert_eq!(readings, ["あくせす", "がい", "かんり", "きょうい", "サーバ", "ひ", "び", "ふ", "ん", "Ａ"]);
    }
}
