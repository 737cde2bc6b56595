//! The data as classic scripts: they load from a file share, under `default-src 'self'`, and hold nothing that could run.

use super::doc::{Doc, PartId, See};
use super::{docs, leaves_of, pages};
use crate::register::Published;
use crate::templates::Words;
use crate::views::pages::{Leaf, all};
use serde::ser::{Serialize, SerializeSeq as _, Serializer};
use serde_json::Value;
use serde_json::ser::Formatter;
use sha2::{Digest as _, Sha256};
use std::io::{self, Write};
use std::sync::OnceLock;

/// Where the index lies. It comes after the parts in the order of paths, so that a writer has made them before.
pub const INDEX: &str = "search/index.js";

/// Pages of one script at most: of texts, and of records, which are short. A script lies in memory while it is written.
const MOST: (usize, usize) = (125, 2_000);

/// Scripts are the files of the search's data: parts of an edition, each made when it is asked for, and their index.
#[derive(Debug)]
pub struct Scripts<'a> {
    published: &'a Published,
    words: &'a Words,
    parts: Vec<Part<'a>>,
}

/// A Part is one script: as much of one [`PartId`] as a script may hold.
#[derive(Debug)]
struct Part<'a> {
    id: PartId,
    /// 「standards」, 「standards-2」 …
    name: String,
    leaves: Vec<Leaf<'a>>,
    /// How many bytes it has, and the start of their SHA-256: known once it was made.
    known: OnceLock<(usize, String)>,
}

impl<'a> Scripts<'a> {
    /// The scripts of an edition.
    pub fn new(published: &'a Published, words: &'a Words) -> Self {
        let mut parts = Vec::new();
        for (id, mut leaves) in PartId::ALL.into_iter().zip(leaves_of(all(published, words))) {
            let most = if id == PartId::Records { MOST.1 } else { MOST.0 };
            let mut number = 1;
            while !leaves.is_empty() {
                let rest = leaves.split_off(leaves.len().min(most));
                let name = if number == 1 { id.token().to_owned() } else { format!("{}-{number}", id.token()) };
                parts.push(Part { id, name, leaves, known: OnceLock::new() });
                (leaves, number) = (rest, number + 1);
            }
        }
        Self { published, words, parts }
    }

    /// Where the files lie, the index last.
    pub fn paths(&self) -> Vec<String> {
        self.parts.iter().map(Part::path).chain([INDEX.to_owned()]).collect()
    }

    /// A file; `None` where there is no such.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        if path == INDEX {
            return Some(self.index());
        }
        let part = self.parts.iter().find(|part| part.path() == path)?;
        // the index may be made beside it, and waits for what is known rather than make the script too
        let mut made = None;
        part.known.get_or_init(|| known(made.insert(self.script(part))));
        Some(made.unwrap_or_else(|| self.script(part)))
    }

    /// The script of a part.
    fn script(&self, part: &Part<'_>) -> Vec<u8> {
        let mut out = format!("kiteiSearch.part(\"{}\",{{\"pages\":[", part.name).into_bytes();
        for (at, leaf) in part.leaves.iter().enumerate() {
            let page = pages::page(self.published, leaf);
            let (own, sample) = ((page.href, page.title, page.kind, page.departments), page.sample);
            match sample {
                true => push(&mut out, at == 0, &(own.0, own.1, own.2, own.3, 1)),
                false => push(&mut out, at == 0, &own),
            }
        }
        out.extend_from_slice(b"],\"docs\":[");
        let mut first = true;
        docs(self.published, &part.leaves, &mut |doc| {
            push(&mut out, first, &Row(&doc));
            first = false;
        });
        out.extend_from_slice(b"]});\n");
        out
    }

    /// The script that says which parts there are, what documents are called, and which words are the same.
    fn index(&self) -> Vec<u8> {
        let name = |id: PartId| self.words.search.parts.get(id as usize).map_or("", String::as_str);
        let parts = self.parts.iter().map(|part| {
            let (bytes, hash) = part.known.get_or_init(|| known(&self.script(part)));
            let file = format!("{}?v={hash}", part.path());
            serde_json::json!({ "id": part.name, "name": name(part.id), "file": file, "bytes": bytes })
        });
        let parts: Vec<Value> = parts.collect();
        let mut names: Vec<Value> = Vec::new();
        for (at, part) in self.parts.iter().enumerate().filter(|(_, part)| part.id <= PartId::Procedures) {
            for (page, leaf) in part.leaves.iter().enumerate() {
                names.extend(pages::names(leaf).into_iter().map(|name| serde_json::json!([name, at, page])));
            }
        }
        let index = serde_json::json!({
            "edition": self.published.edition.token(),
            "parts": parts,
            "synonyms": self.published.synonyms,
            "names": names,
            "departments": pages::department_names(self.published),
        });
        let mut out = b"kiteiSearch.index(".to_vec();
        push(&mut out, true, &index);
        out.extend_from_slice(b");\n");
        out
    }
}

impl Part<'_> {
    fn path(&self) -> String {
        format!("search/data/{}.js", self.name)
    }
}

fn known(bytes: &[u8]) -> (usize, String) {
    (bytes.len(), Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect())
}

/// `[page, fragment, citation, heading, blocks, defines, see]`; empty tails are left out.
struct Row<'a>(&'a Doc);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(doc) = self;
        let blocks: Vec<(&str, &str, &str)> =
            doc.blocks.iter().map(|block| (&*block.fragment, &*block.label, &*block.text)).collect();
        let mut row = serializer.serialize_seq(None)?;
        row.serialize_element(&doc.page)?;
        row.serialize_element(&doc.fragment)?;
        row.serialize_element(&doc.citation)?;
        row.serialize_element(&doc.heading)?;
        row.serialize_element(&blocks)?;
        match (doc.defines.is_empty(), doc.see.is_empty()) {
            (true, true) => {}
            (true, false) => row.serialize_element(&0)?,
            (false, _) => row.serialize_element(&doc.defines)?,
        }
        if !doc.see.is_empty() {
            let see = |see: &'_ See| (see.href.clone(), see.title.clone());
            row.serialize_element(&doc.see.iter().map(see).collect::<Vec<_>>())?;
        }
        row.end()
    }
}

/// A value behind others, so that no word in it ends the script or a line of it.
fn push(out: &mut Vec<u8>, first: bool, value: &impl Serialize) {
    if !first {
        out.extend_from_slice(b",\n");
    }
    // what goes into memory, and is made of words and numbers, cannot fail
    let _ = value.serialize(&mut serde_json::Serializer::with_formatter(out, Inert));
}

/// Inert writes JSON that ends neither the script that it stands in nor a line of it.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['<', '\u{2028}', '\u{2029}']) {
            let (before, from) = rest.split_at(at);
            writer.write_all(before.as_bytes())?;
            let mut letters = from.chars();
            if let Some(letter) = letters.next() {
                write!(writer, "\\u{:04x}", u32::from(letter))?;
            }
            rest = letters.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}
