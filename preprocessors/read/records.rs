//! Data files → records: the envelope, then each record by its kind (contract 7).

use super::files;
use crate::model::record::{Record, check_keys};
use crate::model::{Id, Tier};
use crate::source::json::{self, Unread, Value};
use crate::source::{Code, Diagnostic, Node, Severity, Source};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

/// The one layout of data files there is.
const FORMAT: &str = "1";

/// A Lost is what could not be read of a kind, so that what hangs on it is not said to be wrong too.
#[derive(Debug, Default)]
pub struct Lost {
    /// The records, as far as they are JSON.
    pub nodes: Vec<Node>,
    /// A whole file could not be read: nobody knows what was in it.
    pub file: bool,
}

impl Lost {
    /// Whether a record of that id may be among them.
    pub fn may_hold(&self, id: &str) -> bool {
        let is = |node: &Node| node.get("id").and_then(Node::text).is_none_or(|text| text == id);
        self.file || self.nodes.iter().any(is)
    }

    /// Whether a record that names the document may be among them.
    pub fn may_name(&self, document: &str) -> bool {
        let names = |node: &Node| match node.get("documents") {
            Some(Node { value: Value::List(ids), .. }) => ids.iter().any(|id| id.text() == Some(document)),
            _ => true,
        };
        self.file || self.nodes.iter().any(names)
    }

    /// Whether one of the records is known to list the file.
    pub fn lists(&self, file: &str) -> bool {
        let files = self.nodes.iter().filter_map(|node| node.get("files")).flat_map(Node::list);
        files.filter_map(Node::text).any(|listed| listed == file)
    }

    /// Whether a record that lists the file of a text may be among them.
    pub fn may_list(&self, file: &str) -> bool {
        let lists = |node: &Node| match node.get("files") {
            Some(Node { value: Value::List(files), .. }) => files.iter().any(|listed| listed.text() == Some(file)),
            Some(one) => one.text() == Some(file),
            None => true,
        };
        self.file || self.nodes.iter().any(lists)
    }
}

/// Reads every record of the files given, in order. A record with a fault is left out; `lost` receives it.
pub fn read<T: Record>(
    found: &BTreeMap<String, PathBuf>,
    severity: Severity,
    faults: &mut Vec<Diagnostic>,
    lost: &mut Lost,
) -> Vec<T> {
    let mut all = Gathered { records: Vec::new(), ids: HashMap::new() };
    for (path, place) in found {
        let before = (all.records.len(), faults.len(), lost.nodes.len());
        let read = files::read(path, place, severity).and_then(|source| all.file(&source, severity, faults, lost));
        match read {
            Ok(has_records) => lost.file |= !has_records,
            Err(mut fault) => {
                // nothing is taken from a file that is no JSON throughout
                all.records.truncate(before.0);
                all.ids.retain(|_, at| *at < before.0);
                faults.truncate(before.1);
                lost.nodes.truncate(before.2);
                fault.severity = severity;
                faults.push(fault);
                lost.file = true;
            }
        }
    }
    all.records
}

/// Gathered is the records of a kind that were read so far, and where each id is among them.
struct Gathered<T> {
    records: Vec<T>,
    ids: HashMap<Id, usize>,
}

impl<T: Record> Gathered<T> {
    /// Takes in the records of a file; whether it has any that can be had.
    fn file(
        &mut self,
        source: &Arc<Source>,
        severity: Severity,
        faults: &mut Vec<Diagnostic>,
        lost: &mut Lost,
    ) -> Result<bool, Diagnostic> {
        let Some(unread) = unread(source, severity, T::TITLE, faults)? else { return Ok(false) };
        self.records.reserve(unread.len());
        self.ids.reserve(unread.len());
        for record in unread {
            self.take(record.read(source)?, severity, faults, lost);
        }
        Ok(true)
    }

    fn take(&mut self, node: Node, severity: Severity, faults: &mut Vec<Diagnostic>, lost: &mut Lost) {
        let before = faults.len();
        let record = T::read(&node, faults);
        // a fault in a record of the basic policy stops what a fault in others only leaves out
        let grave = node.get("tier").and_then(Node::text) == Some(Tier::Policy.name());
        let severity = if grave { Severity::Error } else { severity };
        for fault in &mut faults[before..] {
            fault.severity = severity;
        }
        let Some(record) = record else {
            lost.nodes.push(node);
            return;
        };
        if let Some(&first) = self.ids.get(record.id()) {
            let other = self.records[first].origin();
            let at = other.position();
            let message = format!("識別子「{}」の{}が二つあります", record.id(), T::TITLE);
            let place = node.get("id").map_or_else(|| node.origin.clone(), |id| id.origin.clone());
            let hint = format!(
                "{} の{}行目からの記録と同じです。どちらかの識別子を変えてください",
                other.source.path, at.line
            );
            faults.push(Diagnostic::new(severity, Code::DuplicateId, place, message).hint(hint));
            lost.nodes.push(node);
            return;
        }
        self.ids.insert(record.id().clone(), self.records.len());
        self.records.push(record);
    }
}

/// The records of one file, still as JSON; `None` when they cannot be had.
fn unread<'a>(
    source: &'a Arc<Source>,
    severity: Severity,
    title: &str,
    faults: &mut Vec<Diagnostic>,
) -> Result<Option<Vec<Unread<'a>>>, Diagnostic> {
    let (node, list) = json::parse_but(source, "records")?;
    let before = faults.len();
    check_keys(&node, &format!("{title}のファイル"), &[("$schema", ""), ("format", ""), ("records", "")], faults);
    let fault = |code, node: &Node, message: &str| Diagnostic::new(severity, code, node.origin.start(), message);
    let is_map = matches!(node.value, Value::Map(_));
    let format = node.get("format");
    let right = format.is_some_and(|format| matches!(&format.value, Value::Number(number) if number == FORMAT));
    let records = node.get("records").filter(|records| matches!(records.value, Value::List(_)));
    let said = faults.len() > before;
    if let Some(format) = format.filter(|_| !right) {
        let mut fault = fault(Code::UnknownFormat, format, "この書式番号のデータは読めません");
        fault.origin = format.origin.clone();
        faults.push(fault.hint(format!("\"format\": {FORMAT} と書いてください")));
    } else if is_map && format.is_none() && !said {
        faults.push(
            fault(Code::MissingKey, &node, "「format」がありません")
                .hint(format!("\"format\": {FORMAT} を書き足してください")),
        );
    } else if let (Some(other), None) = (node.get("records"), records) {
        faults.push(
            fault(Code::WrongType, other, "「records」は一覧で書きます")
                .hint("\"records\": [ { … } ] の形で書いてください"),
        );
    } else if is_map && records.is_none() && !said {
        faults.push(
            fault(Code::MissingKey, &node, "「records」がありません")
                .hint("\"records\": [ { … } ] を書き足してください"),
        );
    }
    let is_read = records.is_some() && right;
    for fault in &mut faults[before..] {
        // a key too many beside records that were read keeps none of them out
        let harmless = is_read && fault.code == Code::UnknownKey;
        fault.severity = if harmless { Severity::Warning } else { severity };
    }
    Ok(is_read.then_some(list))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Department;

    #[test]
    fn a_file_that_is_no_json_throughout_gives_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, records: &str| {
            let place = folder.path().join(name);
            std::fs::write(&place, format!("{{\"format\": 1, \"records\": [{records}]}}")).unwrap();
            (name.to_owned(), place)
        };
        let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
        let found = BTreeMap::from([
            file("a.json", r#"{"id": "ka-1", "name": "一課"}"#),
            file("b.json", &format!(r#"{{"id": "ka-2", "name": "二課"}}, {{"id": "ka-1"}}, {{"id": {deep}}}"#)),
            file("c.json", r#"{"id": "ka-2", "name": "三課"}"#),
        ]);
        let (mut faults, mut lost) = (Vec::new(), Lost::default());
        let records: Vec<Department> = read(&found, Severity::Omitted, &mut faults, &mut lost);
        assert_eq!(records.iter().map(|record| record.name.as_str()).collect::<Vec<_>>(), ["一課", "三課"]);
        assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::BrokenJson]);
        assert!(lost.file && lost.nodes.is_empty());
    }
}
