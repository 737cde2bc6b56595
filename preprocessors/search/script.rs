//! The data as classic scripts: they load from a file share, under `default-src 'self'`, and hold nothing that could run.

use super::doc::{Doc, PartId};
use super::{docs, leaves, pages};
use crate::register::Published;
use crate::templates::Words;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Where the index lies.
pub const INDEX: &str = "search/index.js";

/// Where a part lies.
pub fn path(part: PartId) -> String {
    format!("search/{}.js", part.token())
}

/// The script of a part; `None` where the edition has nothing of it.
pub fn part(published: &Published, words: &Words, part: PartId) -> Option<Vec<u8>> {
    let leaves = leaves(published, words, part);
    if leaves.is_empty() {
        return None;
    }
    let mut out = format!("kiteiSearch.part(\"{}\",{{\"pages\":[", part.token());
    for (at, leaf) in leaves.iter().enumerate() {
        let page = pages::page(published, leaf);
        let mut cells = vec![
            Value::from(page.href),
            Value::from(page.title),
            Value::from(page.kind),
            Value::from(page.departments),
        ];
        if page.sample {
            cells.push(Value::from(1));
        }
        push(&mut out, at == 0, &Value::from(cells));
    }
    out.push_str("],\"docs\":[");
    let mut first = true;
    docs(published, &leaves, &mut |doc| {
        push(&mut out, first, &row(doc));
        first = false;
    });
    out.push_str("]});\n");
    Some(out.into_bytes())
}

/// The script that says which parts there are, what documents are called, and which words are the same.
pub fn index(published: &Published, words: &Words) -> Vec<u8> {
    // one part at a time lies in memory
    let there: Vec<(PartId, usize, String)> = PartId::ALL
        .into_iter()
        .filter_map(|id| {
            let bytes = part(published, words, id)?;
            let hash = Sha256::digest(&bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
            Some((id, bytes.len(), hash))
        })
        .collect();
    let name = |id: PartId| words.search.parts.get(id as usize).map_or("", String::as_str);
    let parts = there.iter().map(|(id, bytes, hash)| {
        serde_json::json!({
            "id": id.token(), "name": name(*id), "file": format!("{}?v={hash}", path(*id)), "bytes": bytes
        })
    });
    let parts: Vec<Value> = parts.collect();
    let mut names: Vec<Value> = Vec::new();
    for (at, (id, ..)) in there.iter().enumerate().filter(|(_, (id, ..))| *id <= PartId::Procedures) {
        for (page, leaf) in leaves(published, words, *id).iter().enumerate() {
            names.extend(pages::names(leaf).into_iter().map(|name| serde_json::json!([name, at, page])));
        }
    }
    let index = serde_json::json!({
        "edition": published.edition.token(),
        "parts": parts,
        "synonyms": published.synonyms,
        "names": names,
        "departments": pages::department_names(published),
    });
    let mut out = "kiteiSearch.index(".to_owned();
    push(&mut out, true, &index);
    out.push_str(");\n");
    out.into_bytes()
}

/// `[page, fragment, citation, heading, blocks, defines, see]`; empty tails are left out.
fn row(doc: Doc) -> Value {
    let block = |block: super::doc::DocBlock| Value::from(vec![block.fragment, block.label, block.text]);
    let mut cells = vec![
        Value::from(doc.page),
        Value::from(doc.fragment),
        Value::from(doc.citation),
        Value::from(doc.heading),
        Value::from(doc.blocks.into_iter().map(block).collect::<Vec<_>>()),
    ];
    if !doc.defines.is_empty() || !doc.see.is_empty() {
        cells.push(if doc.defines.is_empty() { Value::from(0) } else { Value::from(doc.defines) });
    }
    if !doc.see.is_empty() {
        let see = |see: super::doc::See| Value::from(vec![see.href, see.title]);
        cells.push(Value::from(doc.see.into_iter().map(see).collect::<Vec<_>>()));
    }
    Value::from(cells)
}

/// A value behind others, so that no word in it ends the script or a line of it.
fn push(out: &mut String, first: bool, value: &Value) {
    if !first {
        out.push_str(",\n");
    }
    for c in value.to_string().chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
}
