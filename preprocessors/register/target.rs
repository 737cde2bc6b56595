//! Where links lead, and what stands at both of their ends (contract 6).

/// A Target is what a link leads to. Indices (from 0) are those of the register, or in what is published those of
/// `Published`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// A text as a whole.
    Document(usize),
    /// A clause of a text.
    Clause(Clause),
    /// A law that is recorded and not printed here.
    Law(usize),
    /// A role.
    Role(usize),
    /// A part of a framework: the framework, and the part in it.
    Part(usize, usize),
    /// An information asset.
    Asset(usize),
    /// An information system.
    System(usize),
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
            Self::Document(document) | Self::Clause(Clause { document, .. }) => Some(document),
            _ => None,
        }
    }

    /// The text, or the clause of it.
    pub fn at(document: usize, clause: Option<usize>) -> Self {
        clause.map_or(Self::Document(document), |clause| Self::Clause(Clause { document, clause }))
    }
}
