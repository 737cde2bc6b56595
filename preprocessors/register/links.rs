//! What cites what, and what rests on what: every link of the whole book, known from both ends (contract 6).

use super::linked::LinkedDocument;
use super::resolve::{CitedText, Meaning, Resolver};
use super::rows::Ground;
use super::target::Target;
use crate::model::citation::{Base, Step};
use crate::model::clause::NoteKind;
use crate::model::document::WithheldClause;
use crate::model::ledger::Ledger;
use crate::model::structure::Level;
use crate::model::value::Value;
use crate::model::{Framework, FrameworkPart, Located, Role, Tier};
use crate::read::{CitationReader, Cited, Names, Rolls};
use crate::source::{Origin, nearest, parallel};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// A CitedLink is a citation in running text and what it leads to. A book has tens of thousands of them, so they are small.
#[derive(Debug)]
pub struct CitedLink {
    clause: u32,
    block: u32,
    start: u32,
    length: u32,
    to: Ends,
}

/// Ends are what a citation leads to, in the order of the text; most lead to one thing.
#[derive(Debug)]
enum Ends {
    Document(u32),
    Clause(u32, u32),
    Law(u32),
    Several(Box<[Target]>),
}

impl CitedLink {
    /// `None`: it leads nowhere, or is too far on; nothing above four gigabytes is read.
    fn new(clause: usize, block: usize, range: &Range<usize>, to: Vec<Target>) -> Option<Self> {
        let small = |number: usize| u32::try_from(number).ok();
        let to = match to.as_slice() {
            [] => return None,
            [Target::Document(at)] => Ends::Document(small(*at)?),
            [Target::Clause(at)] => Ends::Clause(small(at.document)?, small(at.clause)?),
            [Target::Law(at)] => Ends::Law(small(*at)?),
            _ => Ends::Several(to.into()),
        };
        let [clause, block] = [small(clause)?, small(block)?];
        Some(Self { clause, block, start: small(range.start)?, length: small(range.len())?, to })
    }

    /// Index (from 0) of the clause it stands in.
    pub fn clause(&self) -> usize {
        self.clause as usize
    }

    /// Index (from 0) of the paragraph among the clause's blocks.
    pub fn block(&self) -> usize {
        self.block as usize
    }

    /// Bytes in that paragraph's words.
    pub fn range(&self) -> Range<usize> {
        let start = self.start as usize;
        start..start + self.length as usize
    }

    /// At least one, in the order of the text.
    pub fn to(&self) -> impl Iterator<Item = Target> + '_ {
        let (one, several): (_, &[Target]) = match self.to {
            Ends::Document(at) => (Some(Target::Document(at as usize)), &[]),
            Ends::Clause(document, clause) => (Some(Target::at(document as usize, Some(clause as usize))), &[]),
            Ends::Law(at) => (Some(Target::Law(at as usize)), &[]),
            Ends::Several(ref to) => (None, to),
        };
        one.into_iter().chain(several.iter().copied())
    }

    /// What it leads to, where that is one thing only.
    pub fn only(&self) -> Option<Target> {
        let mut to = self.to();
        to.next().filter(|_| to.next().is_none())
    }
}

/// A Dangling is a citation that leads nowhere.
#[derive(Debug)]
pub struct Dangling {
    /// Where it stands; `None`: beside the text of the document as a whole.
    pub clause: Option<usize>,
    /// Index of the paragraph, in running text.
    pub block: usize,
    /// Bytes in the paragraph's words.
    pub range: Range<usize>,
    /// The document in which it was sought.
    pub document: usize,
    /// The nearest clause or row of that document.
    pub near: Option<Target>,
}

/// A Basis is 〔根拠：…〕: a clause, or a whole document, rests on an upper one.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The document it stands in.
    pub document: usize,
    /// The clause; `None`: the whole document.
    pub clause: Option<usize>,
    /// What it rests on: a clause or a document.
    pub upper: Target,
    /// Where that is written.
    pub origin: Origin,
}

/// An Answer is 〔枠組み：…〕: a clause, or a whole document, answers to a part of a framework.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The document it stands in.
    pub document: usize,
    /// The clause; `None`: the whole document.
    pub clause: Option<usize>,
    /// Which framework.
    pub framework: usize,
    /// Which part of it.
    pub part: usize,
}

/// A Duty is 〔担当：…〕: a role does what a clause, or a whole document, says.
#[derive(Debug, Clone)]
pub struct Duty {
    /// The document it stands in.
    pub document: usize,
    /// The clause; `None`: the whole document.
    pub clause: Option<usize>,
    /// Which role.
    pub role: usize,
}

/// A Waiver is 〔対策基準：不要（…）〕 or 〔実施手順：不要（…）〕: nothing below a clause is needed.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The document it stands in.
    pub document: usize,
    /// The clause; `None`: the whole document.
    pub clause: Option<usize>,
    /// Of which tier nothing is needed.
    pub tier: Tier,
    /// Why.
    pub reason: String,
}

/// A Pointer is a clause or document that a record names.
#[derive(Debug, Clone)]
pub struct Pointer {
    /// What it is in the record.
    pub field: PointerField,
    /// Index of the record among its kind.
    pub record: usize,
    /// What it names.
    pub to: Target,
}

/// A PointerField is where a record names a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerField {
    /// A citation of a record: in the field of that key, and which of the record's citations it is, from 0.
    Entry {
        /// Of which register.
        ledger: Ledger,
        /// In which of its fields.
        key: &'static str,
        /// Which of all citations of the record, in the order of its fields.
        nth: u32,
    },
    /// The clauses that a law is about.
    LawClause,
    /// The clause that defines a term.
    TermSource,
}

/// A LostWord is what was to name a clause, a role or a part of a framework, and names none.
#[derive(Debug)]
pub struct LostWord {
    /// What it was to be.
    pub sought: Sought,
    /// The word.
    pub word: String,
    /// Where it stands.
    pub origin: Origin,
    /// What the word may have meant: a clause or row near by.
    pub near: Option<Target>,
    /// The same in words, where it is no clause.
    pub near_word: Option<String>,
}

/// A Sought is what a word was to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// A clause.
    Clause,
    /// A part of a framework.
    Part,
    /// A role.
    Role,
}

/// Links are those of every document, by its index.
#[derive(Debug, Default)]
pub struct Links {
    /// In the order of the text.
    pub cited: Vec<Vec<CitedLink>>,
    /// Citations that lead nowhere.
    pub dangling: Vec<Vec<Dangling>>,
    /// What rests on what, in the order of the documents.
    pub bases: Vec<Basis>,
    /// What answers to which part of a framework.
    pub answers: Vec<Answer>,
    /// Who does what.
    pub duties: Vec<Duty>,
    /// What needs nothing below.
    pub waivers: Vec<Waiver>,
    /// Clauses that records name.
    pub pointers: Vec<Pointer>,
    /// Words that name nothing anybody knows.
    pub lost: Vec<LostWord>,
    /// The clauses that fewer may read, by document, in the order of its record; `None`: the word names none of its clauses.
    pub withheld: Vec<Vec<Option<usize>>>,
}

/// A Setting is what annotations and records are resolved against.
struct Setting<'a> {
    documents: &'a [LinkedDocument],
    grounds: Vec<Ground<'a>>,
    names: &'a Names,
    meant: &'a [CitedText],
    rolls: &'a Rolls,
}

impl Links {
    /// Resolves what the documents and the records cite. `cited` is by document; `meant` what the names are the names of.
    pub fn new(
        documents: &[LinkedDocument],
        cited: Vec<Vec<Cited>>,
        names: &Names,
        meant: &[CitedText],
        rolls: &Rolls,
    ) -> Self {
        let grounds: Vec<Ground<'_>> = documents.iter().map(LinkedDocument::ground).collect();
        // a document's citations go as its links come: both at once would be the most that a build ever holds
        let cited: Vec<(usize, Mutex<Vec<Cited>>)> = cited.into_iter().map(Mutex::new).enumerate().collect();
        let resolved = parallel::map(&cited, |(document, cited)| {
            let cited = std::mem::take(&mut *cited.lock().unwrap_or_else(PoisonError::into_inner));
            resolve(*document, &grounds, meant, &cited)
        });
        let mut links = Self::default();
        for (cited, dangling) in resolved {
            links.cited.push(cited);
            links.dangling.push(dangling);
        }
        let setting = Setting { documents, grounds, names, meant, rolls };
        for document in 0..documents.len() {
            links.notes(document, &setting);
        }
        links.records(&setting);
        links.withheld = (0..documents.len()).map(|document| links.withheld(document, &setting)).collect();
        links
    }

    /// What a document's record says to withhold.
    fn withheld(&mut self, document: usize, setting: &Setting<'_>) -> Vec<Option<usize>> {
        let entries = setting.documents.get(document).map(|linked| linked.document.withheld.as_slice());
        let mut clause = |entry: &WithheldClause| {
            let said = self.lost.len();
            let place = between_quotes(&entry.clause.origin);
            let found = self.citations(document, None, &entry.clause.value, &place, setting);
            // one check says it, and more gravely
            self.lost.truncate(said);
            match found.as_slice() {
                [(Target::Clause(at), _)] if at.document == document => Some(at.clause),
                _ => None,
            }
        };
        entries.unwrap_or_default().iter().map(&mut clause).collect()
    }

    fn notes(&mut self, document: usize, setting: &Setting<'_>) {
        let Some(linked) = setting.documents.get(document) else { return };
        for (file, note) in &linked.notes {
            let Some(file) = linked.files.get(*file) else { continue };
            let clause = note.anchor.as_deref().and_then(|anchor| linked.structure.find(anchor));
            let place = file.manuscript.source.at(note.range.clone());
            match note.kind {
                NoteKind::Basis => {
                    for (upper, origin) in self.citations(document, clause, &note.value, &place, setting) {
                        self.bases.push(Basis { document, clause, upper, origin });
                    }
                }
                NoteKind::Framework => {
                    for (framework, part) in self.parts(&note.value, &place, setting.rolls) {
                        self.answers.push(Answer { document, clause, framework, part });
                    }
                }
                NoteKind::Responsible => {
                    for role in self.roles(&note.value, &place, setting.rolls) {
                        self.duties.push(Duty { document, clause, role });
                    }
                }
                NoteKind::Style | NoteKind::Table => {} // heard by checks alone
                NoteKind::NoStandard | NoteKind::NoProcedure => {
                    let tier = if note.kind == NoteKind::NoStandard { Tier::Standard } else { Tier::Procedure };
                    self.waivers.push(Waiver { document, clause, tier, reason: note.value.clone() });
                }
            }
        }
    }

    fn records(&mut self, setting: &Setting<'_>) {
        let rolls = setting.rolls;
        for (record, law) in rolls.laws.records.iter().enumerate() {
            law.clauses.iter().for_each(|word| self.pointer(PointerField::LawClause, record, word, setting));
        }
        for (record, term) in rolls.terms.records.iter().enumerate() {
            term.source.iter().for_each(|word| self.pointer(PointerField::TermSource, record, word, setting));
        }
        for &ledger in Ledger::ALL {
            let Some(roll) = rolls.of(ledger.folder()) else { continue };
            for record in 0..roll.count() {
                let values = roll.held(record).map(|(_, _, values)| values).unwrap_or_default();
                let mut nth = 0;
                for (field, value) in ledger.fields().iter().zip(&values) {
                    let mut found: Vec<(PointerField, bool, &Located<String>)> = Vec::new();
                    value.walk(&mut |value| {
                        let (is_part, words) = match value {
                            Value::Citation(words) => (false, *words),
                            Value::Part(words) => (true, *words),
                            _ => return,
                        };
                        found.push((PointerField::Entry { ledger, key: field.key, nth }, is_part, words));
                        nth += 1;
                    });
                    for (field, is_part, words) in found {
                        if is_part {
                            let parts = self.parts(&words.value, &between_quotes(&words.origin), rolls);
                            let to = parts.into_iter().map(|(framework, part)| Target::Part(framework, part));
                            self.pointers.extend(to.map(|to| Pointer { field, record, to }));
                        } else {
                            self.pointer(field, record, words, setting);
                        }
                    }
                }
            }
        }
    }

    fn pointer(&mut self, field: PointerField, record: usize, word: &Located<String>, setting: &Setting<'_>) {
        for (to, _) in self.citations(usize::MAX, None, &word.value, &between_quotes(&word.origin), setting) {
            self.pointers.push(Pointer { field, record, to });
        }
    }

    /// What a list of citations leads to, each with its place; `document` and `clause` are where it stands.
    fn citations(
        &mut self,
        document: usize,
        clause: Option<usize>,
        value: &str,
        place: &Origin,
        setting: &Setting<'_>,
    ) -> Vec<(Target, Origin)> {
        let mut found = Vec::new();
        let mut resolver = Resolver::new(&setting.grounds, setting.meant, document);
        let mut read_to = 0;
        for citation in CitationReader::of_list(setting.names).read(value) {
            self.between(value, read_to..citation.range.start, place);
            read_to = citation.range.end;
            let origin = within(place, &citation.range);
            // a number behind a name that nobody knows is a part of what is not known
            let is_bare = citation.base == Base::Elsewhere
                || (citation.base == Base::Here && matches!(citation.steps.first(), Some(Step::Label(_))));
            if let Some(lost) =
                self.lost.last_mut().filter(|lost| is_bare && lost.origin.range.end == origin.range.start)
            {
                lost.word.push_str(&value[citation.range.clone()]);
                lost.origin.range.end = origin.range.end;
                continue;
            }
            let near = match resolver.resolve(clause, &citation) {
                Meaning::Found(targets) => {
                    found.extend(targets.into_iter().map(|target| (target.whole(), origin.clone())));
                    continue;
                }
                Meaning::Nothing { near, .. } => near,
                Meaning::Outside | Meaning::NoCitation => None,
            };
            let word = value[citation.range.clone()].to_owned();
            self.lost.push(LostWord { sought: Sought::Clause, word, origin, near, near_word: None });
        }
        self.between(value, read_to..value.len(), place);
        found
    }

    /// What stands between the citations of a list and is none.
    fn between(&mut self, value: &str, range: Range<usize>, place: &Origin) {
        const JOINTS: [&str; 10] = ["及び", "並びに", "又は", "若しくは", "から", "まで", "、", "，", "・", "；"];
        let words = value.get(range.clone()).unwrap_or_default();
        let mut word = words.trim();
        while let Some(rest) =
            JOINTS.iter().find_map(|joint| word.strip_prefix(joint).or_else(|| word.strip_suffix(joint)))
        {
            word = rest.trim();
        }
        if !word.is_empty() {
            let start = range.start + words.find(word).unwrap_or_default();
            let origin = within(place, &(start..start + word.len()));
            let word = word.to_owned();
            self.lost.push(LostWord { sought: Sought::Clause, word, origin, near: None, near_word: None });
        }
    }

    /// 「規則16条の3⑤、例文6.2」: the frameworks' and their parts' indices.
    fn parts(&mut self, value: &str, place: &Origin, rolls: &Rolls) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut last = None;
        for (range, word) in elements(value) {
            let named = rolls.frameworks.records.iter().enumerate().flat_map(|(at, framework)| {
                let names = framework.short_names.iter().chain([&framework.name]);
                names.filter_map(move |name| Some((at, word.strip_prefix(name.as_str())?)))
            });
            // the longest name leaves the shortest rest
            let named = named.min_by_key(|(_, rest)| rest.len()).or_else(|| Some((last?, word)));
            let part = named.and_then(|(at, rest)| {
                let framework = rolls.frameworks.records.get(at)?;
                let rest = plain(rest);
                let is = |part: &FrameworkPart| {
                    let number = plain(&part.number);
                    rest == number || rest == format!("{number}{}", plain(&part.name))
                };
                Some((at, framework.parts.iter().position(is)?))
            });
            match part {
                Some((framework, part)) => {
                    last = Some(framework);
                    found.push((framework, part));
                }
                None => {
                    let near = named.and_then(|(at, rest)| near_part(rolls.frameworks.records.get(at)?, rest));
                    let frameworks = || rolls.frameworks.records.iter().flat_map(|framework| &framework.short_names);
                    let near = near.or_else(|| nearest(word, frameworks().map(String::as_str)).map(str::to_owned));
                    self.lose(Sought::Part, word, within(place, &range), near);
                }
            }
        }
        found
    }

    /// 「情報セキュリティ管理者、CSIRT」: the roles' indices.
    fn roles(&mut self, value: &str, place: &Origin, rolls: &Rolls) -> Vec<usize> {
        let mut found = Vec::new();
        for (range, word) in elements(value) {
            let is = |role: &Role| role.name == word || role.short_names.iter().any(|name| name == word);
            match rolls.roles.records.iter().position(is) {
                Some(role) => found.push(role),
                None => {
                    let names = rolls.roles.records.iter().flat_map(|role| role.short_names.iter().chain([&role.name]));
                    let near = nearest(word, names.map(String::as_str)).map(str::to_owned);
                    self.lose(Sought::Role, word, within(place, &range), near);
                }
            }
        }
        found
    }

    fn lose(&mut self, sought: Sought, word: &str, origin: Origin, near_word: Option<String>) {
        self.lost.push(LostWord { sought, word: word.to_owned(), origin, near: None, near_word });
    }
}

/// Between the quotes; a string with escapes is longer in the file than it is.
fn between_quotes(origin: &Origin) -> Origin {
    let range = origin.range.start + 1..origin.range.end.saturating_sub(1);
    Origin { range, ..origin.clone() }
}

/// The elements of a list, each with its bytes.
fn elements(value: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let parts = value.split(['、', '，', ',', '；']).map(str::trim).filter(|word| !word.is_empty());
    parts.map(move |word| {
        let start = (word.as_ptr() as usize).saturating_sub(value.as_ptr() as usize);
        (start..start + word.len(), word)
    })
}

/// A number of a part without widths and spaces: 「６．２（１）」 is 「6.2(1)」.
fn plain(number: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    };
    number.chars().map(half).filter(|c| !c.is_whitespace()).collect()
}

fn near_part(framework: &Framework, rest: &str) -> Option<String> {
    let rest = plain(rest);
    let name = framework.short_names.first().unwrap_or(&framework.name);
    let numbers: Vec<String> = framework.parts.iter().map(|part| plain(&part.number)).collect();
    nearest(&rest, numbers.iter().map(String::as_str)).map(|number| format!("{name}{number}"))
}

/// Bytes of a value within the place where it is written.
fn within(place: &Origin, range: &Range<usize>) -> Origin {
    let end = place.range.end;
    let (from, to) = ((place.range.start + range.start).min(end), (place.range.start + range.end).min(end));
    let text = &place.source.text;
    if text.is_char_boundary(from) && text.is_char_boundary(to) { place.source.at(from..to) } else { place.clone() }
}

/// The citations of one document.
fn resolve(
    document: usize,
    grounds: &[Ground<'_>],
    meant: &[CitedText],
    cited: &[Cited],
) -> (Vec<CitedLink>, Vec<Dangling>) {
    let mut resolver = Resolver::new(grounds, meant, document);
    let (mut links, mut dangling) = (Vec::with_capacity(cited.len()), Vec::new());
    let mut article = None;
    for Cited { clause, block, citation } in cited {
        let here = grounds.get(document).and_then(|ground| ground.structure.above(*clause, Level::Article));
        if here != article {
            resolver.begin_article();
            article = here;
        }
        let (clause, block, range) = (*clause, *block, citation.range.clone());
        match resolver.resolve(Some(clause), citation) {
            Meaning::Found(to) => links.extend(CitedLink::new(clause, block, &range, to)),
            Meaning::Nothing { document, near } => {
                dangling.push(Dangling { clause: Some(clause), block, range, document, near });
            }
            Meaning::Outside | Meaning::NoCitation => {}
        }
    }
    links.shrink_to_fit();
    (links, dangling)
}
