//! The schemas say what reading asks for: all data of the project and of the town keep to them, and a file with a fault
//! that a schema can see does not. (That `data/schema` is current is tested beside `kitei schema`.)

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use kitei::model::kinds;
use regex::Regex;
use serde_json::Value;
use std::path::Path;
use support::own;

/// The first fault of a value by a schema: the part of JSON Schema (draft 2020-12) that ours are written in.
fn fault(value: &Value, schema: &Value, at: &str) -> Option<String> {
    let wrong = |what: &str| Some(format!("{at}: {what}: {value}"));
    for (keyword, asked) in schema.as_object().expect("a schema") {
        let found = match keyword.as_str() {
            "$schema" | "title" | "description" | "examples" | "properties" => None,
            "type" => {
                let found = match value {
                    Value::Null => "null",
                    Value::Bool(_) => "boolean",
                    Value::Number(_) => "number",
                    Value::String(_) => "string",
                    Value::Array(_) => "array",
                    Value::Object(_) => "object",
                };
                if *asked == found || (asked == "integer" && value.is_u64()) { None } else { wrong("type") }
            }
            "const" => {
                if asked == value {
                    None
                } else {
                    wrong("const")
                }
            }
            "enum" => {
                if asked.as_array().expect("a list").contains(value) {
                    None
                } else {
                    wrong("enum")
                }
            }
            "pattern" => {
                let pattern = Regex::new(asked.as_str().expect("a pattern")).expect("a pattern");
                if value.as_str().is_none_or(|text| pattern.is_match(text)) { None } else { wrong("pattern") }
            }
            "anyOf" => {
                let any = asked.as_array().expect("a list").iter().any(|schema| fault(value, schema, at).is_none());
                if any { None } else { wrong("anyOf") }
            }
            "minimum" => {
                if value.as_u64() >= asked.as_u64() {
                    None
                } else {
                    wrong("minimum")
                }
            }
            "maximum" => {
                if value.as_u64() <= asked.as_u64() {
                    None
                } else {
                    wrong("maximum")
                }
            }
            "items" => value.as_array().and_then(|list| {
                list.iter().enumerate().find_map(|(index, element)| fault(element, asked, &format!("{at}/{index}")))
            }),
            "required" => {
                let missing = asked
                    .as_array()
                    .expect("a list")
                    .iter()
                    .find(|key| value.get(key.as_str().expect("a key")).is_none());
                missing.map(|key| format!("{at}: lacks {key}"))
            }
            "additionalProperties" => value.as_object().and_then(|map| {
                map.iter().find_map(|(key, value)| match schema["properties"].get(key) {
                    Some(schema) => fault(value, schema, &format!("{at}/{key}")),
                    None => Some(format!("{at}: {key} is unknown")),
                })
            }),
            other => panic!("{other}: not looked at by this test"),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The first fault of each data file below a project's folder: its path and what is wrong; `None`: nothing is.
fn files(project: &Path) -> Vec<(String, Option<String>)> {
    let mut all = Vec::new();
    let data = project.join("data");
    let data = if data.exists() { support::files(&data) } else { Default::default() };
    for (path, bytes) in data {
        let path = format!("data/{path}");
        let Some(kind) = kinds::of_path(&path) else { continue };
        let Ok(value) = serde_json::from_slice::<Value>(&bytes) else { continue };
        let deep = "../".repeat(path.matches('/').count() - 1);
        if let Some(named) = value.get("$schema") {
            assert_eq!(named, &format!("{deep}schema/{}.json", kind.folder), "{path}");
        }
        all.push((path, fault(&value, &kind.schema(), "")));
    }
    all
}

#[test]
fn all_data_keeps_to_its_schema_and_names_it() {
    for project in [own().to_owned(), own().join("tests/town")] {
        let data = files(&project);
        assert!(data.len() > 3);
        for (path, fault) in data {
            assert_eq!(fault, None, "{path}");
            let text = std::fs::read_to_string(project.join(&path)).expect("a file");
            assert!(text.contains("\"$schema\""), "{path} names no schema");
        }
    }
}

#[test]
fn what_a_schema_can_see_it_sees() {
    let seen = ["unknown-key", "missing-key", "wrong-type", "unknown-choice", "bad-id", "bad-url", "unknown-format"];
    let mut count = 0;
    for folder in std::fs::read_dir(own().join("tests/town-faults")).expect("a folder") {
        let folder = folder.expect("a folder").path();
        let said = std::fs::read_to_string(folder.join("expected.txt")).unwrap_or_default();
        for (path, fault) in files(&folder) {
            let codes: Vec<&str> = said.split("\n\n").filter(|one| one.contains(&format!("--> {path}:"))).collect();
            let visible = codes.iter().any(|one| seen.iter().any(|code| one.contains(&format!("[{code}]"))));
            // what a schema says nothing of: dates, references, doubles
            if visible {
                count += 1;
                assert!(fault.is_some(), "{}: {path}: no schema sees it", folder.display());
            } else if codes.is_empty() {
                assert_eq!(fault, None, "{}: {path}", folder.display());
            }
        }
    }
    assert!(count > 10, "only {count} faults were seen");
}
