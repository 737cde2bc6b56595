//! Citation → Target: what 「前項」, 「第３条第２項」 and 「基本方針９(2)」 mean where they stand (domain §6).

use super::rows::Ground;
use super::target::{Clause, Target};
use crate::model::citation::{Base, Citation, Joint, Step};
use crate::model::structure::{Level, Structure};
use crate::model::{Kind, Label, Number};
use std::collections::VecDeque;

#[path = "resolve_rows.rs"]
mod rows;

/// A CitedText is what citations count in: one document's clauses, or a law of which only the name is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitedText {
    /// Index of a document (from 0).
    Document(usize),
    /// Index of a law (from 0).
    Law(usize),
}

/// What a citation comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// These, in the order of the text; more than one for 前２項 and for the rest of a run.
    Found(Vec<Target>),
    /// A text that is not in the register: not ours to judge.
    Outside,
    /// Words that only may be a citation, and are none.
    NoCitation,
    /// Nothing: there is no such clause. `near` is the nearest there is.
    Nothing {
        /// The document it was sought in.
        document: usize,
        /// The nearest clause or row, if there is any like it.
        near: Option<Target>,
    },
}

/// A Resolver goes through the citations of one document in the order of its text.
#[derive(Debug)]
pub struct Resolver<'a> {
    grounds: &'a [Ground<'a>],
    names: &'a [CitedText],
    /// The document the citations stand in.
    document: usize,
    /// What was cited last, the newest first; `None`: something outside.
    last: VecDeque<Option<Target>>,
    /// The text that was named last.
    last_named: Option<CitedText>,
    /// What the citation before came to, for those that are joined to it.
    left: Option<Meaning>,
}

/// So many citations back 「同項」 is looked for.
const REMEMBERED: usize = 8;

impl<'a> Resolver<'a> {
    /// `names` is what the names are the names of, by the index that [`Base::Named`] carries.
    pub fn new(grounds: &'a [Ground<'a>], names: &'a [CitedText], document: usize) -> Self {
        Self { grounds, names, document, last: VecDeque::new(), last_named: None, left: None }
    }

    /// Begins a new 条: 「同条」 does not reach over it.
    pub fn begin_article(&mut self) {
        self.last.clear();
        self.left = None;
    }

    /// What a citation means that stands in the clause `here` (before the first clause: `None`).
    pub fn resolve(&mut self, here: Option<usize>, citation: &Citation) -> Meaning {
        let meaning = self.meaning(here, citation);
        match &meaning {
            Meaning::Found(targets) if !citation.steps.is_empty() => {
                self.last.push_front(targets.last().copied().filter(|target| target.clause().is_some()));
            }
            Meaning::Outside => self.last.push_front(None),
            _ => {}
        }
        self.last.truncate(REMEMBERED);
        self.left = Some(meaning.clone());
        meaning
    }

    fn meaning(&mut self, here: Option<usize>, citation: &Citation) -> Meaning {
        match citation.steps.split_last() {
            Some((Step::Number(Level::Row, number), above)) => self.row(here, citation, above, number),
            _ => self.place(here, citation),
        }
    }

    /// What a citation means that names no row.
    fn place(&mut self, here: Option<usize>, citation: &Citation) -> Meaning {
        let relative = matches!(
            citation.steps.first(),
            Some(Step::Before(..) | Step::After(_) | Step::AllBefore(_) | Step::Same(_) | Step::This(_))
        );
        let named = match citation.base {
            Base::Named(index) => self.names.get(index).copied(),
            Base::Same => self.last_named,
            Base::Elsewhere => None,
            Base::Here => Some(CitedText::Document(self.document)),
        };
        if matches!(citation.base, Base::Named(_)) && citation.joint == Joint::None {
            self.last_named = named;
        }
        if citation.base == Base::Elsewhere && citation.joint == Joint::None {
            self.last_named = None;
        }
        let joined = citation.joint != Joint::None && !relative;
        if (joined && self.left == Some(Meaning::Outside)) || self.is_within_row(citation) {
            return Meaning::Outside;
        }
        let document = match named {
            _ if relative && citation.base != Base::Same => self.document,
            Some(CitedText::Document(document)) => document,
            Some(CitedText::Law(law)) => return Meaning::Found(vec![Target::Law(law)]),
            None => return Meaning::Outside,
        };
        let Some(structure) = self.structure(document) else { return Meaning::Outside };
        let own = here.filter(|_| document == self.document && !matches!(citation.base, Base::Named(_)));
        let Some((first, below)) = citation.steps.split_first() else {
            return Meaning::Found(vec![Target::Document(document)]);
        };
        let silent = matches!(first, Step::Label(_)) && citation.base == Base::Here && !joined;
        let search = Search { structure };
        let found = match first {
            Step::Same(level) => match self.same(*level) {
                Some(Some(Target::Clause(clause))) => return self.below(clause, below),
                Some(Some(row)) if below.is_empty() => return Meaning::Found(vec![row]),
                Some(Some(_)) => return Meaning::Outside,
                Some(None) => return Meaning::Outside,
                None => Err(None),
            },
            _ if own.is_some_and(|here| search.is_of_another_act(here, first)) => return Meaning::Outside,
            _ if joined => match self.left_clause(document) {
                Some(left) => search.beside(left, first, citation.joint, own),
                None => search.first(first, own),
            },
            _ => search.first(first, own),
        };
        let found = found.and_then(|start| search.down(start, below));
        match found {
            Ok(found) => {
                let left = self.left_clause(document).filter(|_| citation.joint == Joint::Through);
                let all = left.map_or_else(|| found.clone(), |left| search.through(left, &found));
                Meaning::Found(all.into_iter().map(|clause| Target::Clause(Clause { document, clause })).collect())
            }
            Err(_) if silent => Meaning::NoCitation,
            // 附則 speak of the text as it then was
            Err(_) if own.is_some_and(|here| structure.scope(here).is_some()) => Meaning::Outside,
            Err(near) => nothing(document, near),
        }
    }

    fn below(&self, start: Clause, steps: &[Step]) -> Meaning {
        let Some(structure) = self.structure(start.document) else { return Meaning::Outside };
        let search = Search { structure };
        let document = start.document;
        match search.down(vec![start.clause], steps) {
            Ok(found) => {
                Meaning::Found(found.into_iter().map(|clause| Target::Clause(Clause { document, clause })).collect())
            }
            Err(near) => nothing(document, near),
        }
    }

    fn structure(&self, document: usize) -> Option<&'a Structure> {
        self.grounds.get(document).map(|ground| ground.structure)
    }

    /// The last clause cited of a level, or row where it is 同項; `Some(None)`: it is outside.
    fn same(&self, level: Level) -> Option<Option<Target>> {
        self.last.iter().find_map(|cited| match cited {
            None => Some(None),
            Some(row @ Target::Row(..)) if level == Level::Paragraph => Some(Some(*row)),
            Some(cited) => {
                let Clause { document, clause } = cited.clause()?;
                let above = self.structure(document)?.above(clause, level)?;
                Some(Some(Target::at(document, Some(above))))
            }
        })
    }

    fn left_clause(&self, document: usize) -> Option<usize> {
        match &self.left {
            Some(Meaning::Found(targets)) => {
                let clause = targets.last()?.clause().filter(|clause| clause.document == document);
                clause.map(|clause| clause.clause)
            }
            _ => None,
        }
    }
}

fn nothing(document: usize, near: Option<usize>) -> Meaning {
    Meaning::Nothing { document, near: near.map(|near| Target::at(document, Some(near))) }
}

/// What is found, or the nearest to what is not.
type Found = Result<Vec<usize>, Option<usize>>;

struct Search<'a> {
    structure: &'a Structure,
}

impl Search<'_> {
    /// Whether 「第３条」 here is an article of an amending act: so it is in every 附則 but the one that came with the text.
    fn is_of_another_act(&self, here: usize, step: &Step) -> bool {
        let own = matches!(step, Step::Number(level, _) if *level <= Level::Article && *level != Level::Supplement);
        let first = self.structure.roots().find(|&root| self.is(root, Level::Supplement));
        own && self.structure.scope(here).is_some_and(|scope| Some(scope) != first)
    }

    /// The first step of a citation that stands in the clause `here` of this document, or comes from without.
    fn first(&self, step: &Step, here: Option<usize>) -> Found {
        let structure = self.structure;
        match step {
            Step::Number(level, number) => self.numbered(*level, number, here),
            Step::This(level) => {
                let here = here.ok_or(None)?;
                structure.above(here, *level).or_else(|| self.stands_for(here, *level)).map(|at| vec![at]).ok_or(None)
            }
            Step::Before(level, count) => self.before(here.ok_or(None)?, *level, Some(*count)),
            Step::AllBefore(level) => self.before(here.ok_or(None)?, *level, None),
            Step::After(level) => {
                let here = here.ok_or(None)?;
                let at = structure.above(here, *level).or_else(|| self.stands_for(here, *level)).ok_or(None)?;
                let siblings = structure.siblings(at);
                let next = siblings.iter().position(|&sibling| sibling == at).and_then(|at| siblings.get(at + 1));
                next.map(|&next| vec![next]).ok_or(Some(at))
            }
            Step::Label(label) => self.head(label),
            Step::Each(_) | Step::Same(_) => Err(None),
        }
    }

    /// In a text that numbers `１` → `(1)` 「前項」 is the number before.
    fn stands_for(&self, here: usize, level: Level) -> Option<usize> {
        let at = self.structure.above(here, Level::Article).filter(|_| level == Level::Paragraph)?;
        self.structure.get(at).filter(|entry| matches!(entry.kind, Kind::Number | Kind::Hyphenated)).map(|_| at)
    }

    /// 前条, 前３項, 前各号: so many before, or all.
    fn before(&self, here: usize, level: Level, count: Option<u32>) -> Found {
        let at = self.structure.above(here, level).or_else(|| self.stands_for(here, level)).ok_or(None)?;
        let siblings = self.structure.siblings(at);
        let place = siblings.iter().position(|&sibling| sibling == at).unwrap_or(0);
        let count = count.map_or(place, |count| count as usize);
        let from = place.checked_sub(count).filter(|_| count > 0).ok_or(Some(at))?;
        Ok(siblings.get(from..place).unwrap_or_default().to_vec())
    }

    /// 第３条, 第２項, 第１号, 第２章, 別表第１ as the first step.
    fn numbered(&self, level: Level, number: &Number, here: Option<usize>) -> Found {
        let structure = self.structure;
        let scope = here.and_then(|here| structure.scope(here));
        match level {
            Level::Paragraph | Level::Item => {
                let start = match level {
                    Level::Item => here.and_then(|here| structure.above(here, Level::Paragraph)),
                    _ => None,
                };
                let start = start.or_else(|| here.and_then(|here| structure.above(here, Level::Article))).or(scope);
                self.child(start.ok_or(None)?, level, number).map(|at| vec![at])
            }
            Level::Supplement => {
                let first = structure.roots().find(|&root| self.is(root, level));
                scope.or(first).map(|at| vec![at]).ok_or(None)
            }
            Level::Section | Level::Subsection | Level::Division => {
                let upper =
                    here.and_then(|here| structure.up(here).find(|&at| self.level(at).is_some_and(|own| own < level)));
                match upper {
                    Some(upper) => self.child(upper, level, number).map(|at| vec![at]),
                    None => {
                        let all = (0..structure.entries().len()).filter(|&at| self.is(at, level));
                        self.pick(all, number).map(|at| vec![at])
                    }
                }
            }
            _ => {
                // in an 附則 too 「第２条」 is of the main text: its own is 「附則第２条」
                let scope = None;
                let only = |level| {
                    let mut all = structure.roots().filter(|&root| self.is(root, level));
                    all.next().filter(|_| all.next().is_none())
                };
                let found = structure.numbered(scope, level, number.parts());
                let found = found.or_else(|| if number.parts() == [0] { only(level) } else { None });
                found.map(|at| vec![at]).ok_or_else(|| self.nearest(structure.siblings_of(scope, level), number))
            }
        }
    }

    /// What is joined to `left`: it takes the upper steps from there that it does not say.
    fn beside(&self, left: usize, step: &Step, joint: Joint, here: Option<usize>) -> Found {
        let structure = self.structure;
        match step {
            Step::Number(level, number) if *level > Level::Article => {
                let left_level = self.level(left).ok_or(None)?;
                if joint != Joint::Within && left_level < *level {
                    return self.first(step, here); // 「第３条及び第２項」: the 項 is of the 条 it stands in
                }
                let upper =
                    structure.up(left).find(|&at| self.level(at).is_some_and(|own| own < *level)).ok_or(None)?;
                self.child(upper, *level, number).map(|at| vec![at])
            }
            Step::Number(level, number) => self.numbered(*level, number, Some(left)),
            Step::Label(label) => {
                let upper = structure.up(left).filter_map(|at| structure.get(at)?.parent());
                let mut parents = upper.take(3);
                let beside = parents.find_map(|parent| self.labelled(parent, label));
                beside.map_or_else(|| self.head(label), |at| Ok(vec![at]))
            }
            _ => self.first(step, here),
        }
    }

    /// Further steps down from what was found, the last of it.
    fn down(&self, start: Vec<usize>, steps: &[Step]) -> Found {
        let mut found = start;
        for step in steps {
            let at = *found.last().ok_or(None)?;
            found = match step {
                Step::Number(level, number) => vec![self.child(at, *level, number)?],
                Step::Each(_) => vec![at],
                Step::Label(label) => vec![self.labelled(at, label).ok_or(Some(at))?],
                _ => return Err(Some(at)),
            };
        }
        Ok(found)
    }

    /// The clause of a level and number below `at`: 号 may stand under a first 項 that nobody counts.
    fn child(&self, at: usize, level: Level, number: &Number) -> Result<usize, Option<usize>> {
        let structure = self.structure;
        if let Level::Annex | Level::Form | Level::Article = level {
            // 附則第１条, 第２章第３条
            let scope = structure.scope(at);
            let found = structure.numbered(scope, level, number.parts());
            return found.ok_or_else(|| self.nearest(structure.siblings_of(scope, level), number));
        }
        let right = structure.children(at).filter(|&child| self.is(child, level));
        let mut below: Vec<usize> = right.collect();
        if below.is_empty() {
            let first = structure
                .children(at)
                .next()
                .filter(|&child| level > Level::Paragraph && self.is(child, Level::Paragraph));
            below = first
                .map(|first| structure.children(first).filter(|&child| self.is(child, level)).collect())
                .unwrap_or_default();
        }
        if below.is_empty() && level == Level::Paragraph && number.parts() == [1] && self.is(at, Level::Article) {
            return Ok(at); // 「１　目的」 is its own first 項
        }
        self.pick(below.into_iter(), number).map_err(|near| near.or(Some(at)))
    }

    fn pick(&self, all: impl Iterator<Item = usize>, number: &Number) -> Result<usize, Option<usize>> {
        let all: Vec<usize> = all.collect();
        let right = all.iter().find(|&&at| self.structure.number(at) == *number);
        right.copied().ok_or_else(|| self.nearest(all, number))
    }

    /// The clause right below `at` with that label, whatever its brackets and digits look like.
    fn labelled(&self, at: usize, label: &Label) -> Option<usize> {
        let structure = self.structure;
        let own = structure.children(at).find(|&child| self.bears(child, label));
        own.or_else(|| {
            let first = structure
                .children(at)
                .next()
                .filter(|&child| structure.get(child).is_some_and(|entry| entry.is_bare))?;
            structure.children(first).find(|&child| self.bears(child, label))
        })
    }

    /// The clause with which a path of labels begins: `９`, `２―４―１`, `第２`.
    fn head(&self, label: &Label) -> Found {
        let structure = self.structure;
        let parts = label.number.parts();
        if label.kind != Kind::Hyphenated {
            let found = structure.numbered(None, Level::Article, parts);
            let found = found.filter(|&at| structure.get(at).is_some_and(|entry| entry.kind != Kind::Article));
            return found
                .map(|at| vec![at])
                .ok_or_else(|| self.nearest(structure.siblings_of(None, Level::Article), &label.number));
        }
        let whole = structure
            .entries()
            .iter()
            .enumerate()
            .position(|(at, entry)| entry.kind == Kind::Hyphenated && structure.number(at) == label.number);
        whole.map(|at| vec![at]).ok_or(None)
    }

    /// Whether a clause bears the label: (1) is ⑴ and 一, イ is one of アイウ or of イロハ.
    fn bears(&self, at: usize, label: &Label) -> bool {
        let own = &self.structure.label(at);
        let family = |kind| match kind {
            Kind::Paren | Kind::Kanji => 1,
            Kind::Kana | Kind::Iroha => 2,
            Kind::ParenKana | Kind::ParenIroha => 3,
            Kind::Number | Kind::Unit => 4,
            other => 10 + other as usize,
        };
        if family(own.kind) != family(label.kind) {
            return false;
        }
        match family(own.kind) {
            2 | 3 => own.to_string() == label.to_string(),
            _ => own.number == label.number,
        }
    }

    /// 「第１号から第３号まで」: those behind the first, up to the last.
    fn through(&self, left: usize, found: &[usize]) -> Vec<usize> {
        /// A longer run is cited for its ends.
        const LONGEST: usize = 100;
        let Some(&last) = found.last() else { return found.to_vec() };
        let siblings = self.structure.siblings(last);
        let place = |at: usize| siblings.iter().position(|&sibling| sibling == at);
        match (place(left), place(last)) {
            (Some(from), Some(to)) if from < to && to - from <= LONGEST => siblings[from + 1..=to].to_vec(),
            _ => found.to_vec(),
        }
    }

    fn level(&self, at: usize) -> Option<Level> {
        self.structure.get(at).map(|entry| entry.level)
    }

    fn is(&self, at: usize, level: Level) -> bool {
        self.level(at) == Some(level)
    }

    /// The nearest of some clauses by number.
    fn nearest(&self, all: Vec<usize>, number: &Number) -> Option<usize> {
        let first = |number: &Number| i64::from(number.parts().first().copied().unwrap_or_default());
        all.into_iter().min_by_key(|&at| {
            let own = first(&self.structure.number(at));
            (own.saturating_sub(first(number)).abs(), at)
        })
    }
}

#[cfg(test)]
#[path = "resolve_tests.rs"]
mod tests;
