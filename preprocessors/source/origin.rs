//! A place in a file: which file, which bytes, which line and column.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A Source is a file of the project as it was read: its path and its whole text.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Relative to the project's root, divided by `/` on every system.
    pub path: String,
    /// Without a byte order mark; line ends as they stand in the file.
    pub text: String,
    /// Bytes at which lines begin, found when the first place is asked for.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// Wraps a file that was read.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into(), lines: OnceLock::new() })
    }

    /// The line (from 0) that the byte is in, and the byte at which it begins.
    fn line_of(&self, byte: usize) -> (usize, usize) {
        let starts = self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(end, _)| end + 1)).collect()
        });
        let line = starts.partition_point(|&start| start <= byte).saturating_sub(1);
        (line, starts.get(line).copied().unwrap_or_default())
    }

    /// The place of `range` (bytes) in this file.
    pub fn at(self: &Arc<Self>, range: Range<usize>) -> Origin {
        Origin { source: Arc::clone(self), range }
    }

    /// The file as a whole: what is wrong with all of it is said at its first line.
    pub fn whole(self: &Arc<Self>) -> Origin {
        self.at(0..0)
    }
}

/// An Origin is where something was written: a file and a half-open range of bytes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file.
    pub source: Arc<Source>,
    /// Bytes, the end not included; on character borders.
    pub range: Range<usize>,
}

/// A Position is a line and a column as an editor counts them: both in characters, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters (Unicode scalar values), from 1.
    pub column: usize,
}

impl Origin {
    /// Where the range begins.
    pub fn position(&self) -> Position {
        let start = self.range.start.min(self.source.text.len());
        let (line, line_start) = self.source.line_of(start);
        let before = self.source.text.get(line_start..start).unwrap_or_default();
        Position { line: line + 1, column: before.chars().count() + 1 }
    }

    /// The first character alone, for what is wrong with the whole of something long.
    pub fn start(&self) -> Self {
        let first =
            self.source.text[self.range.start.min(self.source.text.len())..].chars().next().map_or(0, char::len_utf8);
        Self { source: Arc::clone(&self.source), range: self.range.start..self.range.start + first }
    }

    /// The line the range begins in, without its line end, and the byte at which it begins.
    pub fn line(&self) -> (usize, &str) {
        let text = &self.source.text;
        let start = self.range.start.min(text.len());
        let (_, line_start) = self.source.line_of(start);
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        (line_start, text[line_start..line_end].trim_end_matches('\r'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_counts_characters_from_one() {
        let source = Source::new("a.md", "一行目\r\n二行目の語\n");
        let start = source.text.find("語").unwrap();
        let origin = source.at(start..start + 3);
        assert_eq!(origin.position(), Position { line: 2, column: 5 });
        assert_eq!(origin.line().1, "二行目の語");
        assert_eq!(source.whole().position(), Position { line: 1, column: 1 });
        assert_eq!(source.whole().line().1, "一行目");
    }
}
