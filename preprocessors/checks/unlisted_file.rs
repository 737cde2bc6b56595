//! `unlisted-file`: a page that SUMMARY.md does not name is in no contents, so nobody would find it: it is not shown.

use super::missing_file::is_meant;
use crate::model::Tier;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity, Source};
use std::collections::HashSet;
use std::sync::Arc;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let listed: HashSet<&str> = register.outline.pages.iter().map(|page| page.path.as_str()).collect();
    let mut say = |path: &str, source: &Arc<Source>, severity| {
        if listed.contains(path) || is_meant(register, path) {
            return;
        }
        let message = "目次（SUMMARY.md）にないので、載せませんでした";
        let hint = format!("SUMMARY.md に「- [名前]({path})」を書き足すか、ファイルを消してください");
        faults.push(Diagnostic::new(severity, Code::UnlistedFile, source.whole(), message).hint(hint));
    };
    for linked in &register.documents {
        for file in &linked.files {
            let is_policy = linked.document.tier == Tier::Policy;
            say(&file.path, &file.manuscript.source, if is_policy { Severity::Error } else { Severity::Omitted });
        }
    }
    for guide in &register.guides {
        say(&guide.path, &guide.source, Severity::Warning);
    }
}
