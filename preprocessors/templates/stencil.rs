//! A Stencil is what a template prints for all views of one shape, with holes where their words go.
//!
//! A site has thousands of clauses and some dozens of shapes: which values are there, how many of a list, which numbers
//! and truths. The template engine prints each shape once, with marks in place of the words; every further view of that
//! shape is put together from the pieces. All markup stays in the templates, and the engine's work, which was nine tenths
//! of a build, is done some dozens of times instead of a hundred thousand.
//!
//! A template that computes with words (`{{#if (eq …)}}`, `lookup`, `len`) cannot be cut so: see [`computes`].

use super::shape::Shape;

/// Begins a mark; no character of any text (Unicode keeps it for a program's own use).
pub const MARK: char = '\u{FDD0}';

/// Ends a mark: printed as it is where the template prints words as they are, as `&amp;` where it escapes them.
pub const END: &str = "&";

/// Stands in a view for what is printed already and goes in as it is.
pub const HOLE: &str = "\u{FDD1}";

/// A Stencil is the pieces between the holes.
#[derive(Debug, Default)]
pub struct Stencil {
    text: String,
    holes: Vec<Hole>,
}

#[derive(Debug)]
struct Hole {
    /// Byte in `text` before which it lies.
    at: usize,
    /// Which of the view's words goes in.
    word: usize,
    /// Escaped or as it is.
    escaped: bool,
}

impl Stencil {
    /// Cuts what a template printed for a [`Shape`]'s JSON.
    pub fn cut(printed: &str) -> Self {
        let mut stencil = Self::default();
        let mut pieces = printed.split(MARK);
        stencil.text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let (number, rest) = piece.split_once(END).unwrap_or((piece, ""));
            let (rest, escaped) = rest.strip_prefix("amp;").map_or((rest, false), |rest| (rest, true));
            let at = stencil.text.len();
            stencil.holes.extend(number.parse().ok().map(|word| Hole { at, word, escaped }));
            stencil.text.push_str(rest);
        }
        stencil
    }

    /// Puts the words of a view of that shape into the holes, and `inner` where the word is [`HOLE`]; `out` receives it.
    pub fn fill(&self, shape: &Shape, inner: &str, out: &mut String) {
        out.reserve(self.text.len() + shape.length() * 9 / 8 + inner.len());
        let mut from = 0;
        for hole in &self.holes {
            out.push_str(&self.text[from..hole.at]);
            from = hole.at;
            let word = shape.word(hole.word);
            match (word, hole.escaped) {
                (HOLE, _) => out.push_str(inner),
                (_, true) => escape(word, out),
                (_, false) => out.push_str(word),
            }
        }
        out.push_str(&self.text[from..]);
    }
}

/// What markup needs and no more: legal text is full of signs that need no escape.
pub fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(escaped);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// Whether a template does more with words than ask whether they are there and print them. Such a template's partials
/// and callers are printed by the engine each time, which is slower and otherwise the same.
pub fn computes(template: &str) -> bool {
    let tags = template.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
    tags.map(|tag| tag.trim_start_matches(['~', '{', '#', '^'])).any(|tag| {
        let comment = tag.starts_with('!');
        !comment
            && (tag.contains('(')
                || ["lookup", "len", "log", "eq", "ne"].contains(&tag.split(' ').next().unwrap_or_default()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_stencil_prints_every_view_of_its_shape() {
        let first = Shape::of("t", &json!({ "a": "x", "b": ["", "1 & \"2\"\n"], "n": 2 })).unwrap();
        let other = Shape::of("t", &json!({ "a": "<ä>", "b": ["", "\u{1}"], "n": 2 })).unwrap();
        assert_eq!(first.key(), other.key());
        for view in [json!({ "a": "", "b": ["", "1"], "n": 2 }), json!({ "a": "x", "b": ["", "1"], "n": 3 })] {
            assert_ne!(Shape::of("t", &view).unwrap().key(), first.key(), "{view}");
        }
        let stencil = Stencil::cut("(\u{FDD0}1&amp;)\u{FDD0}0&\u{FDD0}0&amp;.");
        let mut out = String::new();
        stencil.fill(&first, "", &mut out);
        stencil.fill(&other, "", &mut out);
        assert_eq!(out, "(1 &amp; &quot;2&quot;\n)xx.(\u{1})<ä>&lt;ä&gt;.");
    }

    #[test]
    fn a_template_that_computes_is_known() {
        for template in ["{{#if (eq a \"b\")}}x{{/if}}", "{{len a}}", "{{{lookup a b}}}", "{{#if (not a)}}{{/if}}"] {
            assert!(computes(template), "{template}");
        }
        for template in ["{{a}} (b) {{#each c}}{{@index}}{{/each}}", "{{! (eq) }}", "{{> unit}}{{~length}}"] {
            assert!(!computes(template), "{template}");
        }
    }

    proptest::proptest! {
        #[test]
        fn an_escaped_text_has_no_markup(text in "\\PC{0,20}") {
            let mut out = String::new();
            escape(&text, &mut out);
            let back = out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            proptest::prop_assert_eq!(back, text);
            proptest::prop_assert!(!out.contains(['<', '>', '"']));
        }
    }
}
