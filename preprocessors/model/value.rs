//! What a field holds, whatever its kind: the one source of tables, record pages, CSV and JSON, and of every link that a
//! record writes.

use super::record::FieldDoc;
use super::{Id, Located};
use crate::text::days::{FiscalYear, WrittenDate};

/// A Value is what one field of one record holds, borrowed from the record.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// Words, as written.
    Words(&'a str),
    /// A whole number.
    Number(u32),
    /// はい or いいえ.
    Yes(bool),
    /// A day, as people wrote it.
    Day(&'a WrittenDate),
    /// A 年度.
    Year(FiscalYear),
    /// An address of a page.
    Web(&'a str),
    /// Another record: the folder of its kind, and its id.
    Record(&'static str, &'a Located<Id>),
    /// A citation of clauses, in words.
    Citation(&'a Located<String>),
    /// A citation of parts of frameworks, in words.
    Part(&'a Located<String>),
    /// 未入力, 未確認, 非該当 or なし.
    Absent(&'static str),
    /// Nothing was written, and nothing had to be.
    Nothing,
    /// Several.
    List(Vec<Value<'a>>),
    /// A record inside the record.
    Inside(Vec<(&'static FieldDoc, Value<'a>)>),
}

/// A Form is what the values of a field are, before any is read.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Words.
    Words,
    /// Whole numbers.
    Number,
    /// はい or いいえ.
    Yes,
    /// Days.
    Day,
    /// 年度.
    Year,
    /// One of a closed list, in its order.
    Choice(fn() -> Vec<&'static str>),
    /// A record of the kind of that folder.
    Record(&'static str),
    /// Citations of clauses, or of parts of frameworks.
    Citation,
    /// A record inside the record.
    Inside,
}

impl Value<'_> {
    /// Calls `visit` with each value that is no list and no record inside, in the order in which they are written.
    pub fn walk<'v>(&'v self, visit: &mut impl FnMut(&'v Self)) {
        match self {
            Self::List(values) => values.iter().for_each(|value| value.walk(visit)),
            Self::Inside(fields) => fields.iter().for_each(|(_, value)| value.walk(visit)),
            value => visit(value),
        }
    }

    /// Whether it says 未入力.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Absent("未入力"))
    }
}
