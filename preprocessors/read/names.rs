//! The names by which texts call one another, found from their ends: 「…管理規程|第５条」.

use std::collections::HashMap;

/// A Name is one of a text's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Index (from 0) of what it names, among all that have names.
    pub index: usize,
    /// It is the whole name, which may be cited alone; a short one only with a number behind it.
    pub is_whole: bool,
}

/// What a name is the index of that stands for a text which is not in the register.
pub const ELSEWHERE: usize = usize::MAX;

/// Names are a tree of names, each from its last character to its first.
#[derive(Debug, Default, Clone)]
pub struct Names {
    /// By the node at which a name begins; a tree has a dozen nodes a name, and most are of none.
    nodes: HashMap<u32, Name>,
    /// How many nodes there are.
    length: u32,
    ways: HashMap<(u32, char), u32>,
    /// A bit for each character (by its lowest 16 bits) with which a name ends.
    ends: Vec<u64>,
}

impl Names {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Adds a name. Of two that are the same the first stays.
    pub fn add(&mut self, name: &str, index: usize, is_whole: bool) {
        let Some(last) = name.chars().next_back() else { return };
        if self.length == 0 {
            self.length = 1;
            self.ends = vec![0; 1024];
        }
        let bit = last as usize & 0xFFFF;
        self.ends[bit / 64] |= 1 << (bit % 64);
        let mut here = 0;
        for c in name.chars().rev() {
            let next = self.length;
            let way = *self.ways.entry((here, c)).or_insert(next);
            if way == next {
                self.length = next.saturating_add(1);
            }
            here = way;
        }
        self.nodes.entry(here).or_insert(Name { index, is_whole });
    }

    /// Whether a name may end with the character.
    pub fn may_end(&self, c: char) -> bool {
        let bit = c as usize & 0xFFFF;
        self.ends.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }

    /// The longest name with which `text` ends, and the byte at which it begins there. A name that goes on to the left in
    /// another word is none: 「法」 of 「刑法」.
    pub fn ending(&self, text: &str) -> Option<(Name, usize)> {
        let (mut here, mut found) = (0, None);
        for (at, c) in text.char_indices().rev() {
            let Some(&next) = self.ways.get(&(here, c)) else { break };
            here = next;
            let name = self.nodes.get(&here).copied();
            if let Some(name) = name.filter(|_| begins_word(&text[..at], c)) {
                found = Some((name, at));
            }
        }
        found
    }
}

/// Whether a word that begins with `first` may begin behind `before`.
fn begins_word(before: &str, first: char) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    match class(first) {
        Class::Other => true,
        // 「の」「は」 end a word; what begins with hiragana may hang on anything
        class_of_first => class(last) != class_of_first,
    }
}

/// A Class is what a character is written in: a word rarely goes on from one into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Chinese characters.
    Kanji,
    /// Katakana with ー.
    Katakana,
    /// Latin letters and digits of either width.
    Latin,
    /// Hiragana, signs, space.
    Other,
}

/// What a character is written in.
pub fn class(c: char) -> Class {
    match c {
        '一'..='鿿' | '々' | '〇' | '㐀'..='䶿' => Class::Kanji,
        'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => Class::Katakana,
        'a'..='z' | 'A'..='Z' | '0'..='9' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' | '０'..='９' => Class::Latin,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_that_is_a_word_of_its_own() {
        let mut names = Names::default();
        names.add("法", 0, false);
        names.add("管理規程", 1, false);
        names.add("見本市情報セキュリティ管理規程", 1, true);
        names.add("管理規程", 2, false);
        let found =
            |text: &str| names.ending(text).map(|(name, at)| (name.index, name.is_whole, text[at..].to_owned()));
        assert_eq!(
            found("見本市情報セキュリティ管理規程"),
            Some((1, true, "見本市情報セキュリティ管理規程".to_owned()))
        );
        assert_eq!(found("、管理規程"), Some((1, false, "管理規程".to_owned())));
        assert_eq!(found("は法"), Some((0, false, "法".to_owned())));
        for none in ["刑法", "文書管理規程", "管理", ""] {
            assert_eq!(found(none), None, "{none}");
        }
        assert!(names.may_end('程') && names.may_end('法') && !names.may_end('管'));
    }
}
