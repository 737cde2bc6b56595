//! 〔名：…〕: the one way of writing for what is ours in a legal text. Read, never printed as such.

use crate::model::Block;
use crate::model::clause::Figure;
use crate::source::nearest;

/// An Annotation is a line 〔名：値〕 or 〔名〕.
#[derive(Debug, PartialEq, Eq)]
pub struct Annotation<'a> {
    /// Before the colon.
    pub name: &'a str,
    /// Behind it; empty where there is none.
    pub value: &'a str,
}

/// What an annotation stands for.
#[derive(Debug, PartialEq)]
pub enum Read {
    /// A block in its place.
    Block(Block),
    /// Nothing kitei knows.
    Unknown {
        /// What is wrong.
        message: String,
        /// What to write instead.
        hint: String,
    },
}

const NAMES: [&str; 2] = ["図", "履歴"];
const FIGURES: [&str; 1] = ["構成"];

impl<'a> Annotation<'a> {
    /// The annotation that is the whole of `line`.
    pub fn read(line: &'a str) -> Option<Self> {
        let inner = line.strip_prefix('〔')?.strip_suffix('〕')?;
        if inner.contains(['〔', '〕']) {
            return None;
        }
        let (name, value) = inner.split_once(['：', ':']).unwrap_or((inner, ""));
        Some(Self { name: name.trim(), value: value.trim() })
    }

    /// What it stands for.
    pub fn meaning(&self) -> Read {
        match (self.name, self.value) {
            ("履歴", "") => Read::Block(Block::History),
            ("図", "構成") => Read::Block(Block::Figure(Figure::Tiers)),
            ("図", value) => Read::Unknown {
                message: format!("「{value}」という図はありません"),
                hint: format!("使える図: {}", FIGURES.map(|figure| format!("〔図：{figure}〕")).join("、")),
            },
            ("履歴", _) => Read::Unknown {
                message: "〔履歴〕に値は書けません".to_owned(),
                hint: "〔履歴〕とだけ書いてください".to_owned(),
            },
            (name, _) => Read::Unknown {
                message: format!("「{name}」という注記はありません"),
                hint: nearest(name, NAMES).map_or_else(
                    || format!("使える注記: {}", NAMES.map(|n| format!("〔{n}〕")).join("、")),
                    |near| format!("〔{near}〕ではありませんか"),
                ),
            },
        }
    }
}
