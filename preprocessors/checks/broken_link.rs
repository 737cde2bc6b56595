//! `broken-link` and `missing-attachment`: a guide page leads to what is not there.

use crate::register::Register;
use crate::source::path::join;
use crate::source::{Code, Diagnostic, Severity, nearest};
use mdbook_markdown::pulldown_cmark::{Event, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use std::collections::HashSet;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let listed: HashSet<&str> = register.outline.pages.iter().map(|page| page.path.as_str()).collect();
    for guide in &register.guides {
        let options = MarkdownOptions::default();
        for (event, range) in new_cmark_parser(&guide.source.text, &options).into_offset_iter() {
            let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event else { continue };
            if dest_url.contains("://") || dest_url.starts_with("mailto:") {
                continue;
            }
            let fault = |code, message: String| {
                Diagnostic::new(Severity::Warning, code, guide.source.at(range.clone()), message)
            };
            if let Some((_, name)) = dest_url.split_once("data/attachments/") {
                let name = name.replace("%20", " ");
                if !register.attachments.contains(&name) {
                    let near = nearest(&name, register.attachments.iter().map(String::as_str));
                    let hint = near.map_or_else(
                        || "ファイルを data/attachments/ に置いてください".to_owned(),
                        |near| format!("「{near}」ではありませんか"),
                    );
                    faults.push(fault(Code::MissingAttachment, format!("添付「{name}」がありません")).hint(hint));
                }
                continue;
            }
            let (path, fragment) = dest_url.split_once('#').unwrap_or((&dest_url, ""));
            if !path.is_empty() && !path.ends_with(".md") {
                let hint = "ページへのリンクは「../policy/名前.md」の形、添付は「../../data/attachments/名前」の形で書いてください";
                faults.push(
                    fault(Code::BrokenLink, format!("「{dest_url}」は、ページでも添付でもありません")).hint(hint),
                );
                continue;
            }
            let target =
                if path.is_empty() { Some(guide.path.clone()) } else { join(&guide.path, &path.replace("%20", " ")) };
            match target.filter(|target| listed.contains(target.as_str())) {
                None => {
                    let pages = register.outline.pages.iter().map(|page| page.path.as_str());
                    let near = join(&guide.path, path).and_then(|target| nearest(&target, pages));
                    let hint = near.map_or_else(
                        || "目次（SUMMARY.md）にあるファイルを、このページから見た場所で書いてください".to_owned(),
                        |near| format!("book/{near} ではありませんか（このページから見た場所で書きます）"),
                    );
                    faults.push(fault(Code::BrokenLink, format!("リンク先のページ「{path}」がありません")).hint(hint));
                }
                Some(target) if !fragment.is_empty() => {
                    if let Some((linked, _)) = register.file(&target)
                        && !linked.anchors.has(fragment)
                    {
                        let near = nearest(fragment, linked.anchors.numbers()).unwrap_or("a1");
                        let message = format!("「{}」に「#{fragment}」という条項はありません", linked.document.name);
                        faults.push(fault(Code::BrokenLink, message).hint(format!("「#{near}」ではありませんか")));
                    }
                }
                Some(_) => {}
            }
        }
    }
}
