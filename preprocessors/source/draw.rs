//! A diagnostic as a person sees it in a terminal.

use super::{Diagnostic, Severity};
use std::fmt::Write as _;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Columns of an excerpt, by display width; a longer line is cut around the place.
const EXCERPT_WIDTH: usize = 88;

/// Draws one diagnostic: severity, code, message, `file:line:column`, the line with a caret
/// under the place (by display width, so that Japanese lines up), and the hint.
pub fn draw(diagnostic: &Diagnostic) -> String {
    let Diagnostic { severity, code, message, origin, hint } = diagnostic;
    let at = origin.position();
    let mut out = format!("{}[{code}] {message}\n", severity.name());
    let gutter = at.line.to_string().len();
    let _ = writeln!(out, "{:gutter$}--> {}:{}:{}", "", printable(&origin.source.path), at.line, at.column);
    let (line_start, line) = origin.line();
    if !line.trim().is_empty() {
        let start = (origin.range.start - line_start).min(line.len());
        let end = origin.range.end.saturating_sub(line_start).clamp(start, line.len());
        let excerpt = Excerpt::around(line, start, end);
        let _ = writeln!(out, "{:gutter$} |", "");
        let _ = writeln!(out, "{} | {}", at.line, excerpt.text);
        let _ = writeln!(out, "{:gutter$} | {}{}", "", " ".repeat(excerpt.indent), "^".repeat(excerpt.carets));
    }
    if let Some(hint) = hint {
        let _ = writeln!(out, "{:gutter$} = 直し方: {hint}", "");
    }
    out
}

/// One line that counts what was found, e.g. 「誤り 1、注意 2」; `None` when nothing was.
pub fn summary<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Option<String> {
    let severities: Vec<Severity> = diagnostics.into_iter().map(|diagnostic| diagnostic.severity).collect();
    let counts: Vec<String> = [Severity::Error, Severity::Omitted, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (severity, severities.iter().filter(|own| **own == severity).count()))
        .filter(|&(_, count)| count > 0)
        .map(|(severity, count)| format!("{} {count}", severity.name()))
        .collect();
    (!counts.is_empty()).then(|| counts.join("、"))
}

/// An Excerpt is the part of a line that fits, with the caret's place in columns.
struct Excerpt {
    text: String,
    indent: usize,
    carets: usize,
}

impl Excerpt {
    /// `start` and `end` are bytes in `line`, on character borders.
    fn around(line: &str, start: usize, end: usize) -> Self {
        let lead = {
            // as much before the place as leaves it in sight
            let mut width = 0;
            line[..start]
                .char_indices()
                .rev()
                .take_while(|(_, c)| {
                    width += columns(*c);
                    width <= EXCERPT_WIDTH / 2
                })
                .last()
                .map_or(start, |(index, _)| index)
        };
        let mut text = String::from(if lead > 0 { "…" } else { "" });
        let indent = text.width() + printable(&line[lead..start]).width();
        let mut room = EXCERPT_WIDTH;
        for c in line[lead..].chars() {
            if room < columns(c) {
                text.push('…');
                break;
            }
            room -= columns(c);
            text.push(visible(c));
        }
        let marked = printable(&line[start..end]).width();
        let carets = marked.min((EXCERPT_WIDTH + 1).saturating_sub(indent)).max(1);
        Self { text, indent, carets }
    }
}

fn printable(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// Tabs and other controls take one column, so that the caret stands where it should.
fn visible(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

fn columns(c: char) -> usize {
    visible(c).width().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Source};
    use super::*;

    #[test]
    fn the_caret_stands_under_full_width_text() {
        let source = Source::new("data/a.json", "x\n  \"名前\": \"見本\",\n");
        let start = source.text.find("\"見本").unwrap();
        let fault = Diagnostic::new(
            Severity::Omitted,
            Code::WrongType,
            source.at(start..start + "\"見本\"".len()),
            "「名前」は数です",
        )
        .hint("数を書いてください");
        assert_eq!(
            draw(&fault),
            "除外[wrong-type] 「名前」は数です\n \
             --> data/a.json:2:9\n  \
             |\n\
             2 |   \"名前\": \"見本\",\n  \
             |           ^^^^^^\n  \
             = 直し方: 数を書いてください\n"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}ここ{}", "あ".repeat(500), "い".repeat(500));
        let start = text.find("ここ").unwrap();
        let source = Source::new("a.md", text);
        let fault = Diagnostic::new(Severity::Note, Code::WrongType, source.at(start..start + 6), "長い行");
        let drawn = draw(&fault);
        assert!(drawn.lines().all(|line| line.width() < 100), "{drawn}");
        assert!(drawn.contains("…ああ") && drawn.contains("ここ") && drawn.contains("いい…"));
        let lines: Vec<&str> = drawn.lines().collect();
        let caret = lines[4].find('^').map(|at| lines[4][..at].width());
        let place = lines[3].find("ここ").map(|at| lines[3][..at].width());
        assert_eq!(caret, place);
    }
}
