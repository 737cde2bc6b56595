//! Pages that list what is recorded: which of them an edition has, what they are called, and what is on them. One is there
//! only where it has something to show.

use super::pages::{Kind, Leaf};
use super::{
    address, committee, dashboard, days, departments, desk, efforts, entry, frameworks, gaps, laws, ledger, lessons,
    matrix, publication, roles, sakuin, snapshots, structure_page, terms, timeline, todo, yearly,
};
use crate::model::Edition;
use crate::model::ledger::Ledger;
use crate::register::{Published, Target, Tie, TieKind};
use crate::templates::{Broken, HOLE, Templates, Words};
use serde::Serialize;

/// A List is one such page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// 調べる: leads to the others.
    Index,
    /// 対応表
    Matrix,
    /// わたしの課
    Departments,
    /// One department, by its index among those published.
    Department(usize),
    /// 役割 and 体制図
    Roles,
    /// 構成図
    Structure,
    /// 用語集
    Terms,
    /// 枠組みとの対応
    Frameworks,
    /// One framework, by its index among those published.
    Framework(usize),
    /// 法令
    Laws,
    /// 抜けと要確認
    Gaps,
    /// 担当の机
    Desk,
    /// ダッシュボード
    Dashboard,
    /// 委員会
    Committee,
    /// 報告した数
    Snapshots,
    /// 履歴 of all documents
    Timeline,
    /// この日の条文
    Days,
    /// 公表の状況
    Publication,
    /// 教訓
    Lessons,
    /// 取組の概要
    Efforts,
    /// 監査の指摘とインシデントの件数
    Yearly,
    /// 探す: the results; without JavaScript, where else to look
    Search,
    /// 索引: terms and titles in the order of the gojūon
    Sakuin,
    /// A page (from 0) of a register.
    Ledger(Ledger, usize),
    /// One record of a register, by its place among those published.
    Record(Ledger, usize),
}

/// The pages to which the 調べる page leads, in its order.
const ALL: [List; 19] = [
    List::Desk,
    List::Dashboard,
    List::Committee,
    List::Snapshots,
    List::Timeline,
    List::Days,
    List::Publication,
    List::Matrix,
    List::Departments,
    List::Roles,
    List::Structure,
    List::Terms,
    List::Frameworks,
    List::Laws,
    List::Gaps,
    List::Lessons,
    List::Efforts,
    List::Yearly,
    List::Sakuin,
];

impl List {
    /// The name of the kind of page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Index => "lists",
            Self::Matrix => "matrix",
            Self::Departments => "departments",
            Self::Department(_) => "department",
            Self::Roles => "roles",
            Self::Structure => "structure",
            Self::Terms => "terms",
            Self::Frameworks => "frameworks",
            Self::Framework(_) => "framework",
            Self::Laws => "laws",
            Self::Gaps => "gaps",
            Self::Desk => "desk",
            Self::Dashboard => "dashboard",
            Self::Committee => "committee",
            Self::Snapshots => "snapshots",
            Self::Timeline => "history",
            Self::Days => "days",
            Self::Publication => "publication",
            Self::Lessons => "lessons",
            Self::Efforts => "efforts",
            Self::Yearly => "yearly",
            Self::Search => "search",
            Self::Sakuin => "sakuin",
            Self::Ledger(..) => "ledger",
            Self::Record(..) => "entry",
        }
    }

    /// The chapter's path in the book.
    fn path(self, published: &Published) -> String {
        let registers = &published.registers;
        let below = |folder: &str, id: Option<&str>| format!("{folder}/{}.md", id.unwrap_or_default());
        match self {
            Self::Department(at) => {
                below("departments", registers.departments.iter().nth(at).map(|record| record.id.as_str()))
            }
            Self::Framework(at) => {
                below("frameworks", registers.frameworks.iter().nth(at).map(|record| record.id.as_str()))
            }
            Self::Ledger(of, page) => ledger::page_address(of, page).replace(".html", ".md"),
            Self::Record(of, at) => {
                below(of.folder(), published.ledger(of).and_then(|it| it.get(at)).map(|record| record.id.as_str()))
            }
            other => format!("{}.md", other.name()),
        }
    }

    /// Where a list is of which there is one, or the page of a register.
    pub fn address(self) -> String {
        match self {
            Self::Ledger(of, page) => ledger::page_address(of, page),
            other => format!("{}.html", other.name()),
        }
    }

    /// Its title, and what it shows.
    pub fn said<'a>(self, published: &'a Published, words: &'a Words) -> (&'a str, &'a str) {
        let (lists, registers) = (&words.lists, &published.registers);
        match self {
            Self::Index => (&lists.index.title, &lists.index.description),
            Self::Matrix => (&lists.matrix.title, &lists.matrix.description),
            Self::Departments => (&lists.departments.title, &lists.departments.description),
            Self::Department(at) => {
                let name = registers.departments.iter().nth(at).and_then(|record| record.name.value());
                (name.map_or("", String::as_str), &lists.department)
            }
            Self::Roles => (&lists.roles.title, &lists.roles.description),
            Self::Structure => (&lists.structure.title, &lists.structure.description),
            Self::Terms => (&lists.terms.title, &lists.terms.description),
            Self::Frameworks => (&lists.frameworks.title, &lists.frameworks.description),
            Self::Framework(at) => {
                let name = registers.frameworks.iter().nth(at).and_then(|record| record.name.value());
                (name.map_or("", String::as_str), &lists.frameworks.description)
            }
            Self::Laws => (&lists.laws.title, &lists.laws.description),
            Self::Gaps => (&lists.gaps.title, &lists.gaps.description),
            Self::Desk => (&words.desk.title, &words.desk.description),
            Self::Dashboard => (&words.dashboard.title, &words.dashboard.description),
            Self::Committee => (&words.committee.page.title, &words.committee.page.description),
            Self::Snapshots => (&words.dashboard.snapshots.title, &words.dashboard.snapshots.description),
            Self::Timeline => (&lists.timeline.title, &lists.timeline.description),
            Self::Days => (&lists.days.title, &lists.days.description),
            Self::Publication => (&lists.publication.title, &lists.publication.description),
            Self::Lessons => (&lists.lessons.title, &lists.lessons.description),
            Self::Efforts => (&lists.efforts.title, &lists.efforts.description),
            Self::Yearly => (&lists.yearly.page.title, &lists.yearly.page.description),
            Self::Search => (&words.search.page.title, &words.search.page.description),
            Self::Sakuin => (&lists.sakuin.title, &lists.sakuin.description),
            Self::Ledger(of, _) => (of.title(), of.what()),
            Self::Record(of, at) => {
                let name = published.ledger(of).and_then(|it| it.get(at)).map(|record| record.name.as_str());
                (name.unwrap_or_default(), of.title())
            }
        }
    }

    /// The list from which one comes to it, where that is not the 調べる page.
    pub fn above(self) -> Option<Self> {
        match self {
            Self::Department(_) => Some(Self::Departments),
            Self::Framework(_) => Some(Self::Frameworks),
            Self::Record(of, _) => Some(Self::Ledger(of, 0)),
            _ => None,
        }
    }

    /// Whether the edition has it: where it has something to show.
    pub fn is_there(self, published: &Published) -> bool {
        let registers = &published.registers;
        let inside = published.edition >= Edition::Staff;
        match self {
            Self::Index | Self::Structure => !published.documents.is_empty(),
            Self::Matrix => inside && matrix::has_rows(published),
            Self::Departments => inside && registers.departments.iter().next().is_some(),
            Self::Department(at) => inside && registers.departments.iter().nth(at).is_some(),
            Self::Roles => registers.roles.iter().next().is_some(),
            Self::Terms => !published.terms.is_empty(),
            Self::Frameworks => {
                (0..registers.frameworks.iter().len()).any(|at| Self::Framework(at).is_there(published))
            }
            Self::Framework(at) => inside && frameworks::has_rows(published, at),
            Self::Laws => registers.laws.iter().next().is_some(),
            Self::Gaps => gaps::has_rows(published),
            Self::Desk => todo::is_there(published),
            Self::Dashboard => dashboard::is_there(published),
            Self::Committee => committee::is_there(published),
            Self::Snapshots => snapshots::is_there(published),
            Self::Timeline => timeline::is_there(published),
            Self::Days => days::is_there(published),
            Self::Publication => publication::is_there(published),
            Self::Lessons => lessons::is_there(published),
            Self::Efforts => efforts::is_there(published),
            Self::Yearly => yearly::is_there(published),
            Self::Search => true,
            Self::Sakuin => sakuin::is_there(published),
            // staff see only the registers that tell them more than names; an officer sees where there is none yet
            Self::Ledger(of, page) => published.ledger(of).is_some_and(|it| {
                (it.has_pages() || (page == 0 && it.records.value().is_some() && published.edition == Edition::Officer))
                    && page < ledger::pages(it)
            }),
            Self::Record(of, at) => published.ledger(of).is_some_and(|it| it.get(at).is_some() && it.has_pages()),
        }
    }

    /// Whether a sample shows on it.
    pub fn shows_sample(self, published: &Published) -> bool {
        let registers = &published.registers;
        match self {
            Self::Index => false,
            Self::Matrix | Self::Structure => published.shows_sample(),
            Self::Departments => registers.departments.iter().any(|record| record.sample) || published.shows_sample(),
            Self::Department(at) => departments::shows_sample(published, at),
            Self::Roles => {
                let tied = |tie: &Tie| tie.kind == TieKind::Responsible;
                registers.roles.iter().any(|record| record.sample) || samples_tie(published, tied)
            }
            Self::Terms => published.terms.list.iter().any(|term| term.sample),
            Self::Frameworks => samples_tie(published, |tie| tie.kind == TieKind::Framework),
            Self::Framework(at) => frameworks::shows_sample(published, at),
            Self::Laws => laws::shows_sample(published),
            Self::Gaps | Self::Desk => gaps::shows_sample(published),
            Self::Dashboard | Self::Committee | Self::Snapshots => dashboard::shows_sample(published),
            Self::Publication => publication::standings(published).iter().any(|standing| standing.document.sample),
            Self::Timeline | Self::Days => {
                timeline::revisions(published).iter().any(|revision| revision.document.sample)
            }
            Self::Lessons => published.lessons.iter().any(|lesson| lesson.sample),
            Self::Efforts => false,
            Self::Yearly => yearly::shows_sample(published),
            // what is found there may be one
            Self::Search | Self::Sakuin => {
                published.shows_sample() || published.terms.list.iter().any(|term| term.sample)
            }
            Self::Ledger(of, _) => published.ledger(of).is_some_and(ledger::shows_sample),
            Self::Record(of, at) => entry::shows_sample(published, of, at),
        }
    }

    /// The body, printed.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn print(self, published: &Published, templates: &Templates, leaf: &Leaf<'_>) -> Result<String, Broken> {
        let words = &templates.words;
        let here = leaf.address();
        match self {
            Self::Index => {
                templates.print("lists", &Lists { title: leaf.title, entries: entries(published, words, &here) })
            }
            Self::Matrix => {
                let table = matrix::table(published, words);
                let lead = matrix::lead(published, words);
                sheet(templates, leaf.title, &lead, &table.print(templates, &here)?)
            }
            Self::Departments => departments::print_all(published, templates, leaf.title, &here),
            Self::Department(at) => departments::print(published, templates, at, &here),
            Self::Roles => roles::print(published, templates, leaf.title, &here),
            Self::Structure => structure_page::print(published, templates, leaf, &here),
            Self::Terms => terms::print(published, templates, &here),
            Self::Frameworks => {
                let table = frameworks::list(published, words).print(templates, &here)?;
                sheet(templates, leaf.title, &words.lists.frameworks.lead, &table)
            }
            Self::Framework(at) => frameworks::print(published, templates, at, &here),
            Self::Gaps => gaps::print(published, templates, leaf.title, &here),
            Self::Desk => desk::print(published, templates, leaf.title, &here),
            Self::Dashboard => dashboard::print(published, templates, leaf.title, &here),
            Self::Committee => committee::print(published, templates, leaf.title, &here),
            Self::Snapshots => {
                let table = snapshots::table(published, words).print(templates, &here)?;
                sheet(templates, leaf.title, &words.dashboard.snapshots.lead, &table)
            }
            Self::Timeline => {
                let table = timeline::table(published, words).print(templates, &here)?;
                sheet(templates, leaf.title, &words.lists.timeline.lead, &table)
            }
            Self::Days => {
                let table = days::table(published, words).print(templates, &here)?;
                sheet(templates, leaf.title, &words.lists.days.lead, &table)
            }
            Self::Publication => {
                let table = publication::table(published, words).print(templates, &here)?;
                sheet(templates, leaf.title, &words.lists.publication.lead, &table)
            }
            Self::Lessons => {
                let table = lessons::table(published, words).print(templates, &here)?;
                sheet(templates, leaf.title, &words.lists.lessons.lead, &table)
            }
            Self::Efforts => {
                let table = efforts::table(published, words).print(templates, &here)?;
                sheet(templates, leaf.title, &words.lists.efforts.lead, &table)
            }
            Self::Yearly => {
                let mut tables = yearly::findings(published, words).print(templates, &here)?;
                tables.push_str(&yearly::incidents(published, words).print(templates, &here)?);
                sheet(templates, leaf.title, &yearly::lead(published, words), &tables)
            }
            Self::Search => templates.print("search", &Find::new(published, templates, leaf.title)),
            Self::Sakuin => sakuin::print(published, templates, &here),
            Self::Ledger(of, page) => {
                let table = ledger::table(published, words, of, page).print(templates, &here)?;
                sheet(templates, leaf.title, &ledger::lead(published, words, of, page), &table)
            }
            Self::Record(of, at) => entry::print(published, templates, of, at, &here),
            Self::Laws => {
                let table = laws::table(published, words).print(templates, &here)?;
                sheet(templates, leaf.title, &words.lists.laws.lead, &table)
            }
        }
    }
}

/// A Find is what `search.hbs` shows.
#[derive(Serialize)]
struct Find<'a> {
    title: &'a str,
    /// Where else to look, page by page.
    entries: Vec<Entry<'a>>,
}

impl<'a> Find<'a> {
    fn new(published: &'a Published, templates: &'a Templates, title: &'a str) -> Self {
        let words = &templates.words;
        let here = List::Search.address();
        let lists = [List::Sakuin, List::Terms, List::Matrix, List::Index];
        let there = lists.into_iter().filter(|list| list.is_there(published));
        let entry = |list: List| {
            let (title, description) = list.said(published, words);
            Entry { title, href: address::relative(&here, &address::of(&list.path(published))), description }
        };
        Self { title, entries: there.map(entry).collect() }
    }
}

/// Whether a shown sample text has such a tie, or such a tie leads from a text to a sample.
pub fn samples_tie(published: &Published, has: impl Fn(&Tie) -> bool) -> bool {
    let texts = published.documents.iter().filter(|document| document.sample);
    texts.filter_map(|document| document.body.value()).any(|body| body.links.ties.iter().any(&has))
}

/// Every such page, in order.
pub fn leaves<'a>(published: &'a Published, words: &'a Words) -> Vec<Leaf<'a>> {
    let mut lists = vec![List::Search, List::Index];
    for list in ALL {
        lists.push(list);
        match list {
            List::Departments => {
                lists.extend((0..published.registers.departments.iter().len()).map(List::Department));
            }
            List::Frameworks => lists.extend((0..published.registers.frameworks.iter().len()).map(List::Framework)),
            _ => {}
        }
    }
    for it in &published.ledgers {
        lists.extend((0..ledger::pages(it)).map(|page| List::Ledger(it.ledger, page)));
        lists.extend((0..it.iter().len()).map(|at| List::Record(it.ledger, at)));
    }
    let there = lists.into_iter().filter(|list| list.is_there(published));
    there
        .map(|list| Leaf { path: list.path(published), title: list.said(published, words).0, kind: Kind::List(list) })
        .collect()
}

/// The page on which a record stands, where it is one of these.
pub fn of(target: Target) -> Option<List> {
    match target {
        Target::Law(_) => Some(List::Laws),
        Target::Role(_) => Some(List::Roles),
        Target::Part(framework, _) => Some(List::Framework(framework)),
        Target::Term(_) => Some(List::Terms),
        Target::Department(at) => Some(List::Department(at)),
        Target::Record(of, at) => Some(List::Record(of, at)),
        Target::Document(_) | Target::Clause(_) | Target::Row(..) => None,
    }
}

/// An Entry is one page to which the 調べる page leads.
#[derive(Debug, Serialize)]
pub struct Entry<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Where it is.
    pub href: String,
    /// What it shows.
    pub description: &'a str,
}

#[derive(Serialize)]
struct Lists<'a> {
    title: &'a str,
    entries: Vec<Entry<'a>>,
}

/// The pages there are, as seen from the page at `here`.
pub fn entries<'a>(published: &'a Published, words: &'a Words, here: &str) -> Vec<Entry<'a>> {
    let ledgers = published.ledgers.iter().map(|it| List::Ledger(it.ledger, 0));
    let there = ALL.into_iter().chain(ledgers).filter(|list| list.is_there(published));
    there
        .map(|list| {
            let (title, description) = list.said(published, words);
            let href = address::relative(here, &address::of(&list.path(published)));
            Entry { title, href, description }
        })
        .collect()
}

/// A Sheet is what `sheet.hbs` shows: a page of tables.
#[derive(Serialize)]
struct Sheet<'a, S> {
    title: &'a str,
    lead: &'a [S],
    /// In place of the tables, which are printed.
    tables: &'static str,
}

/// A page of printed `tables`.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn sheet(templates: &Templates, title: &str, lead: &[impl Serialize], tables: &str) -> Result<String, Broken> {
    templates.print_around("sheet", &Sheet { title, lead, tables: HOLE }, tables)
}

/// 「18/20件（90.0％）」: how many of how many.
pub fn share(part: usize, whole: usize, unit: &str) -> String {
    if whole == 0 {
        return format!("0/0{unit}");
    }
    let tenths = (part * 2000 + whole) / (whole * 2);
    format!("{part}/{whole}{unit}（{}.{}％）", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_says_what_it_is_of() {
        assert_eq!(share(18, 20, "課"), "18/20課（90.0％）");
        assert_eq!(share(2, 3, "件"), "2/3件（66.7％）");
        assert_eq!(share(0, 0, "件"), "0/0件");
    }
}
