//! What is said about a place: contract 1 of the house.

use super::{Code, Origin};

/// A Severity is what a fault does to the publication, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The edition would show something false or secret: it is not published.
    Error,
    /// One document or record is left out, or its newest recorded text stands in; the rest is published.
    Omitted,
    /// Worth mending; nothing is held up.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// What an officer reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "誤り",
            Self::Omitted => "除外",
            Self::Warning => "注意",
            Self::Note => "参考",
        }
    }

    /// What a program reads (`check --format json`).
    pub fn token(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Omitted => "omitted",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A Diagnostic is one thing to mend: what, where, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it does to the publication.
    pub severity: Severity,
    /// Which check speaks.
    pub code: Code,
    /// One Japanese sentence saying what is wrong.
    pub message: String,
    /// Where; always in a file of the project.
    pub origin: Origin,
    /// One Japanese sentence saying what to write instead.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A diagnostic without a hint yet.
    pub fn new(severity: Severity, code: Code, origin: Origin, message: impl Into<String>) -> Self {
        Self { severity, code, message: message.into(), origin, hint: None }
    }

    /// The same with what to write instead.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// The diagnostics in the order of file, place and code, each once.
pub fn sorted(mut all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    all.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.origin.range.start, d.severity, d.code.name());
        a.origin.source.path.cmp(&b.origin.source.path).then_with(|| key(a).cmp(&key(b)))
    });
    all.dedup();
    all
}

/// The candidate most like `word`, when it is like enough to be what was meant:
/// at most a third of its characters differ (Levenshtein distance).
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = word.chars().count().div_ceil(3);
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|&(distance, _)| distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_only_when_it_is_near() {
        let keys = ["department", "name", "tier"];
        assert_eq!(nearest("departmant", keys), Some("department"));
        assert_eq!(nearest("tire", keys), Some("tier"));
        assert_eq!(nearest("zzzz", keys), None);
        assert_eq!(nearest("基本方計", ["基本方針", "対策基準"]), Some("基本方針"));
    }
}
