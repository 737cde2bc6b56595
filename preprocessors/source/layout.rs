//! The one layout of JSON files: two spaces a step, a key a line, short lists on one line. Nothing but white space and the
//! order of keys changes: strings, numbers and keys are printed as they stand in the file, doubles are kept.

use super::json::{Entry, Node, Value};
use unicode_width::UnicodeWidthStr as _;

/// A list of strings and numbers that ends within so many columns stands on one line.
const WIDTH: usize = 100;

/// An Order says where a key stands among the others of its map.
pub trait Order: Copy {
    /// From 0; `None`: behind all that have a place, as it stood.
    fn place(self, key: &str) -> Option<usize>;
    /// The order of what is inside the value of `key`, if that is a map or a list of maps.
    #[must_use]
    fn inside(self, key: &str) -> Self;
}

/// An AsWritten leaves keys in the order of the file.
#[derive(Debug, Clone, Copy)]
pub struct AsWritten;

impl Order for AsWritten {
    fn place(self, _: &str) -> Option<usize> {
        None
    }

    fn inside(self, _: &str) -> Self {
        self
    }
}

/// The file in its layout, one line end at its end.
pub fn lay(node: &Node, order: impl Order) -> String {
    let mut out = lay_at(node, order, 0);
    out.push('\n');
    out
}

/// A value in its layout, as it stands behind a key on a line that is `depth` steps deep.
pub fn lay_at(node: &Node, order: impl Order, depth: usize) -> String {
    let mut out = String::with_capacity(node.origin.range.len());
    value(node, order, depth, 0, &mut out);
    out
}

/// Writes a value that begins behind `before` columns of a line `depth` steps deep.
fn value(node: &Node, order: impl Order, depth: usize, before: usize, out: &mut String) {
    match &node.value {
        Value::List(list) if list.is_empty() => out.push_str("[]"),
        Value::Map(entries) if entries.is_empty() => out.push_str("{}"),
        Value::List(list) => match short(list, depth * 2 + before) {
            Some(line) => out.push_str(&line),
            None => block(('[', ']'), list.iter(), depth, out, |element, out| {
                value(element, order, depth + 1, 0, out);
            }),
        },
        Value::Map(entries) => {
            let mut entries: Vec<&Entry> = entries.iter().collect();
            // stable: what has no place, and what stands twice, stays in the order of the file
            entries.sort_by_key(|entry| order.place(&entry.key).unwrap_or(usize::MAX));
            block(('{', '}'), entries.into_iter(), depth, out, |entry, out| {
                let key = written(&entry.origin);
                out.push_str(key);
                out.push_str(": ");
                value(&entry.node, order.inside(&entry.key), depth + 1, key.width() + 2, out);
            });
        }
        _ => out.push_str(written(&node.origin)),
    }
}

/// Writes what stands between brackets, one a line.
fn block<T>(
    brackets: (char, char),
    inside: impl Iterator<Item = T>,
    depth: usize,
    out: &mut String,
    write: impl Fn(T, &mut String),
) {
    out.push(brackets.0);
    for (at, one) in inside.enumerate() {
        out.push_str(if at > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write(one, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(brackets.1);
}

/// The list on one line, if it holds no list or map and fits behind so many columns, a comma counted.
fn short(list: &[Node], before: usize) -> Option<String> {
    let plain = list.iter().all(|node| !matches!(node.value, Value::List(_) | Value::Map(_)));
    let line = plain.then(|| {
        let words: Vec<&str> = list.iter().map(|node| written(&node.origin)).collect();
        format!("[{}]", words.join(", "))
    });
    line.filter(|line| before + line.width() < WIDTH)
}

fn written(origin: &super::Origin) -> &str {
    origin.source.text.get(origin.range.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::super::json::parse;
    use super::*;
    use proptest::prelude::*;

    /// `b` before `a`, at every depth.
    #[derive(Clone, Copy)]
    struct Ba;

    impl Order for Ba {
        fn place(self, key: &str) -> Option<usize> {
            ["b", "a"].iter().position(|known| *known == key)
        }
        fn inside(self, _: &str) -> Self {
            self
        }
    }

    fn laid(text: &str) -> String {
        lay(&parse(&Source::new("a.json", text)).unwrap(), Ba)
    }

    #[test]
    fn one_layout() {
        let text =
            "{\"z\":1.50,\r\n\t\"a\":[ 1,\"\\u3042\\/\" ,null],\"c\":{},\"a\":[],\"b\":[{\"a\":true,\"b\":[[]]}]}";
        let expected = r#"{
  "b": [
    {
      "b": [
        []
      ],
      "a": true
    }
  ],
  "a": [1, "\u3042\/", null],
  "a": [],
  "z": 1.50,
  "c": {}
}
"#;
        assert_eq!(laid(text), expected);
    }

    #[test]
    fn a_list_is_broken_where_it_would_be_too_wide() {
        // 2 + 5 columns before it, 「["…"]」, and the comma
        let fits = format!("{{\n  \"a\": [\"{}\", 1]\n}}\n", "あ".repeat((99 - 7 - 7) / 2));
        assert_eq!(laid(&fits), fits);
        assert_eq!(fits.lines().nth(1).map(|line| line.width()), Some(98));
        let wide = format!("{{\"a\": [\"{}\", 1]}}", "あ".repeat((99 - 7 - 7) / 2 + 1));
        assert_eq!(laid(&wide).lines().count(), 6);
    }

    /// The value without places, keys in the order of [`Ba`].
    fn bare(node: &Node) -> String {
        match &node.value {
            Value::List(list) => format!("[{}]", list.iter().map(bare).collect::<Vec<_>>().join(",")),
            Value::Map(entries) => {
                let mut entries: Vec<_> = entries.iter().collect();
                entries.sort_by_key(|entry| Ba.place(&entry.key).unwrap_or(usize::MAX));
                let one = |entry: &&Entry| format!("{:?}:{}", entry.key, bare(&entry.node));
                format!("{{{}}}", entries.iter().map(one).collect::<Vec<_>>().join(","))
            }
            other => format!("{other:?}"),
        }
    }

    fn json() -> impl Strategy<Value = String> {
        let space = "[ \t\r\n]{0,2}";
        let scalar = prop_oneof![
            Just("null".to_owned()),
            Just("true".to_owned()),
            "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?",
            "\"([^\"\\\\\\p{Cc}]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-c][0-9a-fA-F]{3}){0,30}\"",
        ];
        (scalar, space).prop_map(|(value, space)| format!("{space}{value}{space}")).prop_recursive(
            4,
            30,
            5,
            move |inner| {
                let key = prop_oneof![
                    Just("\"a\"".to_owned()),
                    Just("\"b\"".to_owned()),
                    "\"[a-cあ]{0,2}\"",
                    Just("\"\\u0061\"".to_owned())
                ];
                let pair =
                    (space, key, space, inner.clone()).prop_map(|(a, key, b, value)| format!("{a}{key}{b}:{value}"));
                prop_oneof![
                    prop::collection::vec(inner, 0..5).prop_map(|all| format!("[{}]", all.join(","))),
                    prop::collection::vec(pair, 0..5).prop_map(|all| format!("{{{}}}", all.join(","))),
                ]
            },
        )
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_laid_is_laid(text in json()) {
            let Ok(node) = parse(&Source::new("a.json", text.as_str())) else { return Ok(()) };
            let once = lay(&node, Ba);
            let again = parse(&Source::new("a.json", once.as_str())).unwrap();
            prop_assert_eq!(bare(&node), bare(&again), "{}", once);
            prop_assert_eq!(lay(&again, Ba), once.as_str());
            let spaceless = |text: &str| { let mut all: Vec<char> = text.chars().filter(|c| !" \t\r\n,".contains(*c)).collect(); all.sort(); all };
            prop_assert_eq!(spaceless(&text), spaceless(&once), "every character that is no white space is there");
        }
    }
}
