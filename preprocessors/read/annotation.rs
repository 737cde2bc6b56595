//! 〔名：…〕: the one way of writing for what is ours in a legal text. Read, never printed as such.

use crate::model::Block;
use crate::model::clause::{Figure, NoteKind};
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
pub enum Read<'a> {
    /// A block in its place.
    Block(Block),
    /// A register in its place: its name, filters and columns.
    Table(&'a str),
    /// Something said of a clause; the value without 「不要（」 and 「）」.
    Note(NoteKind, &'a str),
    /// Nothing kitei knows.
    Unknown {
        /// What is wrong.
        message: String,
        /// What to write instead.
        hint: String,
    },
}

const NAMES: [&str; 9] = ["図", "表", "履歴", "根拠", "枠組み", "担当", "対策基準", "実施手順", "書き方"];
const NOTES: [(&str, NoteKind); 6] = [
    ("根拠", NoteKind::Basis),
    ("枠組み", NoteKind::Framework),
    ("担当", NoteKind::Responsible),
    ("対策基準", NoteKind::NoStandard),
    ("実施手順", NoteKind::NoProcedure),
    ("書き方", NoteKind::Style),
];
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
    pub fn meaning(&self) -> Read<'a> {
        match (self.name, self.value) {
            ("表", value) if !value.is_empty() => Read::Table(value),
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
            (name, value) if NOTES.iter().any(|(note, _)| *note == name) => note(name, value),
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

fn note<'a>(name: &str, value: &'a str) -> Read<'a> {
    let kind = NOTES.iter().find(|(note, _)| *note == name).map_or(NoteKind::Basis, |(_, kind)| *kind);
    let unknown = |message: String, hint: String| Read::Unknown { message, hint };
    match kind {
        NoteKind::NoStandard | NoteKind::NoProcedure => {
            let reason = value.strip_prefix("不要").map(str::trim).unwrap_or_default();
            let reason =
                reason.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')'])).map(str::trim);
            match reason.filter(|reason| !reason.is_empty()) {
                Some(reason) => Read::Note(kind, reason),
                None => unknown(
                    format!("〔{name}〕には、要らないことと理由を書きます"),
                    format!("〔{name}：不要（理由）〕の形で書いてください"),
                ),
            }
        }
        // what is wrong with it is said where style is looked at: it keeps no text from being shown
        NoteKind::Style => Read::Note(kind, value),
        _ if value.is_empty() => unknown(
            format!("〔{name}〕に値がありません"),
            match kind {
                NoteKind::Basis => "〔根拠：基本方針９(3)〕の形で書いてください",
                NoteKind::Framework => "〔枠組み：規則16条の3⑤〕の形で書いてください",
                _ => "〔担当：情報セキュリティ管理者〕の形で書いてください",
            }
            .to_owned(),
        ),
        kind => Read::Note(kind, value),
    }
}
