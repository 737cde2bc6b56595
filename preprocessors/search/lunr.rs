//! An elasticlunr index of all that an edition lets find, for portals that read that format. The site's own search does not
//! use it: the index alone is several times the text.

use super::doc::{Doc, PartId};
use super::{docs, leaves, pages};
use crate::register::Published;
use crate::templates::{LUNR_SCRIPTS, Words};
use crate::text::forms::search as fold;
use elasticlunr::{IndexBuilder, Language, Pipeline};
use std::collections::BTreeMap;

/// Letters of the longest word that is no Japanese; the rest of it is cut off.
const LONGEST: usize = 32;

/// An index as JSON, and how many units are in it. Each stands under its address from the site's root, with the fields
/// `title`, `citation`, `heading` and `body`. Texts as they stood are not in it.
pub fn lunr(published: &Published, words: &Words) -> (Vec<u8>, usize) {
    let mut units: BTreeMap<String, [String; 4]> = BTreeMap::new();
    for part in PartId::ALL.into_iter().filter(|part| *part != PartId::Past) {
        let leaves = leaves(published, words, part);
        let pages: Vec<_> = leaves.iter().map(|leaf| pages::page(published, leaf)).collect();
        for page in &pages {
            units.insert(page.href.clone(), [page.title.clone(), String::new(), String::new(), String::new()]);
        }
        docs(published, &leaves, &mut |doc| {
            let Some(page) = pages.get(doc.page) else { return };
            let fragment = if doc.fragment.is_empty() { String::new() } else { format!("#{}", doc.fragment) };
            let unit = units.entry(format!("{}{fragment}", page.href)).or_default();
            add(unit, &page.title, doc);
        });
    }
    let builder = IndexBuilder::with_language(Box::new(Japanese));
    let mut index = builder.add_fields(["title", "citation", "heading", "body"]).build();
    for (href, fields) in &units {
        index.add_doc(href, fields);
    }
    (index.to_json().into_bytes(), units.len())
}

/// The script with which a portal's elasticlunr reads queries as the index is written.
pub fn lunr_script() -> Vec<u8> {
    LUNR_SCRIPTS.iter().map(|(_, script)| *script).collect::<String>().into_bytes()
}

/// What stands at the head of a page and at its end is one unit: the page.
fn add([title, citation, heading, body]: &mut [String; 4], page: &str, doc: Doc) {
    page.clone_into(title);
    *citation = doc.citation;
    if heading.is_empty() {
        *heading = doc.heading;
    }
    for block in doc.blocks {
        if !body.is_empty() {
            body.push('\n');
        }
        body.push_str(&block.text);
    }
}

/// Japanese is a [`Language`] that folds words as the search does and cuts what is written in Japanese letters into pairs of
/// letters; other words stay whole. `theme/js/lunr-ja.js` does the same to queries.
#[derive(Debug, Clone, Copy)]
pub struct Japanese;

impl Language for Japanese {
    fn name(&self) -> String {
        "Japanese".to_owned()
    }

    fn code(&self) -> String {
        "ja".to_owned()
    }

    fn tokenize(&self, text: &str) -> Vec<String> {
        tokens(text)
    }

    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: Vec::new() }
    }
}

/// A Script is what a run of letters is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Japanese,
    Other,
    None,
}

fn script(c: char) -> Script {
    match c {
        '\u{3005}'..='\u{3007}'
        | '\u{3013}'
        | '\u{303B}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309D}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' => Script::Japanese,
        '0'..='9' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{4FF}' => Script::Other,
        _ => Script::None,
    }
}

/// The pairs and words of a text. The last letter of each Japanese run stands also alone, so that every letter begins some
/// token and a query of one letter, which elasticlunr expands, finds it.
fn tokens(text: &str) -> Vec<String> {
    // elasticlunr counts letters beyond the first plane as two
    let letters: Vec<char> = fold(text).chars().map(|c| if c > '\u{FFFF}' { '\u{3013}' } else { c }).collect();
    let mut out = Vec::new();
    for run in letters.chunk_by(|one, next| script(*one) == script(*next)) {
        match run.first().map_or(Script::None, |first| script(*first)) {
            Script::Japanese => {
                out.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
                out.extend(run.last().map(char::to_string));
            }
            Script::Other => out.push(run.iter().take(LONGEST).collect()),
            Script::None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_japanese_and_whole_words() {
        assert_eq!(tokens("ＵＳＢメモリーの持出し"), ["usb", "メモ", "モリ", "リの", "の持", "持出", "出し", "し"]);
        assert_eq!(tokens("第12条、𠮷野 PassWord-1"), ["第", "12", "条", "〓野", "野", "password", "1"]);
        assert_eq!(tokens("🙂 「」"), ["〓"]);
        assert!(tokens("").is_empty());
    }
}
