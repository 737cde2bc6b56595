//! `policy-missing`: there is no basic policy to publish, which is the one thing the law asks for.

use crate::model::{Tier, Visibility};
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity, Source};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let whole = |path: &str| Source::new(path, "").whole();
    if register.site.is_none() && !faults.iter().any(|fault| fault.origin.source.path.starts_with("data/site/")) {
        faults.push(
            Diagnostic::new(
                Severity::Error,
                Code::PolicyMissing,
                whole("data/site/site.json"),
                "サイトの記録がありません",
            )
            .hint("data/site/site.json に、自治体名（municipality）などを書いてください"),
        );
    }
    for linked in register.documents.iter().filter(|linked| linked.document.tier == Tier::Policy) {
        if linked.document.visibility != Visibility::Public {
            let message = format!("「{}」が公開版に載りません", linked.document.name);
            faults.push(
                Diagnostic::new(Severity::Warning, Code::PolicyMissing, linked.document.origin.start(), message).hint(
                    "基本方針は公表が求められています（地方自治法第244条の6）。visibility を「公開」にしてください",
                ),
            );
        }
    }
    let policy = register.documents.iter().any(|linked| {
        linked.document.tier == Tier::Policy && !linked.broken && linked.files.first().is_some_and(|file| file.listed)
    });
    // where its own fault is said, that is what to mend
    if !policy && !faults.iter().any(|fault| fault.severity <= Severity::Omitted) {
        faults.push(
            Diagnostic::new(Severity::Error, Code::PolicyMissing, whole("data/documents"), "公表する基本方針がありません")
                .hint("book/policy/ に本文を置き、data/documents/ の記録の tier を「基本方針」とし、SUMMARY.md に書き足してください"),
        );
    } else if !policy && !faults.iter().any(|fault| fault.severity == Severity::Error) {
        let message = "ほかの誤りのため、公表する基本方針がありません";
        faults.push(
            Diagnostic::new(Severity::Error, Code::PolicyMissing, whole("data/documents"), message)
                .hint("先に、ほかの誤りを直してください"),
        );
    }
}
