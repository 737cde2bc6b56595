//! Where links lead, and what stands at both of their ends (contract 6).

use crate::model::ledger::Ledger;

/// A Target is what a link leads to. Indices (from 0) are those of the register, or in what is published those of
/// `Published`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// A text as a whole.
    Document(usize),
    /// A clause of a text.
    Clause(Clause),
    /// A row of a 別表's tables: the 別表, and the row's index (from 0) among those of all its tables.
    Row(Clause, u32),
    /// A law that is recorded and not printed here.
    Law(usize),
    /// A role.
    Role(usize),
    /// A part of a framework: the framework, and the part in it.
    Part(usize, usize),
    /// A department.
    Department(usize),
    /// A record of a register.
    Record(Ledger, usize),
    /// A term of the glossary.
    Term(usize),
}

/// A Clause is a place in a text: the document and the clause's index in its structure (both from 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clause {
    /// Which text.
    pub document: usize,
    /// Which clause of it.
    pub clause: usize,
}

impl Target {
    /// The text it leads to or into.
    pub fn document(self) -> Option<usize> {
        match self {
            Self::Document(document)
            | Self::Clause(Clause { document, .. })
            | Self::Row(Clause { document, .. }, _) => Some(document),
            _ => None,
        }
    }

    /// The clause it leads to or into.
    pub fn clause(self) -> Option<Clause> {
        match self {
            Self::Clause(clause) | Self::Row(clause, _) => Some(clause),
            _ => None,
        }
    }

    /// The same, and of a row its 別表: what rests on something does so on clauses.
    #[must_use]
    pub fn whole(self) -> Self {
        self.clause().map_or(self, Self::Clause)
    }

    /// The text, or the clause of it.
    pub fn at(document: usize, clause: Option<usize>) -> Self {
        clause.map_or(Self::Document(document), |clause| Self::Clause(Clause { document, clause }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_no_larger_for_its_rows() {
        // a book has a hundred thousand links
        assert_eq!(size_of::<Target>(), size_of::<Clause>() + size_of::<usize>());
    }
}
