//! `kitei schema`: writes what an editor needs to know of the data files.

use super::Exit;
use super::args::Args;
use super::start::start;
use crate::desk::{self, Edit, Refusal};
use crate::model::kinds::{KINDS, RecordKind, SchemaOrder};
use crate::source::json::{self, Value};
use crate::source::layout::{AsWritten, lay, lay_at};
use crate::source::{Node, Source};
use serde_json::json;
use std::path::Path;

/// VS Code's settings of a project: which schema is for which folder, and how files are kept.
const SETTINGS: &str = ".vscode/settings.json";

/// The key of the schemas in it.
const SCHEMAS: &str = "json.schemas";

/// Writes the schemas that are not as they should be.
pub fn run(args: &Args) -> Exit {
    let root = match start(args) {
        Ok((root, _)) => root,
        Err(exit) => return exit,
    };
    match edits(&root).and_then(|edits| desk::apply(&root, &edits)) {
        Ok(written) if written.is_empty() => {
            if !args.quiet {
                out!("スキーマは、どれも最新です。");
            }
            Exit::Clean
        }
        Ok(written) => {
            written.iter().for_each(|file| out!("書きました: {file}"));
            Exit::Clean
        }
        Err(refusal) => {
            err!("{refusal}");
            Exit::Faulty
        }
    }
}

/// What has to be written.
fn edits(root: &Path) -> Result<Vec<Edit>, Refusal> {
    let mut edits = Vec::new();
    for kind in KINDS {
        let file = kind.schema_path();
        let now = desk::read(root, &file)?;
        let text = schema(kind);
        if now.as_deref() != Some(text.as_bytes()) {
            edits.push(Edit::whole(file, text, now.as_deref()));
        }
    }
    edits.extend(settings(desk::read(root, SETTINGS)?));
    Ok(edits)
}

/// The schema of a kind, as its file has it.
fn schema(kind: &'static RecordKind) -> String {
    node(&kind.schema()).map_or_else(String::new, |node| lay(&node, SchemaOrder::Envelope(kind)))
}

/// The edit of the settings: where there are none, all of them; in those of an officer's own, the list of schemas alone.
/// Settings without that list, or that are no plain JSON, are left as they are.
fn settings(now: Option<Vec<u8>>) -> Option<Edit> {
    let schemas = KINDS.iter().map(
        |kind| json!({ "fileMatch": [format!("/{}", kind.pattern())], "url": format!("./{}", kind.schema_path()) }),
    );
    let schemas = serde_json::Value::from_iter(schemas);
    let Some(now) = now else {
        let settings = json!({
            "files.encoding": "utf8",
            "files.eol": "\n",
            "files.insertFinalNewline": true,
            "[json]": { "editor.tabSize": 2, "editor.insertSpaces": true },
            SCHEMAS: schemas,
        });
        return Some(Edit::whole(SETTINGS, lay(&node(&settings)?, AsWritten), None));
    };
    let source = Source::new(SETTINGS, std::str::from_utf8(&now).ok()?);
    let settings = json::parse(&source).ok()?;
    let old = settings.get(SCHEMAS)?;
    let new = node(&schemas)?;
    let edit = || Edit::of(SETTINGS, old.origin.range.clone(), lay_at(&new, AsWritten, 1), &now);
    (!same(old, &new)).then(edit)
}

/// Whether two values are the same, wherever they stand and in whatever order keys do.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Map(entries), Value::Map(others)) => {
            let there = |key: &str, node: &Node| other.get(key).is_some_and(|other| same(node, other));
            entries.len() == others.len() && entries.iter().all(|entry| there(&entry.key, &entry.node))
        }
        (one, other) => one == other,
    }
}

fn node(value: &serde_json::Value) -> Option<Node> {
    json::parse(&Source::new("", value.to_string())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_project_s_own_schemas_are_current() {
        let edits = edits(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let files: Vec<&str> = edits.iter().map(|edit| edit.file.as_str()).collect();
        assert!(files.is_empty(), "not current: {files:?}; write them with: cargo run -- schema");
    }

    #[test]
    fn settings_of_an_officer_s_own_keep_what_is_theirs() {
        let own = "{\n  \"a\": 1.0, \"json.schemas\": [ ],\n  \"b\": 2 }";
        let edit = settings(Some(own.as_bytes().to_vec())).unwrap();
        let mut text = own.to_owned();
        text.replace_range(edit.range, std::str::from_utf8(&edit.bytes).unwrap());
        assert!(text.starts_with("{\n  \"a\": 1.0, \"json.schemas\": [\n    {\n      \"fileMatch\": ["), "{text}");
        assert!(text.ends_with("\n  ],\n  \"b\": 2 }"), "{text}");
        for left in [text.as_str(), "{\"a\": 1}", "// mine\n{}", "[]"] {
            assert_eq!(settings(Some(left.as_bytes().to_vec())), None, "{left}");
        }
        assert_eq!(settings(Some(settings(None).unwrap().bytes)), None);
    }
}
