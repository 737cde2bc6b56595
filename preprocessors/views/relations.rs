//! How a clause stands to others: what it rests on, what carries it out, who answers for it, who cites it. Folded, under the
//! clause's own words, in an `<aside>`: none of it is the document's text.

use crate::templates::{Broken, Templates};
use serde::Serialize;

/// Relations are those of one clause.
#[derive(Debug, Default)]
pub struct Relations {
    /// The clause's citation within its document: 第3条.
    pub citation: String,
    /// In the order in which they are read; one without links is left out.
    pub groups: Vec<Group>,
    /// What an officer must see before unfolding: 「具体化の抜け」, 「要確認」.
    pub marks: Vec<String>,
}

/// A Group is the relations of one kind.
#[derive(Debug)]
pub struct Group {
    /// 根拠, 具体化, 資産, 枠組み, 担当, 引用元
    pub title: String,
    /// What the clause is so related to.
    pub links: Vec<Relation>,
}

/// A Relation is what `relation.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Relation {
    /// What it is called.
    pub title: String,
    /// Where it is; `None` where it has no page in this edition, or none at all.
    pub href: Option<String>,
    /// Behind it: its heading, or a mark in words.
    pub note: Option<String>,
}

impl Relations {
    /// The folded panel; nothing when there is nothing to say.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn print(&self, templates: &Templates) -> Result<String, Broken> {
        let filled = self.groups.iter().filter(|group| !group.links.is_empty());
        // links are printed one by one, lest every number of links be a shape of its own
        let groups = filled.map(|group| {
            let links = templates.print_each("relation", &group.links)?;
            Ok(GroupView { title: &group.title, count: group.links.len().to_string(), links })
        });
        let groups = groups.collect::<Result<Vec<_>, Broken>>()?;
        if groups.is_empty() && self.marks.is_empty() {
            return Ok(String::new());
        }
        templates.print("relations", &View { citation: &self.citation, groups, marks: &self.marks })
    }
}

/// A View is what `relations.hbs` shows.
#[derive(Serialize)]
struct View<'a> {
    citation: &'a str,
    groups: Vec<GroupView<'a>>,
    marks: &'a [String],
}

#[derive(Serialize)]
struct GroupView<'a> {
    title: &'a str,
    count: String,
    /// Printed.
    links: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn print(groups: Vec<Group>, marks: &[&str]) -> String {
        let marks = marks.iter().map(|&mark| mark.to_owned()).collect();
        let relations = Relations { citation: "第3条".to_owned(), groups, marks };
        relations.print(&Templates::new(&BTreeMap::new()).unwrap()).unwrap()
    }

    fn group(title: &str, count: usize) -> Group {
        let link = |at| Relation { title: format!("{title}{at}"), href: Some(format!("#k{at}")), note: None };
        Group { title: title.to_owned(), links: (0..count).map(link).collect() }
    }

    #[test]
    fn it_is_folded_and_counts_in_words() {
        let html = print(vec![group("根拠", 1), group("資産", 0), group("具体化", 2)], &["要確認"]);
        assert!(
            html.starts_with(r#"<aside class="relations" role="note" aria-label="第3条の関係"><details><summary>"#),
            "{html}"
        );
        assert!(html.contains("<span>根拠1件、具体化2件</span>"), "{html}");
        assert!(html.contains(r#"<strong class="mark">要確認</strong></summary>"#), "{html}");
        assert_eq!(html.matches("<li>").count(), 3);
        assert!(!html.contains("資産"), "{html}");
    }

    #[test]
    fn nothing_is_said_of_nothing_but_a_gap_is_said() {
        assert_eq!(print(vec![group("根拠", 0)], &[]), "");
        assert!(print(Vec::new(), &["具体化の抜け"]).contains("関係はありません"));
    }
}
