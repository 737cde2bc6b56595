//! The words by which a text points at another, or at a place of its own, not yet resolved (引用).

use super::{Label, Level, Number};
use std::ops::Range;

/// A Citation is one pointer: 「第３条第２項」, 「前項」, 「基本方針９(2)」. Of 「第６条及び第12条第２号」 there are two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Bytes in the words it stands in.
    pub range: Range<usize>,
    /// Where its steps begin.
    pub base: Base,
    /// From the top down; none where the base is all.
    pub steps: Vec<Step>,
    /// How it hangs on the one before.
    pub joint: Joint,
}

/// A Base is the text in which a citation's steps are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The text it stands in.
    Here,
    /// The text named last (同法, 同規程).
    Same,
    /// A text known by that name: index (from 0) among the names.
    Named(usize),
    /// A text that is not in the register: a law cited with its number, a name nobody has recorded.
    Elsewhere,
}

/// A Joint is how a citation hangs on the one before, from which it may take the upper steps it does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// Not at all.
    None,
    /// 及び, 又は, 、 …
    And,
    /// から: the last of a run.
    Through,
    /// Right behind it in brackets: 第３条（第２項を除く。）
    Within,
}

/// A Step is one way down or along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// 第３条, 第２項, 別表第１, the row の４の項; 別表 without a number is `[0]`. Of 「別表第３の２の４の項」 the 別表 is 3 and the row
    /// [2, 4]: what it is the register must say.
    Number(Level, Number),
    /// 前条 (1), 前２項 (2)
    Before(Level, u32),
    /// 次条
    After(Level),
    /// 前各号
    AllBefore(Level),
    /// 同条
    Same(Level),
    /// この条, 本条
    This(Level),
    /// 第３条各号
    Each(Level),
    /// A label as it is written: the (2) of 「９(2)」, the ア of 「第１号ア」.
    Label(Label),
}

impl Step {
    /// The level it leads to; `None` where only its place tells.
    pub fn level(&self) -> Option<Level> {
        match self {
            Self::Number(level, _)
            | Self::Before(level, _)
            | Self::After(level)
            | Self::AllBefore(level)
            | Self::Same(level)
            | Self::This(level)
            | Self::Each(level) => Some(*level),
            Self::Label(_) => None,
        }
    }
}
