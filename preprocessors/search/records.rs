//! Everything else as units: records, terms, laws, roles, parts of frameworks, rows of 履歴, pages of the guide.

use super::doc::{Doc, DocBlock, See};
use super::texts::address;
use crate::model::Known;
use crate::model::ledger::Ledger;
use crate::register::{Datum, Published, PublishedLedger, PublishedRecord, Shown, Target};
use crate::views::lists::List;
use crate::views::pages::{Kind, Leaf};
use crate::views::{datum, frameworks, ledger, terms};

/// The units of a page.
pub fn docs(published: &Published, leaf: &Leaf<'_>, page: usize, take: &mut dyn FnMut(Doc)) {
    match leaf.kind {
        Kind::Revision(_, body, at) => {
            let Some((row, past)) = body.history.get(at).zip(body.past.get(at)) else { return };
            let mut blocks = vec![DocBlock::new("", row.place.clone()), DocBlock::new("", row.content.clone())];
            blocks.extend(row.reason.iter().map(|reason| DocBlock::new("", reason.clone())));
            let act = past.act.as_ref();
            let named = act.and_then(|act| act.name.clone());
            let number = act.and_then(|act| act.number.value().cloned());
            blocks.extend(named.into_iter().chain(number).map(|words| DocBlock::new("", words)));
            take(Doc { page, heading: leaf.title.to_owned(), blocks: said(blocks), ..Doc::default() });
        }
        Kind::List(List::Record(of, at)) => {
            let found = published.ledger(of).and_then(|ledger| Some((ledger, ledger.get(at)?)));
            let Some((ledger, record)) = found else { return };
            take(if of == Ledger::Questions {
                question(published, ledger, record, page)
            } else {
                self::record(published, ledger, record, page, &leaf.address())
            });
        }
        Kind::List(List::Terms) => {
            for (at, term) in published.terms.list.iter().enumerate() {
                let mut blocks: Vec<DocBlock> = vec![DocBlock::new("", term.meaning.clone())];
                blocks.extend(term.items.iter().map(|item| DocBlock::new("", item.clone())));
                blocks.extend(term.aliases.iter().map(|alias| DocBlock::new("", alias.clone())));
                blocks.extend(term.reading.iter().map(|reading| DocBlock::new("", reading.clone())));
                let fragment = terms::anchor(published, at);
                let defines = vec![term.name.clone()];
                take(Doc {
                    page,
                    fragment,
                    heading: term.name.clone(),
                    blocks: said(blocks),
                    defines,
                    ..Doc::default()
                });
            }
        }
        Kind::List(List::Laws) => {
            for (at, law) in published.registers.laws.iter().enumerate() {
                let number = law.number.value().and_then(Known::value).cloned();
                let short = law.short_names.value().cloned().unwrap_or_default();
                let note = law.note.value().cloned().flatten();
                let words = number.into_iter().chain(short).chain(note);
                let blocks = words.map(|words| DocBlock::new("", words)).collect();
                listed(published, Target::Law(at), law.name.value(), blocks, page, take);
            }
        }
        Kind::List(List::Roles) => {
            for (at, role) in published.registers.roles.iter().enumerate() {
                let short = role.short_names.value().cloned().unwrap_or_default();
                let holder = role.held_by.value().and_then(Known::value).cloned();
                let duties = role.duties.value().cloned().unwrap_or_default();
                let words = short.into_iter().chain(holder).chain(duties);
                let blocks = words.map(|words| DocBlock::new("", words)).collect();
                listed(published, Target::Role(at), role.name.value(), blocks, page, take);
            }
        }
        Kind::List(List::Framework(at)) => {
            let framework = published.registers.frameworks.iter().nth(at);
            let parts = framework.and_then(|framework| framework.parts.value());
            let parts = parts.into_iter().flatten().enumerate();
            for (nth, part) in parts.filter(|(nth, _)| frameworks::shows(published, at, *nth)) {
                let fragment = format!("part-{nth}");
                take(Doc {
                    page,
                    fragment,
                    citation: part.number.clone(),
                    heading: part.name.clone(),
                    ..Doc::default()
                });
            }
        }
        Kind::List(List::Lessons) => {
            let words = published.lessons.iter().map(|lesson| DocBlock::new("", lesson.words.clone()));
            take(Doc { page, blocks: words.collect(), ..Doc::default() });
        }
        Kind::List(List::Efforts) => {
            let words = published.site.efforts.iter();
            let words = words.map(|effort| DocBlock::new(effort.measure.clone(), effort.words.clone()));
            take(Doc { page, blocks: words.collect(), ..Doc::default() });
        }
        Kind::Guide(guide) => {
            let blocks = guide.lines.iter().map(|line| DocBlock::new("", line.clone())).collect();
            take(Doc { page, blocks, ..Doc::default() });
        }
        _ => {}
    }
}

/// What stands on a list.
fn listed(
    published: &Published,
    target: Target,
    name: Option<&String>,
    blocks: Vec<DocBlock>,
    page: usize,
    take: &mut dyn FnMut(Doc),
) {
    let Some(name) = name else { return };
    let place = address(published, target).map(|(href, _)| href).unwrap_or_default();
    let fragment = place.split_once('#').map(|(_, fragment)| fragment.to_owned()).unwrap_or_default();
    take(Doc { page, fragment, heading: name.clone(), blocks: said(blocks), ..Doc::default() });
}

fn record(published: &Published, of: &PublishedLedger, record: &PublishedRecord, page: usize, here: &str) -> Doc {
    let mut blocks = Vec::new();
    for field in ledger::fields(of) {
        let Some(datum) = field.of(record).filter(|datum| !matches!(datum, Datum::Absent(_) | Datum::Withheld)) else {
            continue;
        };
        let runs = datum::runs(published, datum, here);
        blocks.extend(runs.into_iter().map(|run| DocBlock::new(field.title(of), run.words)));
    }
    Doc { page, heading: record.name.clone(), blocks: said(blocks), ..Doc::default() }
}

/// A question: the answer, the other words in which it is asked, and where it leads.
fn question(published: &Published, of: &PublishedLedger, record: &PublishedRecord, page: usize) -> Doc {
    let held = |key: &str| of.ledger.field(key).and_then(|at| record.data.get(at)).and_then(Shown::value);
    let words = |key: &str, label: &str| {
        let mut found = Vec::new();
        if let Some(datum) = held(key) {
            datum.walk(&mut |datum| {
                if let Datum::Words(words) = datum {
                    found.push(DocBlock::new(label, words.clone()));
                }
            });
        }
        found
    };
    let answer = of.ledger.field("answer").and_then(|at| of.ledger.fields().get(at)).map_or("", |field| field.title);
    let mut blocks = words("answer", answer);
    blocks.extend(words("wordings", ""));
    let mut see = Vec::new();
    if let Some(datum) = held("see") {
        datum.walk(&mut |datum| {
            if let Datum::Citation(cited) = datum {
                let to = cited.1.iter().find_map(|to| address(published, *to));
                see.extend(to.map(|(href, title)| See { href, title }));
            }
        });
    }
    Doc { page, heading: record.name.clone(), blocks: said(blocks), see, ..Doc::default() }
}

/// Those that say something.
fn said(mut blocks: Vec<DocBlock>) -> Vec<DocBlock> {
    blocks.retain(|block| !block.text.trim().is_empty());
    blocks
}
