//! Which label may come next: weak labels against the open clauses, strong ones against the order of their kind.

use crate::model::label::Digits;
use crate::model::{Clause, Kind, Label, Number, Numbering};
use std::collections::HashMap;

/// Expected is what may follow the clauses that are open now.
pub struct Expected<'a> {
    /// The open clauses, the deepest last.
    pub open: &'a [Clause],
    /// How the document numbers.
    pub numbering: Numbering,
}

impl Expected<'_> {
    /// How many open clauses stay above a strong label.
    pub fn strong_depth(&self, kind: Kind) -> usize {
        let stays = |above: Kind| match kind {
            Kind::Article | Kind::Unit => above <= Kind::Division || above == Kind::Supplement,
            Kind::Supplement | Kind::Annex | Kind::Form => false,
            _ => above < kind,
        };
        self.open.iter().take_while(|clause| stays(clause.label.kind)).count()
    }

    /// How many open clauses stay above a weak label; `None`: it is not next, so it is text.
    pub fn weak_depth(&self, label: &Label) -> Option<usize> {
        if label.kind == Kind::Hyphenated {
            return self.hyphenated_depth(&label.number);
        }
        let strong = self.open.iter().rposition(|clause| clause.label.kind.is_strong());
        let weak = strong.map_or(0, |at| at + 1);
        if let Some(at) = (weak..self.open.len()).rev().find(|&at| self.open[at].label.kind == label.kind) {
            let before = &self.open[at].label.number;
            let is_first_again = self.open[at].written.is_empty() && *before == label.number && self.is_bare(at);
            let follows = label.kind == Kind::Bullet || before.is_followed_by(&label.number) || is_first_again;
            return follows.then_some(at);
        }
        let first = label.kind == Kind::Bullet || label.number == Number::new(1);
        let place = match self.open.last().map(|above| above.label.kind) {
            // nothing stands above it but headings: only a scheme that begins with bare numbers has it here
            None => self.begins_with_numbers() && label.kind == Kind::Number,
            Some(kind) if kind <= Kind::Division => self.begins_with_numbers() && label.kind == Kind::Number,
            Some(kind) if kind.is_strong() => true,
            Some(_) => label.kind != Kind::Number,
        };
        (first && place).then_some(self.open.len())
    }

    /// `２―４―１` goes on with `２―４` or follows what has the same path but one less at its end.
    fn hyphenated_depth(&self, path: &Number) -> Option<usize> {
        let (last, stem) = path.parts().split_last()?;
        for (at, above) in self.open.iter().enumerate().rev() {
            let number = above.label.number.parts();
            let same_kind = above.label.kind == Kind::Hyphenated;
            if same_kind
                && number.len() == path.parts().len()
                && number.starts_with(stem)
                && number[stem.len()] + 1 == *last
            {
                return Some(at);
            }
            let parent =
                same_kind || matches!(above.label.kind, Kind::Number | Kind::Chapter | Kind::Part | Kind::Section);
            if parent && number == stem && *last == 1 {
                return Some(at + 1);
            }
        }
        let begins = self.open.iter().all(|above| above.label.kind <= Kind::Division)
            && path.parts().iter().all(|&part| part == 1);
        begins.then_some(self.open.len())
    }

    fn begins_with_numbers(&self) -> bool {
        matches!(self.numbering, Numbering::Circled | Numbering::Bullets | Numbering::Hyphenated)
    }

    fn is_bare(&self, at: usize) -> bool {
        self.open[at].blocks.is_empty() && self.open[at].children.is_empty() && at + 1 == self.open.len()
    }
}

/// An Order is how far the strong labels of a document have come; it goes on from file to file.
#[derive(Debug, Clone, Default)]
pub struct Order {
    last: HashMap<Kind, Number>,
    supplements: usize,
    anchors: HashMap<String, u32>,
}

impl Order {
    /// How many 附則 there have been.
    pub fn supplements(&self) -> usize {
        self.supplements
    }

    /// The anchor, or where a document numbers in two ways at once and it is taken, the next free one.
    pub fn free_anchor(&mut self, anchor: String) -> String {
        let Some(taken) = self.anchors.get_mut(&anchor) else {
            self.anchors.insert(anchor.clone(), 1);
            return anchor;
        };
        let mut next = *taken;
        *taken += 1;
        loop {
            let free = format!("{anchor}-b{next}");
            if !self.anchors.contains_key(&free) {
                self.anchors.insert(free.clone(), 1);
                return free;
            }
            next += 1;
        }
    }

    /// Takes the next label.
    ///
    /// # Errors
    /// The labels that could have stood here, e.g. 「第6条」か「第5条の2」; the label is taken all the same.
    pub fn next(&mut self, label: &Label, in_supplement: bool) -> Result<(), String> {
        if !label.kind.is_strong() {
            return Ok(());
        }
        if label.kind == Kind::Supplement {
            self.supplements += 1;
            self.last.remove(&Kind::Article);
            self.last.remove(&Kind::Unit);
            return Ok(());
        }
        if label.kind < Kind::Division {
            // numbers below begin anew under each; those of 条 run on
            let below = [Kind::Chapter, Kind::Section, Kind::Subsection, Kind::Division];
            for kind in below.into_iter().filter(|&kind| kind > label.kind) {
                self.last.remove(&kind);
            }
        }
        let end = label.through.as_deref().copied().unwrap_or(label.number);
        let fits = label.through.as_ref().is_none_or(|last| label.number < **last)
            && match self.last.get(&label.kind) {
                // an extract of a law keeps only some articles of its 附則
                Some(before) if in_supplement => *before < label.number,
                Some(before) => before.is_followed_by(&label.number),
                None => in_supplement || label.number == Number::new(1) || label.number == Number::new(0),
            };
        let outcome = if fits { Ok(()) } else { Err(self.expected(label.kind)) };
        self.last.insert(label.kind, end);
        outcome
    }

    fn expected(&self, kind: Kind) -> String {
        let print = |number: Option<Number>| number.map(|n| format!("「{}」", Label::new(kind, n).print(Digits::Half)));
        let Some(before) = self.last.get(&kind) else {
            return print(Some(Number::new(1))).unwrap_or_default();
        };
        let parts = before.parts();
        let next = parts.first().map(|first| Number::new(first + 1));
        let branch = match parts {
            [first] => Number::branched(&[*first, 2]),
            [stem @ .., last] => Number::branched(&[stem, &[last + 1]].concat()),
            [] => None,
        };
        [print(next), print(branch)].into_iter().flatten().collect::<Vec<_>>().join("か")
    }
}
