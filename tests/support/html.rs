//! A page, read as a browser reads it.
#![allow(dead_code, reason = "each test file uses a part of it")]

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink as _;
use html5ever::{Attribute, parse_document};
use kitei::text::forms::words;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// What is not the words of the text itself (house.md, invariants), and what a browser never shows.
const NOT_THE_TEXT: [&str; 6] = ["aside", "nav", "svg", "script", "style", "template"];

/// A Dom is a page.
pub struct Dom(RcDom);

/// A Seen is what a reader meets, in the order of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// Text nodes, without white space at their ends; none is empty.
    pub texts: Vec<String>,
    /// What links lead to, without percent-encoding.
    pub links: Vec<String>,
    /// The words of each table cell, by rows of all tables.
    pub cells: Vec<String>,
}

impl Dom {
    /// Reads a page.
    pub fn read(bytes: &[u8]) -> Self {
        Self(parse_document(RcDom::default(), ParseOpts::default()).from_utf8().one(bytes))
    }

    /// The first element of that name.
    #[track_caller]
    pub fn one(&self, name: &str) -> Handle {
        let mut found = self.all(name);
        assert!(!found.is_empty(), "the page has no <{name}>");
        found.swap_remove(0)
    }

    /// All elements of that name, in order.
    pub fn all(&self, name: &str) -> Vec<Handle> {
        let mut found = Vec::new();
        walk(&self.0.document, &mut |node| {
            if tag(node) == name {
                found.push(node.clone());
            }
            true
        });
        found
    }

    /// Every id on the page.
    pub fn ids(&self) -> Vec<String> {
        let mut ids = Vec::new();
        walk(&self.0.document, &mut |node| {
            ids.extend(attribute(node, "id"));
            true
        });
        ids
    }

    /// Every value of that attribute, in order.
    pub fn values(&self, name: &str) -> Vec<String> {
        let mut values = Vec::new();
        walk(&self.0.document, &mut |node| {
            values.extend(attribute(node, name));
            true
        });
        values
    }

    /// The words of the legal text, white space aside: what the word-for-word test compares.
    #[track_caller]
    pub fn law(&self) -> String {
        let mut text = String::new();
        walk(&self.one("article"), &mut |node| {
            if let NodeData::Text { contents } = &node.data {
                text.push_str(&contents.borrow());
            }
            !NOT_THE_TEXT.contains(&tag(node).as_str())
        });
        words(&text)
    }
}

impl Seen {
    /// What a reader meets inside `node`, without the links to files that are no pages: a plain `mdbook build` has none.
    pub fn of(node: &Handle) -> Self {
        let mut seen = Self::default();
        let mut sign = "";
        walk(node, &mut |node| {
            if attribute(node, "class").is_some_and(|class| class == "csv") {
                return false;
            }
            match tag(node).as_str() {
                // a box of a list of tasks is the sign that we print for it
                "input" => sign = if attribute(node, "checked").is_some() { "☑ " } else { "☐ " },
                "a" => {
                    // stock mdBook makes every heading of a Markdown page a link to itself
                    let heads = attribute(node, "class").is_some_and(|class| class == "header");
                    seen.links.extend(attribute(node, "href").filter(|_| !heads).map(|href| decode(&href)));
                }
                "td" | "th" => seen.cells.push(words(&text(node))),
                _ => {}
            }
            if let NodeData::Text { contents } = &node.data {
                let contents = contents.borrow();
                let trimmed = contents.trim_ascii();
                if !trimmed.is_empty() {
                    seen.texts.push(format!("{sign}{trimmed}"));
                    sign = "";
                }
            }
            true
        });
        seen
    }
}

/// All text inside a node.
pub fn text(node: &Handle) -> String {
    let mut all = String::new();
    walk(node, &mut |node| {
        if let NodeData::Text { contents } = &node.data {
            all.push_str(&contents.borrow());
        }
        true
    });
    all
}

/// The value of an attribute.
pub fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    let attrs = attrs.borrow();
    attrs.iter().find(|attr: &&Attribute| &*attr.name.local == name).map(|attr| attr.value.to_string())
}

/// The name of an element; empty for anything else.
pub fn tag(node: &Handle) -> String {
    match &node.data {
        NodeData::Element { name, .. } => name.local.to_string(),
        _ => String::new(),
    }
}

/// Visits a node and what is inside it, in order; `visit` says whether to go inside.
fn walk(node: &Handle, visit: &mut dyn FnMut(&Handle) -> bool) {
    if visit(node) {
        for child in node.children.borrow().iter() {
            walk(child, visit);
        }
    }
}

/// An address without its percent-encoding.
pub fn decode(way: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = way.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let code = (first == b'%').then(|| u8::from_str_radix(std::str::from_utf8(behind.get(..2)?).ok()?, 16).ok());
        match code.flatten() {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Says where two texts part: `None` where they do not.
pub fn difference(one: &str, other: &str) -> Option<String> {
    if one == other {
        return None;
    }
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let before: String = text.chars().skip(shared.saturating_sub(15)).take(shared.min(15)).collect();
        let after: String = text.chars().skip(shared).take(15).collect();
        format!("{before}▶{after}")
    };
    Some(format!("they part after {shared} characters\n  one:   {}\n  other: {}", around(one), around(other)))
}
