//! JSON whose every value knows its place. serde_json does the reading: each value is cut out as
//! `RawValue`, a slice of the file, and a slice knows where it stands.

use super::json_error::broken;
use super::{Code, Diagnostic, Origin, Severity, Source};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::sync::Arc;

/// Values nested deeper than this are refused: no data file of ours needs it.
const DEEPEST: usize = 32;

/// A Node is a JSON value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where the value stands, quotes and braces included.
    pub origin: Origin,
    /// What it is.
    pub value: Value,
}

/// A Value is what a Node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// A string, escapes resolved.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys in the order of the file; a key that stands twice is there twice.
    Map(Vec<Entry>),
}

/// An Entry is a key of a map, its place and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key, escapes resolved.
    pub key: String,
    /// Where the key stands.
    pub origin: Origin,
    /// Its value.
    pub node: Node,
}

impl Value {
    /// What kind of value it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "真偽値",
            Self::Number(_) => "数",
            Self::Text(_) => "文字列",
            Self::List(_) => "一覧",
            Self::Map(_) => "まとまり",
        }
    }
}

impl Node {
    /// The first value under `key`, when this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node),
            _ => None,
        }
    }

    /// The string, when this is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a list; none when this is none.
    pub fn list(&self) -> &[Node] {
        match &self.value {
            Value::List(list) => list,
            _ => &[],
        }
    }
}

/// Reads a whole JSON file.
///
/// # Errors
/// [`Code::BrokenJson`] at the place where the reading stopped.
pub fn parse(source: &Arc<Source>) -> Result<Node, Diagnostic> {
    let raw: &RawValue = serde_json::from_str(&source.text).map_err(|error| broken(source, 0, &error))?;
    node(source, raw, 0)
}

/// An Unread is an element of a list that is read when it is asked for.
pub struct Unread<'a>(&'a RawValue);

impl Unread<'_> {
    /// Reads it; `source` is the file in which it stands.
    ///
    /// # Errors
    /// As [`parse`].
    pub fn read(&self, source: &Arc<Source>) -> Result<Node, Diagnostic> {
        node(source, self.0, 2)
    }
}

/// Reads a whole JSON file but for the list that stands first under `key` in its map: that is empty in the node, and its
/// elements are unread. As nodes a long list takes several times the room of its file.
///
/// # Errors
/// As [`parse`]; what is wrong inside an element is said when it is read.
pub fn parse_but<'a>(source: &'a Arc<Source>, key: &str) -> Result<(Node, Vec<Unread<'a>>), Diagnostic> {
    let raw: &RawValue = serde_json::from_str(&source.text).map_err(|error| broken(source, 0, &error))?;
    let Some(Pairs(pairs)) = serde_json::from_str(raw.get()).ok().filter(|_| raw.get().starts_with('{')) else {
        return Ok((node(source, raw, 0)?, Vec::new()));
    };
    let (mut entries, mut list) = (Vec::<Entry>::new(), Vec::new());
    for (name, value) in pairs {
        let (origin, name) = (place(source, name), string(source, name)?);
        let is_first = name == key && entries.iter().all(|entry| entry.key != key);
        let node = if is_first && value.get().starts_with('[') {
            list = elements(source, value)?.into_iter().map(Unread).collect();
            Node { origin: place(source, value), value: Value::List(Vec::new()) }
        } else {
            node(source, value, 1)?
        };
        entries.push(Entry { key: name, origin, node });
    }
    Ok((Node { origin: place(source, raw), value: Value::Map(entries) }, list))
}

fn elements<'a>(source: &Arc<Source>, list: &'a RawValue) -> Result<Vec<&'a RawValue>, Diagnostic> {
    serde_json::from_str(list.get()).map_err(|error| broken(source, place(source, list).range.start, &error))
}

fn node(source: &Arc<Source>, raw: &RawValue, depth: usize) -> Result<Node, Diagnostic> {
    let origin = place(source, raw);
    let start = origin.range.start;
    if depth > DEEPEST {
        let message = format!("括弧の入れ子が{DEEPEST}段を超えています");
        return Err(Diagnostic::new(Severity::Omitted, Code::BrokenJson, origin.start(), message)
            .hint("「[」や「{」が余分に続いていないか見てください"));
    }
    let json = raw.get();
    let value = match json.as_bytes().first() {
        Some(b'{') => {
            let Pairs(pairs) = serde_json::from_str(json).map_err(|error| broken(source, start, &error))?;
            let entries = pairs.into_iter().map(|(key, value)| {
                let origin = place(source, key);
                Ok(Entry { key: string(source, key)?, origin, node: node(source, value, depth + 1)? })
            });
            Value::Map(entries.collect::<Result<_, Diagnostic>>()?)
        }
        Some(b'[') => {
            let list = elements(source, raw)?.into_iter();
            Value::List(list.map(|raw| node(source, raw, depth + 1)).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Value::Text(string(source, raw)?),
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'n') => Value::Null,
        _ => Value::Number(json.to_owned()),
    };
    Ok(Node { origin, value })
}

fn string(source: &Arc<Source>, raw: &RawValue) -> Result<String, Diagnostic> {
    serde_json::from_str(raw.get()).map_err(|error| broken(source, place(source, raw).range.start, &error))
}

/// A raw value is a slice of the file: the distance between the two beginnings is its place.
fn place(source: &Arc<Source>, raw: &RawValue) -> Origin {
    let start = (raw.get().as_ptr() as usize).saturating_sub(source.text.as_ptr() as usize);
    source.at(start..start + raw.get().len())
}

/// Pairs are a map's keys and values as slices of the file, in its order, doubles kept.
struct Pairs<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Pairs<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_place_and_doubles_are_kept() {
        let source = Source::new("a.json", "{\n  \"名\": [1, \"二\"],\n  \"名\": null\n}\n");
        let node = parse(&source).unwrap();
        let Value::Map(entries) = &node.value else { panic!("{node:?}") };
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[1].origin.position().line, 3);
        let two = &entries[0].node.list()[1];
        assert_eq!(two.text(), Some("二"));
        assert_eq!(&source.text[two.origin.range.clone()], "\"二\"");
        assert_eq!(two.origin.position().column, 12);
    }

    #[test]
    fn what_is_left_unread_is_read_the_same() {
        for text in [
            "{\"format\": 1, \"list\": [{\"a\": [1]}, \"b\", []], \"list\": [2]}",
            "{\"list\": {\"list\": [1]}, \"list\": [2]}",
            "{}",
            "[1, 2]",
            " 3 ",
        ] {
            let source = Source::new("a.json", text);
            let (mut node, unread) = parse_but(&source, "list").unwrap();
            let elements: Vec<Node> = unread.iter().map(|element| element.read(&source).unwrap()).collect();
            if let Value::Map(entries) = &mut node.value
                && let Some(Entry { node: Node { value: Value::List(list), .. }, .. }) =
                    entries.iter_mut().find(|entry| entry.key == "list")
            {
                *list = elements;
            }
            assert_eq!(node, parse(&source).unwrap(), "{text}");
        }
        let deep = format!("{{\"list\": [1, {}{}]}}", "[".repeat(40), "]".repeat(40));
        let source = Source::new("a.json", deep);
        let (_, unread) = parse_but(&source, "list").unwrap();
        assert!(unread[0].read(&source).is_ok());
        assert_eq!(unread[1].read(&source).unwrap_err(), parse(&source).unwrap_err());
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "[\\[\\]{}:,\"0-9a-z\\\\ \nあ]{0,40}") {
            let _ = parse(&Source::new("a.json", text));
        }

        #[test]
        fn what_serde_reads_it_reads(numbers in proptest::collection::vec(0u32..9, 0..5)) {
            let text = serde_json::to_string(&numbers).unwrap();
            let node = parse(&Source::new("a.json", text)).unwrap();
            proptest::prop_assert_eq!(node.list().len(), numbers.len());
        }
    }
}
