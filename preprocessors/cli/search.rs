//! `kitei search`: where words stand, in the terminal. The hits are those of 「探す」 on the site.

use super::Exit;
use super::args::{Args, Format};
use super::progress::say;
use super::stages::Project;
use super::start::{start, usage};
use crate::model::Edition;
use crate::search::{Hit, PartId, Searcher, teaser};
use crate::templates::Words;
use serde_json::json;

/// So many hits of a part are said, unless all are asked for.
const MOST: usize = 10;

/// Says where the words stand.
pub fn run(args: &Args) -> Exit {
    let words: Vec<String> = args.rest.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let query = words.join(" ");
    if args.format == Some(Format::Csv) {
        return usage("search の --format には human か json を選んでください。");
    }
    let (root, today) = match start(args) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    let edition = args.edition.unwrap_or(Edition::Officer);
    let published = Project::read(&root, today).and_then(|mut project| project.publish(edition, today));
    let (published, templates) = match published {
        Ok(published) => published,
        Err(faults) => {
            say(&faults);
            return Exit::Faulty;
        }
    };
    let searcher = Searcher::new(&published, &templates.words, args.past);
    let hits = searcher.find(&query);
    match args.format {
        Some(Format::Json) => out!("{}", as_json(&query, &hits)),
        _ => human(&searcher, &query, &hits, &templates.words, if args.all { usize::MAX } else { MOST }),
    }
    if hits.is_empty() { Exit::Faulty } else { Exit::Clean }
}

fn human(searcher: &Searcher, query: &str, hits: &[Hit<'_>], words: &Words, most: usize) {
    if hits.is_empty() {
        out!("「{query}」は見付かりません。");
        return;
    }
    out!("「{query}」 {}件", hits.len());
    let forms = searcher.forms(query);
    for id in PartId::ALL {
        let own: Vec<&Hit<'_>> = hits.iter().filter(|hit| hit.part == id).collect();
        if own.is_empty() {
            continue;
        }
        out!("\n{} {}件", words.search.parts.get(id as usize).map_or("", String::as_str), own.len());
        for hit in own.iter().take(most) {
            out!("  {}", named(hit));
            if let Some(words) = teaser(hit, &forms) {
                out!("      {words}");
            }
            out!("      {}", hit.href());
        }
        if own.len() > most {
            out!("  ほか {}件（--all で、すべて挙げます）", own.len() - most);
        }
    }
}

/// 「管理規程 第12条（記録）」, with what is to be known of it.
fn named(hit: &Hit<'_>) -> String {
    let mut named = hit.page.title.clone();
    if let Some(doc) = hit.doc {
        if !doc.citation.is_empty() {
            named.push_str(&format!(" {}", doc.citation));
        }
        if !doc.heading.is_empty() && doc.heading != hit.page.title {
            named.push_str(&format!("（{}）", doc.heading));
        }
    }
    let marks = [(hit.page.sample, "見本"), (hit.variant, "表記ゆれ・言い換え")];
    for (_, mark) in marks.into_iter().filter(|(is, _)| *is) {
        named.push_str(&format!(" ［{mark}］"));
    }
    named
}

/// One object: what was sought, and every hit.
fn as_json(query: &str, hits: &[Hit<'_>]) -> serde_json::Value {
    let hit = |hit: &Hit<'_>| {
        json!({
            "tier": hit.part.token(),
            "href": hit.href(),
            "title": hit.page.title,
            "citation": hit.doc.map(|doc| &doc.citation),
            "heading": hit.doc.map(|doc| &doc.heading),
            "variant": hit.variant,
            "sample": hit.page.sample,
        })
    };
    json!({ "format": 1, "query": query, "hits": hits.iter().map(hit).collect::<Vec<_>>() })
}
