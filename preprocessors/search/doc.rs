//! The units of the search.

/// A PartId is one of the parts in which the search's data are loaded, in the order in which hits are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartId {
    /// 基本方針
    Policy,
    /// 対策基準
    Standards,
    /// 実施手順
    Procedures,
    /// 台帳, terms, questions, 履歴 and whatever else there is.
    Records,
    /// The officers' guide.
    Guide,
    /// Texts as they stood: only when asked for.
    Past,
}

impl PartId {
    /// Every part.
    pub const ALL: [Self; 6] =
        [Self::Policy, Self::Standards, Self::Procedures, Self::Records, Self::Guide, Self::Past];

    /// In addresses and scripts.
    pub fn token(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Standards => "standards",
            Self::Procedures => "procedures",
            Self::Records => "records",
            Self::Guide => "guide",
            Self::Past => "past",
        }
    }
}

/// A SearchPage is a page on which units stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchPage {
    /// From the site's root.
    pub href: String,
    /// Its title.
    pub title: String,
    /// What kind of page it is.
    pub kind: &'static str,
    /// The departments that keep it: indices (from 0) in the index's list.
    pub departments: Vec<usize>,
    /// A sample.
    pub sample: bool,
}

/// A Doc is a unit that a query finds: an article with all below it, a record, a term, a row of a 履歴.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doc {
    /// Its page, by its index (from 0) in the part.
    pub page: usize,
    /// The anchor on it; empty for the page as a whole.
    pub fragment: String,
    /// How it is cited in its document: 「第12条」; empty where it is not.
    pub citation: String,
    /// What it is about.
    pub heading: String,
    /// Its words.
    pub blocks: Vec<DocBlock>,
    /// The terms that it defines.
    pub defines: Vec<String>,
    /// Where a question leads.
    pub see: Vec<See>,
}

/// A DocBlock is a stretch of words over which no term of a query may reach: a paragraph, a row, a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocBlock {
    /// Its own anchor; empty where it has none.
    pub fragment: String,
    /// What stands in front of it: 「２」「(1)」, a field's name.
    pub label: String,
    /// The words, as they are printed.
    pub text: String,
}

/// A See is a place to which a question leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct See {
    /// From the site's root.
    pub href: String,
    /// What it is called.
    pub title: String,
}

impl DocBlock {
    /// Words with what stands in front of them.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { fragment: String::new(), label: label.into(), text: text.into() }
    }
}
