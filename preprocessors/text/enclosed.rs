//! What is enclosed in running text: quotations 「…」『…』 and brackets （…）, read in one pass.
//!
//! Whoever looks for words in a sentence asks here first what is only quoted, and what stands beside the sentence in
//! brackets. Nothing is too crooked to be read: a mark that closes nothing is nothing, a mark that is never closed holds
//! all the rest of the text.

use std::ops::Range;

/// The Enclosures of a text. Brackets and stops inside quotations are not looked at: they are somebody else's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enclosures {
    /// The outermost quotations, in order.
    pub quotations: Vec<Quotation>,
    /// Brackets at every depth, in the order in which they open.
    pub brackets: Vec<Bracket>,
    /// 。 and commas outside quotations, in order.
    pub stops: Vec<Stop>,
}

/// A Quotation is 「…」 with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Bytes with the marks; `inner` without.
    pub range: Range<usize>,
    /// Bytes between the marks.
    pub inner: Range<usize>,
    /// The bracket it stands in.
    pub within: Option<usize>,
}

/// A Bracket is （…） with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// Bytes with the marks.
    pub range: Range<usize>,
    /// Bytes between the marks.
    pub inner: Range<usize>,
    /// The bracket it stands in.
    pub within: Option<usize>,
}

/// A Stop is a 。 or a comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// Its first byte.
    pub at: usize,
    /// Its last byte's end.
    pub end: usize,
    /// Whether it ends a sentence.
    pub full: bool,
    /// The bracket it stands in.
    pub within: Option<usize>,
}

/// An Open mark has not met the one that closes it.
struct Open {
    closes: Closes,
    at: usize,
    inner: usize,
    /// The bracket it is, or for a quotation the one it stands in.
    bracket: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Closes {
    Corner,
    White,
    Curly,
    Bracket,
}

impl Enclosures {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut open: Vec<Open> = Vec::new();
        // the outermost quotation that is open, as its place in `open`
        let mut quoted: Option<usize> = None;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let within = || open.iter().rev().find(|mark| mark.closes == Closes::Bracket).and_then(|mark| mark.bracket);
            if let Some(closes) = opens(c) {
                let mut bracket = None;
                if quoted.is_none() {
                    bracket = open.last().and_then(|mark| mark.bracket);
                    if closes == Closes::Bracket {
                        let inner = end..text.len();
                        found.brackets.push(Bracket { range: at..text.len(), inner, within: bracket });
                        bracket = Some(found.brackets.len() - 1);
                    } else {
                        quoted = Some(open.len());
                    }
                }
                open.push(Open { closes, at, inner: end, bracket });
            } else if let Some(closes) = closer(c) {
                let Some(place) = open.iter().rposition(|mark| mark.closes == closes) else { continue };
                // a bracket that closes inside a quotation opened there too
                if closes == Closes::Bracket && quoted.is_some_and(|quoted| place < quoted) {
                    continue;
                }
                let Open { at, inner, bracket, .. } = open.swap_remove(place);
                open.truncate(place);
                if quoted == Some(place) {
                    quoted = None;
                    found.quotations.push(Quotation {
                        range: at..end,
                        inner: inner..end - c.len_utf8(),
                        within: bracket,
                    });
                } else if quoted.is_none()
                    && let Some(bracket) = bracket.and_then(|id| found.brackets.get_mut(id))
                    && closes == Closes::Bracket
                {
                    bracket.range.end = end;
                    bracket.inner.end = end - c.len_utf8();
                }
            } else if quoted.is_none() && matches!(c, '。' | '、' | '，' | '．') {
                found.stops.push(Stop { at, end, full: matches!(c, '。' | '．'), within: within() });
            }
        }
        if let Some(mark) = quoted.and_then(|quoted| open.get(quoted)) {
            let (range, inner) = (mark.at..text.len(), mark.inner..text.len());
            found.quotations.push(Quotation { range, inner, within: mark.bracket });
        }
        found
    }

    /// Whether a byte is quoted.
    pub fn is_quoted(&self, at: usize) -> bool {
        let next = self.quotations.partition_point(|quotation| quotation.range.end <= at);
        self.quotations.get(next).is_some_and(|quotation| quotation.range.contains(&at))
    }

    /// Where the sentence that holds `at` begins, at the level of `within`.
    pub fn sentence_start(&self, at: usize, within: Option<usize>) -> usize {
        self.stop_before(at, within, true).map_or_else(|| self.level_start(within), |stop| stop.end)
    }

    /// Where the sentence that holds `at` ends, its 。 left out.
    pub fn sentence_end(&self, at: usize, within: Option<usize>, text: &str) -> usize {
        let end = within.and_then(|id| self.brackets.get(id)).map_or(text.len(), |bracket| bracket.inner.end);
        let first = self.stops.partition_point(|stop| stop.at < at);
        let ahead = self.stops.get(first..).unwrap_or_default().iter().take_while(|stop| stop.at < end);
        ahead.filter(|stop| stop.full && stop.within == within).map(|stop| stop.at).next().unwrap_or(end)
    }

    /// The last 。 (or the last stop of any kind) before `at` at the level of `within`.
    pub fn stop_before(&self, at: usize, within: Option<usize>, full: bool) -> Option<Stop> {
        let start = self.level_start(within);
        let next = self.stops.partition_point(|stop| stop.at < at);
        let behind = self.stops.get(..next).unwrap_or_default().iter().rev().take_while(|stop| stop.at >= start);
        behind.copied().find(|stop| stop.within == within && (stop.full || !full))
    }

    /// Where a level begins: the text, or the inside of a bracket.
    fn level_start(&self, within: Option<usize>) -> usize {
        within.and_then(|id| self.brackets.get(id)).map_or(0, |bracket| bracket.inner.start)
    }
}

fn opens(c: char) -> Option<Closes> {
    match c {
        '「' | '｢' => Some(Closes::Corner),
        '『' => Some(Closes::White),
        '“' => Some(Closes::Curly),
        '（' | '(' | '〔' | '［' => Some(Closes::Bracket),
        _ => None,
    }
}

fn closer(c: char) -> Option<Closes> {
    match c {
        '」' | '｣' => Some(Closes::Corner),
        '』' => Some(Closes::White),
        '”' => Some(Closes::Curly),
        '）' | ')' | '〕' | '］' => Some(Closes::Bracket),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn expect(text: &str, quotations: &[&str], brackets: &[&str]) {
        let found = Enclosures::of(text);
        let inner = |range: &Range<usize>| text[range.clone()].to_owned();
        assert_eq!(found.quotations.iter().map(|q| inner(&q.inner)).collect::<Vec<_>>(), quotations, "{text}");
        assert_eq!(found.brackets.iter().map(|b| inner(&b.inner)).collect::<Vec<_>>(), brackets, "{text}");
    }

    #[test]
    fn quotations_and_brackets() {
        expect("甲（以下「乙」という。）は丙", &["乙"], &["以下「乙」という。"]);
        expect("法（平成15年（改正）。以下「法」）", &["法"], &["平成15年（改正）。以下「法」", "改正"]);
        expect("「「甲」を「乙」に」改める。", &["「甲」を「乙」に"], &[]);
        expect("『甲「乙」』と(丙)", &["甲「乙」"], &["丙"]);
        expect("1) 甲」は乙", &[], &[]);
        expect("「甲（乙」は（丙）", &["甲（乙"], &["丙"]);
        expect("「甲（乙は丙）", &["甲（乙は丙）"], &[]);
        expect("（甲「乙）は「丙」", &["乙）は「丙」"], &["甲「乙）は「丙」"]);
        expect("（甲", &[], &["甲"]);
    }

    #[test]
    fn sentences_end_outside_brackets_and_quotations() {
        let text = "甲（乙。丙）は「丁。」と戊。己は";
        let found = Enclosures::of(text);
        let at = |word: &str| text.find(word).unwrap();
        assert_eq!(found.sentence_start(at("戊"), None), 0);
        assert_eq!(found.sentence_end(0, None, text), at("。己"));
        assert_eq!(found.sentence_start(at("己"), None), at("己"));
        assert_eq!(found.sentence_start(at("丙"), Some(0)), at("丙"));
        assert!(found.is_quoted(at("丁")) && !found.is_quoted(at("戊")));
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read(text in "[「」『』（）()。、甲あa“”]{0,40}", open in any::<String>()) {
            for text in [text, open] {
                let found = Enclosures::of(&text);
                let mut last = 0;
                for quotation in &found.quotations {
                    prop_assert!(last <= quotation.range.start && text.get(quotation.range.clone()).is_some());
                    prop_assert!(text.get(quotation.inner.clone()).is_some());
                    last = quotation.range.end;
                }
                for (id, bracket) in found.brackets.iter().enumerate() {
                    prop_assert!(text.get(bracket.range.clone()).is_some() && text.get(bracket.inner.clone()).is_some());
                    prop_assert!(bracket.within.is_none_or(|above| above < id));
                }
                for (at, _) in text.char_indices() {
                    found.is_quoted(at);
                    found.sentence_start(at, None);
                    found.sentence_end(at, None, &text);
                }
            }
        }
    }
}
