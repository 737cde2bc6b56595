//! What a reader may see of a link's target before following it: its citation and its first words. One preview serves
//! every link to the same target. It stands hidden behind the article; `theme/js/previews.js` shows it beside the link, so
//! that nothing need be fetched and, without JavaScript, a link is a link.

use crate::read::Row;
use crate::templates::{Broken, Templates};
use serde::Serialize;
use std::collections::HashMap;

/// So many characters of a target are shown.
const LONGEST: usize = 120;

/// Previews are those of one page, gathered while its links are printed.
#[derive(Debug, Default)]
pub struct Previews {
    list: Vec<Preview>,
    /// Index in `list` by address.
    known: HashMap<String, usize>,
}

/// A Preview is what `previews.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Preview {
    /// What a link names in `data-preview`.
    pub id: String,
    /// 管理規程第6条第2項
    pub citation: String,
    /// The first words of the target.
    pub words: String,
    /// Of a row of a table, in place of words: what its columns are called; empty where they have no names.
    pub head: Vec<String>,
    /// And its cells.
    pub cells: Vec<String>,
    /// Where it is.
    pub href: String,
}

/// An Opening is what is shown of a target.
#[derive(Debug)]
pub enum Opening {
    /// Its first words.
    Words(String),
    /// A row of a table: the head, and its cells.
    Row(Vec<String>, Vec<String>),
}

impl Opening {
    /// A row with its head.
    pub fn row(row: &Row<'_>) -> Self {
        let owned = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        Self::Row(
            if row.head.iter().all(|cell| cell.is_empty()) { Vec::new() } else { owned(&row.head) },
            owned(&row.cells),
        )
    }
}

impl Previews {
    /// The id of the preview for a link to `href`; the `opening` of a target is asked for once.
    pub fn of(&mut self, href: &str, citation: &str, opening: impl FnOnce() -> Opening) -> &str {
        let at = *self.known.entry(href.to_owned()).or_insert_with(|| {
            let id = format!("pv-{}", self.list.len() + 1);
            let (words, head, cells) = match opening() {
                Opening::Words(words) => (cut(words), Vec::new(), Vec::new()),
                Opening::Row(head, cells) => (String::new(), head, cells.into_iter().map(cut).collect()),
            };
            self.list.push(Preview { id, citation: citation.to_owned(), words, head, cells, href: href.to_owned() });
            self.list.len() - 1
        });
        self.list.get(at).map_or("", |preview| &preview.id)
    }

    /// All of them, in the order in which the page first leads there; to stand behind the article.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn print(&self, templates: &Templates) -> Result<String, Broken> {
        templates.print_each("previews", &self.list)
    }
}

fn cut(words: String) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn links_to_one_target_share_a_preview() {
        let mut previews = Previews::default();
        assert_eq!(previews.of("a.html#k1", "規程第1条", || Opening::Words("あ".repeat(200))), "pv-1");
        assert_eq!(previews.of("#k2", "第2条", || Opening::Words("<語>".to_owned())), "pv-2");
        assert_eq!(previews.of("a.html#k1", "規程第1条", || unreachable!("it is known")), "pv-1");
        let html = previews.print(&Templates::new(&BTreeMap::new()).unwrap()).unwrap();
        assert_eq!(html.matches("<aside").count(), 2);
        assert!(html.contains(&format!("<p id=\"pv-1-words\">{}…</p>", "あ".repeat(LONGEST))), "{html}");
        assert!(html.contains(r#"<aside class="preview" id="pv-2" role="note" aria-label="第2条" hidden>"#), "{html}");
        assert!(html.contains("&lt;語&gt;"), "{html}");
    }

    proptest::proptest! {
        #[test]
        fn a_cut_is_a_beginning(words in "\\PC{0,300}") {
            let short = cut(words.clone());
            proptest::prop_assert!(short.chars().count() <= LONGEST + 1);
            proptest::prop_assert!(words.starts_with(short.strip_suffix('…').unwrap_or(&short)) || short == words);
        }
    }
}
