//! Which clause of today is which of then: the number at which each first stood, and the row of the 履歴 with which it did.
//! Permanent anchors are made of that (contract 4).

use crate::compare::Aligned;
use crate::model::{HistoryEntry, Structure};
use serde::Serialize;

/// A Birth is where a clause first stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Birth<'a> {
    /// Its number anchor then: `a5`.
    pub number: String,
    /// The id of the row; empty for what stood there before any row told of clauses, so that neither the first row of a
    /// 履歴 nor one put in before it moves an anchor.
    pub row: &'a str,
}

/// Where the clause first stood that has this number anchor with the last of `rows`.
pub fn birth<'a>(number: &str, rows: &'a [HistoryEntry]) -> Birth<'a> {
    let mut number = number.to_owned();
    for row in rows.iter().rev() {
        let moved = row.moved.iter().map(|clause| (clause.from.as_str(), clause.to.as_str()));
        match before(&number, moved, &row.established) {
            Some(earlier) => number = earlier,
            None => return Birth { number, row: row.id.as_str() },
        }
    }
    Birth { number, row: "" }
}

/// The number anchor with the row before; `None` where the clause is new. What is said of the nearest clause above holds for
/// those below it.
fn before<'a>(number: &str, moved: impl Iterator<Item = (&'a str, &'a str)>, established: &[String]) -> Option<String> {
    let below = |above: &str| number.strip_prefix(above).filter(|rest| rest.is_empty() || rest.starts_with('-'));
    let nearest = moved
        .filter_map(|(from, to)| Some((to.len(), format!("{from}{}", below(to)?))))
        .max_by_key(|(length, _)| *length);
    let new = established.iter().filter(|above| below(above).is_some()).map(String::len).max();
    match (nearest, new) {
        (Some((length, _)), Some(new)) if new > length => None,
        (Some((_, earlier)), _) => Some(earlier),
        (None, Some(_)) => None,
        (None, None) => Some(number.to_owned()),
    }
}

/// Births is what a row is to tell of clauses.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Births {
    /// As in [`HistoryEntry::moved`].
    pub moved: Vec<Moved>,
    /// As in [`HistoryEntry::established`].
    pub established: Vec<String>,
    /// As in [`HistoryEntry::left`].
    pub left: Vec<Left>,
}

/// A Moved is a clause that has another number than before: its number anchors.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Then.
    pub from: String,
    /// Since.
    pub to: String,
}

/// A Left is a clause that is no more.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Its number anchor.
    pub at: String,
    /// How it was cited.
    pub place: String,
    /// Its file, relative to `book/`.
    pub file: String,
}

impl Births {
    /// What there is to tell of two versions of a document, aligned; `files` are the paths of the old version's.
    pub fn new(old: &Structure, new: &Structure, aligned: &Aligned, files: &[&str]) -> Self {
        let mut told = Self::default();
        for (at, from) in aligned.of_new.iter().enumerate() {
            let number = new.anchor(at);
            let from = from.map(|from| old.anchor(from));
            let moved = told.moved.iter().map(|clause| (clause.from.as_str(), clause.to.as_str()));
            match (from, before(number, moved, &told.established)) {
                (Some(from), follows) if follows.as_deref() != Some(from) => {
                    told.moved.push(Moved { from: from.to_owned(), to: number.to_owned() });
                }
                (None, Some(_)) => told.established.push(number.to_owned()),
                _ => {}
            }
        }
        let gone = aligned.of_old.iter().enumerate().filter(|(_, to)| to.is_none());
        told.left.extend(gone.map(|(at, _)| Left {
            at: old.anchor(at).to_owned(),
            place: old.cite(at),
            file: old.get(at).and_then(|entry| files.get(entry.file())).copied().unwrap_or_default().to_owned(),
        }));
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::aligned;
    use crate::model::Text;
    use proptest::prelude::*;

    fn text(words: &str) -> Text {
        crate::read::read_text(words, crate::model::Numbering::Articles)
    }

    fn structure(text: &Text) -> Structure {
        let mut structure = Structure::default();
        structure.add(text);
        structure
    }

    fn told(old: &Text, new: &Text) -> Births {
        Births::new(&structure(old), &structure(new), &aligned(&[old], &[new]), &["a.md"])
    }

    fn row(id: &str, births: Births) -> HistoryEntry {
        let mut node = serde_json::to_value(births).unwrap();
        for (key, words) in
            [("id", id), ("date", "令和8年4月1日"), ("place", "－"), ("content", "変更"), ("act", "未入力")]
        {
            node[key] = words.into();
        }
        let source = crate::source::Source::new("data/history/a/entries.json", node.to_string());
        let node = crate::source::json::parse(&source).unwrap();
        crate::model::record::Record::read(&node, &mut Vec::new()).unwrap()
    }

    const OLD: &str = "第１条　市は、情報を守る。\n２　職員は、これに従う。\n第２条　端末は、許可を受けて持ち出す。\n(1)　許可は、書面でする。\n第３条　記録は、五年の間保存する。\n";

    #[test]
    fn what_moves_takes_what_is_below_along() {
        let new = "第１条　市は、情報を守る。\n２　職員は、これに従う。\n第２条　鍵は、課長が管理する。\n第３条　端末は、許可を受けて持ち出す。\n(1)　許可は、書面でする。\n(2)　返すときも届け出る。\n";
        let births = told(&text(OLD), &text(new));
        let moved: Vec<_> = births.moved.iter().map(|it| (it.from.as_str(), it.to.as_str())).collect();
        assert_eq!(moved, [("a2", "a3")]);
        assert_eq!(births.established, ["a2", "a3-1-2"]);
        let left: Vec<_> = births.left.iter().map(|it| (it.at.as_str(), it.place.as_str())).collect();
        assert_eq!(left, [("a3", "第3条"), ("a3-1", "第3条")]);
        let rows = [row("r7", Births::default()), row("r8", births), row("r9", Births::default())];
        let at = |number: &str| birth(number, &rows);
        let new = |number: &str, row| Birth { number: number.to_owned(), row };
        assert_eq!(at("a3-1-1"), new("a2-1-1", ""));
        assert_eq!(at("a3-1-2"), new("a3-1-2", "r8"));
        assert_eq!((at("a2-1"), at("a1-2")), (new("a2-1", "r8"), new("a1-2", "")));
        // a branch is no child
        assert_eq!(at("a3_2-1"), new("a3_2-1", ""));
    }

    proptest! {
        #[test]
        fn every_clause_is_followed(olds in words(), news in words()) {
            let (old, new) = (text(&olds), text(&news));
            let (a, b) = (structure(&old), structure(&new));
            let aligned = aligned(&[&old], &[&new]);
            let rows = [row("r8", Births::new(&a, &b, &aligned, &["a.md"]))];
            for (at, from) in aligned.of_new.iter().enumerate() {
                let expected = match from {
                    Some(from) => Birth { number: a.anchor(*from).to_owned(), row: "" },
                    None => Birth { number: b.anchor(at).to_owned(), row: "r8" },
                };
                prop_assert_eq!(birth(b.anchor(at), &rows), expected);
            }
        }
    }

    /// Texts of some articles out of a few, each with some 号.
    fn words() -> impl Strategy<Value = String> {
        const SAID: [&str; 6] = [
            "端末は鍵を掛けて置く。",
            "記録は五年の間保存する。",
            "鍵は課長が管理する。",
            "外部の者は立ち入らない。",
            "削除",
            "紙は溶かして捨てる。",
        ];
        let article = (0..SAID.len(), proptest::collection::vec(0..SAID.len(), 0..4));
        proptest::collection::vec(article, 1..7).prop_map(|articles| {
            let mut text = String::new();
            for (at, (words, items)) in articles.into_iter().enumerate() {
                text.push_str(&format!("第{}条　{}\n", at + 1, SAID[words]));
                for (number, words) in items.into_iter().enumerate() {
                    text.push_str(&format!("({})　{}\n", number + 1, SAID[words]));
                }
            }
            text
        })
    }
}
