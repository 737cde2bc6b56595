//! 別表第１の４の項, ３の項 joined to another row, 同表の５の項: citations that end in a row of a table.

use super::{Citation, Clause, Joint, Level, Meaning, Number, Resolver, Search, Step, Target, nothing};

impl Resolver<'_> {
    /// A row of a table: 別表第１の４の項. The number of the 別表 itself is as short as there is such a row.
    pub(super) fn row(&mut self, here: Option<usize>, citation: &Citation, above: &[Step], number: &Number) -> Meaning {
        let Some((last, first)) = above.split_last() else {
            return match (self.left_annex(), &self.left) {
                (Some(annex), _) => self.row_of(annex, number, citation.joint).unwrap_or_else(|meaning| meaning),
                // a law
                (None, Some(found @ Meaning::Found(_))) => found.clone(),
                _ => Meaning::Outside,
            };
        };
        let (mut without_row, mut without_annex) = (None, None);
        for (annex, number) in splits(last, number) {
            let steps = [first, &[annex]].concat();
            let meaning = self.place(here, &Citation { steps, ..citation.clone() });
            let annex = match &meaning {
                Meaning::Found(found) => found.last().and_then(|target| target.clause()),
                Meaning::Nothing { .. } => {
                    without_annex.get_or_insert(meaning);
                    continue;
                }
                _ => None,
            };
            let Some(annex) = annex else { return meaning };
            match self.row_of(annex, &number, citation.joint) {
                Ok(found) => return found,
                Err(meaning) => {
                    without_row.get_or_insert(meaning);
                }
            }
        }
        without_row.or(without_annex).unwrap_or(Meaning::Outside)
    }

    /// The 別表 of what was cited before.
    fn left_annex(&self) -> Option<Clause> {
        let (left, found) = match self.left.as_ref()? {
            Meaning::Found(targets) => (*targets.last()?, true),
            Meaning::Nothing { near, .. } => ((*near)?, matches!(near, Some(Target::Row(..)))),
            _ => return None,
        };
        let left = left.clause()?;
        let clause = self.structure(left.document)?.above(left.clause, Level::Annex)?;
        // the nearest to a 別表 that is not there is another
        (found || clause != left.clause).then_some(Clause { clause, ..left })
    }

    /// The row of a 別表, or the 項 of that number where the 別表 is no table.
    fn row_of(&self, annex: Clause, number: &Number, joint: Joint) -> Result<Meaning, Meaning> {
        /// A longer run is cited for its ends.
        const LONGEST: usize = 100;
        let Clause { document, clause } = annex;
        let Some(ground) = self.grounds.get(document) else { return Err(Meaning::Outside) };
        let row = |at: usize| u32::try_from(at).map_or(Target::Clause(annex), |at| Target::Row(annex, at));
        let numbers = ground.numbers(clause);
        if let Some(at) = numbers.iter().position(|own| own.as_ref() == Some(number)) {
            let left = match &self.left {
                Some(Meaning::Found(targets)) if joint == Joint::Through => targets.last(),
                _ => None,
            };
            let from = match left {
                Some(Target::Row(own, left)) if *own == annex => *left as usize + 1,
                _ => at,
            };
            let from = if from <= at && at - from < LONGEST { from } else { at };
            let run = (from..=at).filter(|&at| numbers.get(at).is_some_and(Option::is_some));
            return Ok(Meaning::Found(run.map(row).collect()));
        }
        let first = |number: &Number| number.parts().first().copied().unwrap_or_default();
        let rows = numbers.iter().enumerate().filter_map(|(at, own)| Some((at, first(own.as_ref()?))));
        let near = rows.min_by_key(|&(at, own)| (own.abs_diff(first(number)), at)).map(|(at, _)| row(at));
        match (Search { structure: ground.structure }).child(clause, Level::Paragraph, number) {
            Ok(found) => Ok(Meaning::Found(vec![Target::at(document, Some(found))])),
            Err(_) if near.is_some() => Err(Meaning::Nothing { document, near }),
            Err(Some(other)) if other != clause => Err(nothing(document, Some(other))),
            // a table that is not written as one: nobody knows what it has
            Err(_) => Err(Meaning::Found(vec![Target::Clause(annex)])),
        }
    }

    /// Whether a citation counts in the row before it: 「別表第１の４の項（第２号を除く。）」. What stands there is no clause.
    pub(super) fn is_within_row(&self, citation: &Citation) -> bool {
        let first = citation.steps.first().and_then(Step::level);
        citation.joint == Joint::Within
            && first.is_some_and(|level| level > Level::Article)
            && matches!(&self.left, Some(Meaning::Found(left)) if matches!(left.last(), Some(Target::Row(..))))
    }
}

/// How 「別表第３の２の４の項」 may be meant: 別表第３ and its row ２の４, 別表第３の２ and its row ４.
fn splits(annex: &Step, row: &Number) -> Vec<(Step, Number)> {
    let own = match annex {
        Step::Number(Level::Annex, number) if number.parts() != [0] => number,
        _ => return vec![(annex.clone(), *row)],
    };
    let split = |at: usize| {
        let (more, row) = row.parts().split_at_checked(at)?;
        let annex = Number::branched(&[own.parts(), more].concat())?;
        Some((Step::Number(Level::Annex, annex), Number::branched(row)?))
    };
    (0..row.parts().len()).filter_map(split).collect()
}
