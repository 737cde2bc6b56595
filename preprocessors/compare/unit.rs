//! A text as a list of what can change for itself: its title, what stands before the clauses, the clauses, and the rows of
//! tables below them.

use crate::model::Label;

/// A Group is what a unit is among its neighbours: units of different groups are never the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// 題名
    Title,
    /// 前文
    Preamble,
    /// 編 to 目, without what it holds: that stands for itself in a 新旧対照表
    Holder,
    /// 条 and what stands in its place, 項, 号, イロハ …
    Clause,
    /// 附則
    Supplement,
    /// 別表
    Annex,
    /// 様式, shown as a whole
    Form,
    /// The first row of a table
    Head,
    /// Any other row
    Row,
}

/// A Unit is a clause, or a row of a table, or the title.
#[derive(Debug, Clone)]
pub struct Unit {
    /// What it is among its neighbours.
    pub group: Group,
    /// Index among all clauses of the document; `None` where it is none.
    pub clause: Option<usize>,
    /// The same of its first 項, which bears no number and whose words are its own here.
    pub bare: Option<usize>,
    /// Its label, where it is a clause.
    pub label: Option<Label>,
    /// The label as it is written; empty where there is none.
    pub written: String,
    /// Whether its words stand right behind the label, without white space: 「・災害」, 「(1)災害」.
    pub is_tight: bool,
    /// What tells it from its neighbours: the label, or the first cell of a row; empty where nothing does.
    pub key: String,
    /// 見出し before the label.
    pub caption: Option<String>,
    /// 見出し, or the heading behind the label.
    pub title: Option<String>,
    /// Its own words: the heading behind the label and paragraphs, or the cells of a row.
    pub lines: Vec<String>,
    /// The unit it stands below.
    pub parent: Option<usize>,
    /// How deep it stands below its article (from 0).
    pub depth: usize,
    /// What is below it.
    pub children: Vec<usize>,
    /// All words of it and below, but its own label: what it says.
    pub says: String,
}

/// Units are a version of a document in units, each before those below it.
#[derive(Debug, Default)]
pub struct Units {
    /// All of them.
    pub list: Vec<Unit>,
    /// Those that a 新旧対照表 begins with: the title, 章 and the like, 条, 別表, 様式.
    pub heads: Vec<usize>,
    /// 附則.
    pub supplements: Vec<usize>,
    /// How many clauses there are.
    pub clauses: usize,
}

impl Units {
    /// The unit at an index.
    pub fn get(&self, at: usize) -> Option<&Unit> {
        self.list.get(at)
    }

    /// What is below a unit.
    pub fn children(&self, at: usize) -> &[usize] {
        self.get(at).map_or(&[], |unit| &unit.children)
    }
}

impl Unit {
    /// 「第５条　削除」: the number stays, and nothing else.
    pub fn is_repealed(&self) -> bool {
        self.group == Group::Clause
            && self.children.is_empty()
            && matches!(self.lines.as_slice(), [only] if only.trim() == "削除")
    }
}
