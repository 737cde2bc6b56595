//! The links of a text's page: citations and defined terms in its words, and what stands beside its clauses.

use super::previews::Previews;
use super::relations::{Group, Relation, Relations};
use super::target::{self, Found};
use crate::model::Level;
use crate::register::{
    Body, ClauseAt, DueStanding, Mark, Published, PublishedCitation, PublishedDocument, SeenTerms, Shown, Target, Tie,
    TieKind,
};
use crate::templates::{Broken, Templates, Words, escaped};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// A Linker prints the links of one page.
pub struct Linker<'a> {
    published: &'a Published,
    templates: &'a Templates,
    body: &'a Body,
    sample: bool,
    /// The page's address.
    here: &'a str,
    previews: RefCell<Previews>,
    /// Terms that were linked in this 条.
    seen: RefCell<(Option<usize>, SeenTerms)>,
}

/// A Cite is what `cite.hbs` shows.
#[derive(Serialize)]
struct Cite<'a> {
    kind: &'static str,
    href: String,
    preview: &'a str,
    text: &'a str,
}

/// What is gathered of the ties of one kind: the links, each once.
type Gathered = BTreeMap<TieKind, Vec<(Target, Option<String>)>>;

impl<'a> Linker<'a> {
    /// A linker of the page at `here`.
    pub fn new(
        published: &'a Published,
        templates: &'a Templates,
        document: &PublishedDocument,
        body: &'a Body,
        here: &'a str,
    ) -> Self {
        let (previews, seen) = (RefCell::default(), RefCell::default());
        Self { published, templates, body, sample: document.sample, here, previews, seen }
    }

    /// The words of a clause's paragraph with its links, printed; `None` where it has none.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn paragraph(&self, clause: usize, block: usize, words: &str) -> Result<Option<String>, Broken> {
        let cited = self.body.links.cited_in(clause, block);
        let mut spans: Vec<(Range<usize>, Target, &'static str)> = Vec::new();
        for link in cited {
            if let Shown::Shown(to) = &link.to
                && *to != Target::Document(self.body.document)
            {
                spans.push((link.range(), *to, "cite"));
            }
        }
        if !self.published.terms.is_empty() {
            let taken: Vec<Range<usize>> = cited.iter().map(PublishedCitation::range).collect();
            let terms = &self.published.terms;
            let uses = self.with_seen(clause, |seen| {
                let at = ClauseAt { document: self.body.document, clause };
                terms.defined_at(at).for_each(|term| {
                    seen.mark(term);
                });
                terms.uses(words, at, &self.body.structure, self.sample, &taken, seen)
            });
            let used =
                uses.into_iter().filter_map(|(range, term)| Some((range, terms.list.get(term)?.target, "defined")));
            spans.extend(used);
        }
        if spans.is_empty() {
            return Ok(None);
        }
        spans.sort_by_key(|(range, ..)| range.start);
        let mut printed = String::with_capacity(words.len() * 2);
        let mut at = 0;
        for (range, to, kind) in spans {
            let (Some(before), Some(text)) = (words.get(at..range.start), words.get(range.clone())) else { continue };
            let Some(found) = target::find(self.published, to) else { continue };
            let Some(href) = found.href(self.here).filter(|_| self.has_page(to)) else { continue };
            printed.push_str(&escaped(before));
            printed.push_str(&self.link(kind, href, &found, to, text)?);
            at = range.end;
        }
        printed.push_str(&escaped(words.get(at..).unwrap_or_default()));
        Ok(Some(printed))
    }

    fn with_seen<T>(&self, clause: usize, work: impl FnOnce(&mut SeenTerms) -> T) -> T {
        let article = self.body.structure.above(clause, Level::Article);
        let mut seen = self.seen.borrow_mut();
        if seen.0 != article {
            *seen = (article, SeenTerms::default());
        }
        work(&mut seen.1)
    }

    fn link(&self, kind: &'static str, href: String, found: &Found, to: Target, text: &str) -> Result<String, Broken> {
        let mut previews = self.previews.borrow_mut();
        let preview = match to {
            // a whole text has no first words that say what it is
            Target::Document(_) => "",
            _ => previews.of(&href, &citation(found), || target::opening(self.published, to)),
        };
        self.templates.print("cite", &Cite { kind, href, preview, text })
    }

    /// The previews of all links printed so far.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn previews(&self) -> Result<String, Broken> {
        self.previews.borrow().print(self.templates)
    }

    /// What stands beside the clause at `at` and those below it that have no panel of their own; empty where nothing does.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn relations(&self, at: usize, has_panel: impl Fn(usize) -> bool) -> Result<String, Broken> {
        self.relations_of(at, has_panel).map_or_else(|| Ok(String::new()), |relations| relations.print(self.templates))
    }

    /// The same, not printed; `None` where nothing stands beside it.
    pub fn relations_of(&self, at: usize, has_panel: impl Fn(usize) -> bool) -> Option<Relations> {
        let structure = &self.body.structure;
        let entry = structure.get(at)?;
        let own = |clause: &usize| structure.up(*clause).find(|&above| has_panel(above)) == Some(at);
        let ties = self.body.links.ties_of(at..entry.end());
        let mut gathered = Gathered::new();
        for tie in ties.iter().filter(|tie| tie.clause.as_ref().is_some_and(own)) {
            let part =
                tie.clause.filter(|&clause| clause != at && structure.get(clause).is_some_and(|entry| !entry.is_bare));
            gather(&mut gathered, tie, part.map(|clause| structure.cite(clause)));
        }
        let marks = self.body.links.marks_of(at..entry.end()).iter();
        let mut marks = self.marks(marks.filter(|(clause, _)| clause.as_ref().is_some_and(own)));
        marks.extend(self.expired(&gathered));
        let nothing = gathered.is_empty() && marks.is_empty();
        (!nothing).then(|| self.related(structure.cite(at), gathered, marks))
    }

    /// What stands beside the document as a whole.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn relations_of_all(&self) -> Result<String, Broken> {
        let mut gathered = Gathered::new();
        self.body.links.ties_of_all().iter().for_each(|tie| gather(&mut gathered, tie, None));
        let mut marks = self.marks(self.body.links.marks_of_all().iter());
        marks.extend(self.expired(&gathered));
        if gathered.is_empty() && marks.is_empty() {
            return Ok(String::new());
        }
        self.related(self.body.short_name.clone(), gathered, marks).print(self.templates)
    }

    /// That leave not to keep the clause has run out.
    fn expired(&self, gathered: &Gathered) -> Option<String> {
        let links = gathered.get(&TieKind::Exception)?;
        links.iter().any(|(to, _)| self.is_overdue(*to)).then(|| self.templates.words.marks.expired.clone())
    }

    fn is_overdue(&self, to: Target) -> bool {
        let Target::Record(of, at) = to else { return false };
        let record = self.published.ledger(of).and_then(|ledger| ledger.get(at));
        record.is_some_and(|record| super::ledger::stands(self.published, of, record, DueStanding::Overdue))
    }

    /// Marks in words, each once.
    fn marks<'m>(&self, marks: impl Iterator<Item = &'m (Option<usize>, Mark)>) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        for (_, mark) in marks {
            let word = mark_words(*mark, &self.templates.words);
            if !said.iter().any(|other| other == word) {
                said.push(word.to_owned());
            }
        }
        said
    }

    fn related(&self, citation: String, gathered: Gathered, marks: Vec<String>) -> Relations {
        let words = &self.templates.words;
        let groups = gathered.into_iter().map(|(kind, links)| {
            let links = links.into_iter().filter_map(|(to, part)| self.relation(to, part));
            Group { title: title(kind, words).to_owned(), links: links.collect() }
        });
        Relations { citation, groups: groups.collect(), marks }
    }

    fn relation(&self, to: Target, part: Option<String>) -> Option<Relation> {
        let found = target::find(self.published, to)?;
        let overdue = if self.is_overdue(to) { DueStanding::Overdue.name() } else { "" };
        let notes = [part.unwrap_or_default(), found.heading.clone(), overdue.to_owned()];
        let note = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("・");
        let href = found.href(self.here).filter(|_| self.has_page(to));
        Some(Relation { href, title: found.citation, note: (!note.is_empty()).then_some(note) })
    }

    /// Whether the edition has the page that a record's target is on.
    fn has_page(&self, to: Target) -> bool {
        match to {
            Target::Document(_) | Target::Clause(_) | Target::Row(..) => true,
            _ => super::pages::has(self.published, to),
        }
    }
}

fn gather(gathered: &mut Gathered, tie: &Tie, part: Option<String>) {
    let links = gathered.entry(tie.kind).or_default();
    if !links.iter().any(|(to, of)| *to == tie.to && *of == part) {
        links.push((tie.to, part));
    }
}

fn citation(found: &Found) -> String {
    if found.heading.is_empty() { found.citation.clone() } else { format!("{}（{}）", found.citation, found.heading) }
}

fn title(kind: TieKind, words: &Words) -> &str {
    let titles = &words.relations;
    match kind {
        TieKind::Basis => &titles.basis,
        TieKind::Below => &titles.below,
        TieKind::Responsible => &titles.responsible,
        TieKind::Asset => &titles.asset,
        TieKind::Audit => &titles.audit,
        TieKind::Exception => &titles.exception,
        TieKind::Record => &titles.record,
        TieKind::Framework => &titles.framework,
        TieKind::Law => &titles.law,
        TieKind::CitedBy => &titles.cited_by,
    }
}

fn mark_words(mark: Mark, words: &Words) -> &str {
    let marks = &words.marks;
    match mark {
        Mark::NoStandard => &marks.no_standard,
        Mark::NoProcedure => &marks.no_procedure,
        Mark::NoBasis => &marks.no_basis,
        Mark::Suspect => &marks.suspect,
        Mark::SuspectBelow => &marks.suspect_below,
    }
}
