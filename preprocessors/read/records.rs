//! Data files → records: the envelope, then each record by its kind (contract 7).

use super::files;
use crate::model::record::{Record, check_keys};
use crate::model::{Id, Tier};
use crate::source::json::{self, Value};
use crate::source::{Code, Diagnostic, Node, Severity};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// The one layout of data files there is.
const FORMAT: &str = "1";

/// Reads every record of the files given, in order. A record with a fault is left out; `lost` receives what was cut out of
/// it, so that what hangs on it is not said to be wrong too.
pub fn read<T: Record>(
    found: &BTreeMap<String, PathBuf>,
    severity: Severity,
    faults: &mut Vec<Diagnostic>,
    lost: &mut Vec<Node>,
) -> Vec<T> {
    let mut records: Vec<T> = Vec::new();
    let mut ids: HashMap<Id, usize> = HashMap::new();
    for (path, place) in found {
        for node in nodes(path, place, severity, T::TITLE, faults) {
            let before = faults.len();
            let record = T::read(&node, faults);
            // a fault in a record of the basic policy stops what a fault in others only leaves out
            let grave = node.get("tier").and_then(Node::text) == Some(Tier::Policy.name());
            let severity = if grave { Severity::Error } else { severity };
            for fault in &mut faults[before..] {
                fault.severity = severity;
            }
            let Some(record) = record else {
                lost.push(node);
                continue;
            };
            if let Some(&first) = ids.get(record.id()) {
                let other = records[first].origin();
                let at = other.position();
                let message = format!("識別子「{}」の{}が二つあります", record.id(), T::TITLE);
                let place = node.get("id").map_or_else(|| node.origin.clone(), |id| id.origin.clone());
                let hint = format!("{}:{} にもあります。どちらかの識別子を変えてください", other.source.path, at.line);
                faults.push(Diagnostic::new(severity, Code::DuplicateId, place, message).hint(hint));
                continue;
            }
            ids.insert(record.id().clone(), records.len());
            records.push(record);
        }
    }
    records
}

/// The records of one file, still as JSON.
fn nodes(path: &str, place: &Path, severity: Severity, title: &str, faults: &mut Vec<Diagnostic>) -> Vec<Node> {
    let parsed = files::read(path, place, severity).and_then(|source| json::parse(&source));
    let node = match parsed {
        Ok(node) => node,
        Err(mut fault) => {
            fault.severity = severity;
            faults.push(fault);
            return Vec::new();
        }
    };
    let before = faults.len();
    check_keys(&node, &format!("{title}のファイル"), &[("$schema", ""), ("format", ""), ("records", "")], faults);
    let fault = |code, node: &Node, message: &str| Diagnostic::new(severity, code, node.origin.clone(), message);
    match node.get("format").map(|format| (format, &format.value)) {
        Some((_, Value::Number(number))) if number == FORMAT => {}
        Some((format, _)) => faults.push(
            fault(Code::UnknownFormat, format, "この書式番号のデータは読めません")
                .hint(format!("\"format\": {FORMAT} と書いてください")),
        ),
        None if matches!(node.value, Value::Map(_)) => faults.push(
            fault(Code::MissingKey, &node, "「format」がありません")
                .hint(format!("\"format\": {FORMAT} を書き足してください")),
        ),
        None => {}
    }
    for fault in &mut faults[before..] {
        fault.severity = severity;
    }
    match node.get("records") {
        Some(Node { value: Value::List(records), .. }) if faults.len() == before => records.clone(),
        Some(records) if !matches!(records.value, Value::List(_)) => {
            faults.push(
                fault(Code::WrongType, records, "「records」は一覧です")
                    .hint("\"records\": [ { … } ] の形で書いてください"),
            );
            Vec::new()
        }
        Some(records) => records.list().to_vec(),
        None => {
            if faults.len() == before {
                faults.push(
                    fault(Code::MissingKey, &node, "「records」がありません")
                        .hint("\"records\": [ { … } ] を書き足してください"),
                );
            }
            Vec::new()
        }
    }
}
