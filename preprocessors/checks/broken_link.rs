//! `broken-link` and `missing-attachment`: a guide page leads to what is not there.

use crate::read::{Target, decode, tags, target};
use crate::register::Register;
use crate::source::path::join;
use crate::source::{Code, Diagnostic, Severity, nearest};
use mdbook_markdown::pulldown_cmark::Tag;
use std::collections::HashSet;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let listed: HashSet<&str> = register.outline.pages.iter().map(|page| page.path.as_str()).collect();
    for guide in &register.guides {
        for (tag, range) in tags(&guide.source.text) {
            let (Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = &tag else { continue };
            let fault = |code, message: String| {
                Diagnostic::new(Severity::Warning, code, guide.source.at(range.clone()), message)
            };
            let (path, fragment) = match target(&tag) {
                None | Some(Target::Away) => continue,
                Some(Target::Page { path, fragment }) => (path, fragment),
                Some(Target::Attachment { name, .. }) => {
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
                Some(dead) => {
                    let (message, hint) = dead_link(&dead, dest_url);
                    faults.push(fault(Code::BrokenLink, message).hint(hint));
                    continue;
                }
            };
            let page = if path.is_empty() { Some(guide.path.clone()) } else { join(&guide.path, &decode(path)) };
            match page.filter(|target| listed.contains(target.as_str())) {
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
                        && !linked.has_anchor(fragment)
                    {
                        let near = nearest(fragment, linked.structure.anchors()).unwrap_or("a1");
                        let message = format!("「{}」に「#{fragment}」という条項はありません", linked.document.name);
                        faults.push(fault(Code::BrokenLink, message).hint(format!("「#{near}」ではありませんか")));
                    }
                }
                Some(_) => {}
            }
        }
    }
}

/// What is said of a link or image of which the page shows the words only.
fn dead_link(target: &Target<'_>, way: &str) -> (String, &'static str) {
    match target {
        Target::NoImage => (
            format!("画像「{way}」は添付ではないので、画像は載せず、説明の言葉だけを載せました"),
            "画像を data/attachments/ に置き、「../../data/attachments/名前」の形で書いてください",
        ),
        Target::Forbidden => (
            format!("「{way}」へのリンクは載せられないので、言葉だけを載せました"),
            "外のサイトは https:// から、ページは「../policy/名前.md」の形、添付は「../../data/attachments/名前」の形で書いてください",
        ),
        _ => (
            format!("「{way}」は、ページでも添付でもないので、言葉だけを載せました"),
            "ページへのリンクは「../policy/名前.md」の形、添付は「../../data/attachments/名前」の形で書いてください",
        ),
    }
}
