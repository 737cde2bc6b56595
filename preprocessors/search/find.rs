//! The searcher of the terminal: `theme/js/search.js`, as far as which hits there are. Terms are parts of words, and all of
//! them must stand in one unit, or else on one page.

use super::doc::{Doc, PartId, SearchPage};
use super::variants::{Form, alternatives};
use super::{docs, leaves, pages};
use crate::register::Published;
use crate::templates::Words;
use crate::text::forms::{is_space, search as fold};

/// Between blocks: what no term can span.
const BLOCK: char = '\u{1}';
/// Terms of a query that are heeded.
const MOST_TERMS: usize = 16;

/// A Part is what is searched of one part, folded once.
#[derive(Debug)]
struct Part {
    id: PartId,
    pages: Vec<SearchPage>,
    titles: Vec<String>,
    docs: Vec<Folded>,
    /// The units of each page.
    of: Vec<Vec<usize>>,
}

/// A Folded is a unit and its words, folded.
#[derive(Debug)]
struct Folded {
    doc: Doc,
    citation: String,
    heading: String,
    body: String,
    defines: Vec<String>,
}

/// A Searcher finds in what one edition may know.
#[derive(Debug)]
pub struct Searcher {
    parts: Vec<Part>,
    groups: Vec<Vec<String>>,
}

/// A Hit is a unit in which all terms stand, or a page.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    /// Where it belongs.
    pub part: PartId,
    /// Its page.
    pub page: &'a SearchPage,
    /// The unit; none for the page as a whole.
    pub doc: Option<&'a Doc>,
    /// Found only in another way of writing.
    pub variant: bool,
    /// How well it fits: higher is better, of no unit.
    pub score: f64,
}

impl Hit<'_> {
    /// From the site's root: what names the hit.
    pub fn href(&self) -> String {
        match self.doc.map(|doc| doc.fragment.as_str()).filter(|fragment| !fragment.is_empty()) {
            Some(fragment) => format!("{}#{fragment}", self.page.href),
            None => self.page.href.clone(),
        }
    }
}

/// How a term stands somewhere: its nth form (from 0; 0 is as typed), and how often.
#[derive(Debug, Clone, Copy)]
struct Stands {
    form: usize,
    often: usize,
}

/// The terms of a query, folded, each once.
pub fn terms(query: &str) -> Vec<String> {
    let folded = fold(query);
    let mut terms: Vec<String> = Vec::new();
    for term in folded.split(|c: char| is_space(c) || c <= '\u{1F}').filter(|term| !term.is_empty()) {
        if terms.len() < MOST_TERMS && !terms.iter().any(|own| own == term) {
            terms.push(term.to_owned());
        }
    }
    terms
}

impl Searcher {
    /// All that an edition lets find; with `past`, texts as they stood, and nothing else.
    pub fn new(published: &Published, words: &Words, past: bool) -> Self {
        let ids = PartId::ALL.into_iter().filter(|id| (*id == PartId::Past) == past);
        let parts = ids.map(|id| Part::new(published, words, id));
        let groups = published.synonyms.iter().map(|group| group.iter().map(|word| fold(word)).collect());
        Self { parts: parts.collect(), groups: groups.collect() }
    }

    /// The forms that are tried for each term of a query.
    pub fn forms(&self, query: &str) -> Vec<Vec<Form>> {
        terms(query).iter().map(|term| alternatives(term, &self.groups)).collect()
    }

    /// Every hit of a query, the best first, part by part.
    pub fn find(&self, query: &str) -> Vec<Hit<'_>> {
        let forms = self.forms(query);
        if forms.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Hit<'_>> = self.parts.iter().flat_map(|part| part.find(&forms)).collect();
        found.sort_by(|one, other| {
            (one.part, one.variant).cmp(&(other.part, other.variant)).then(other.score.total_cmp(&one.score))
        });
        found
    }
}

impl Part {
    fn new(published: &Published, words: &Words, id: PartId) -> Self {
        let leaves = leaves(published, words, id);
        let pages: Vec<SearchPage> = leaves.iter().map(|leaf| pages::page(published, leaf)).collect();
        let titles = pages.iter().map(|page| fold(&page.title)).collect();
        let mut of = vec![Vec::new(); pages.len()];
        let mut all = Vec::new();
        docs(published, &leaves, &mut |doc| {
            if let Some(of) = of.get_mut(doc.page) {
                of.push(all.len());
            }
            all.push(Folded::new(doc));
        });
        Self { id, pages, titles, docs: all, of }
    }

    fn find(&self, forms: &[Vec<Form>]) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        for ((page, title), of) in self.pages.iter().zip(&self.titles).zip(&self.of) {
            self.on_page(page, title, of, forms, &mut hits);
        }
        hits
    }

    /// The hits of one page: units that have all terms, some of them in its title; the page where its title has all, or
    /// where no unit has but all together do.
    fn on_page<'a>(
        &'a self,
        page: &'a SearchPage,
        title: &str,
        of: &[usize],
        forms: &[Vec<Form>],
        hits: &mut Vec<Hit<'a>>,
    ) {
        let titled: Vec<Option<Stands>> = forms.iter().map(|forms| stands(forms, &[title])).collect();
        let in_title = titled.iter().all(Option::is_some);
        let docs = || of.iter().filter_map(|at| self.docs.get(*at));
        // of each term, how it stands anywhere on the page
        let mut somewhere = titled.clone();
        let first = hits.len();
        for doc in docs() {
            let own: Vec<Option<Stands>> = forms.iter().map(|forms| doc.stands(forms)).collect();
            for (all, own) in somewhere.iter_mut().zip(&own) {
                *all = better(*all, *own);
            }
            let best: Vec<Option<Stands>> = own.iter().zip(&titled).map(|(own, title)| better(*own, *title)).collect();
            if own.iter().any(Option::is_some) && best.iter().all(Option::is_some) {
                let score = doc.score(forms, &own) + titled.iter().flatten().count() as f64;
                hits.push(Hit { part: self.id, page, doc: Some(&doc.doc), variant: !exact(&best), score });
            }
        }
        let some = hits.len() > first;
        if !in_title && (some || of.is_empty() || !somewhere.iter().all(Option::is_some)) {
            return;
        }
        let length: usize =
            forms.iter().flatten().filter(|form| form.why == super::Why::Typed).map(|it| it.text.len()).sum();
        let cover = (length as f64 / title.len().max(1) as f64).min(1.0);
        let score = if in_title { 8.0 + 50.0 * cover * cover } else { 0.5 };
        // what stands at the page's head is one with it
        let head = docs().find(|doc| doc.doc.fragment.is_empty()).map(|doc| &doc.doc);
        let same = hits
            .get_mut(first..)
            .unwrap_or_default()
            .iter_mut()
            .find(|hit| head.is_some_and(|head| hit.doc.is_some_and(|doc| std::ptr::eq(doc, head))));
        match same {
            Some(hit) => {
                hit.score = hit.score.max(score) + 1.0;
                hit.variant &= !exact(&titled);
            }
            None => {
                let variant = !exact(if in_title { &titled } else { &somewhere });
                hits.push(Hit { part: self.id, page, doc: head, variant, score });
            }
        }
    }
}

/// Whether every term stands as it was typed.
fn exact(terms: &[Option<Stands>]) -> bool {
    terms.iter().all(|term| term.is_some_and(|term| term.form == 0))
}

fn better(one: Option<Stands>, other: Option<Stands>) -> Option<Stands> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.form == 0 && one.form != 0 { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// By which form, the first that does, a term stands in some of the texts.
fn stands(forms: &[Form], texts: &[&str]) -> Option<Stands> {
    forms.iter().enumerate().find_map(|(at, form)| {
        let often: usize = texts.iter().map(|text| count(form, text)).sum();
        (often > 0).then_some(Stands { form: at, often })
    })
}

fn count(form: &Form, text: &str) -> usize {
    let (mut often, mut from) = (0, 0);
    while let Some(found) = form.find(text, from).filter(|found| !found.is_empty()) {
        often += 1;
        from = found.end;
    }
    often
}

impl Folded {
    fn new(doc: Doc) -> Self {
        let body: Vec<String> = doc.blocks.iter().map(|block| plain(&block.text)).collect();
        Self {
            citation: plain(&doc.citation),
            heading: plain(&doc.heading),
            body: body.join(&BLOCK.to_string()),
            defines: doc.defines.iter().map(|term| fold(term)).collect(),
            doc,
        }
    }

    fn stands(&self, forms: &[Form]) -> Option<Stands> {
        stands(forms, &[&self.citation, &self.heading, &self.body])
    }

    /// Heading before citation before body; what is a definition before what uses it.
    fn score(&self, forms: &[Vec<Form>], own: &[Option<Stands>]) -> f64 {
        let weigh = |(forms, own): (&Vec<Form>, &Option<Stands>)| {
            let Some((own, form)) = own.and_then(|own| Some((own, forms.get(own.form)?))) else { return 0.0 };
            let often = own.often as f64;
            let mut worth = often * 2.2 / (often + 0.6 + self.body.len() as f64 / 1200.0);
            if form.is_in(&self.heading) {
                worth += 2.5 + 4.5 * (form.text.len() as f64 / self.heading.len().max(1) as f64).min(1.0);
            }
            if form.text == self.citation {
                worth += 20.0;
            } else if form.is_in(&self.citation) {
                worth += 2.5;
            }
            if self.defines.contains(&form.text) {
                worth += 5.0;
            }
            if own.form == 0 { worth } else { worth * 0.6 }
        };
        forms.iter().zip(own).map(weigh).sum()
    }
}

/// Words, folded, without what could be taken for the end of a block.
fn plain(text: &str) -> String {
    fold(text).replace(|c: char| c <= '\u{1F}', " ")
}
