//! `raw-html`: markup in a guide page. It is shown as the letters it is; in legal text `<` is a letter anyway.

use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};
use mdbook_markdown::pulldown_cmark::Event;
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for guide in &register.guides {
        let options = MarkdownOptions::default();
        for (event, range) in new_cmark_parser(&guide.source.text, &options).into_offset_iter() {
            let (Event::Html(raw) | Event::InlineHtml(raw)) = event else { continue };
            if !raw.trim_start().starts_with('<') || raw.trim_start().starts_with("<!--") || raw.starts_with("</") {
                continue;
            }
            let end = range.start + raw.trim_end().len();
            let message = "HTMLの書き方は使えないので、書かれた文字のまま表示します";
            faults.push(
                Diagnostic::new(Severity::Warning, Code::RawHtml, guide.source.at(range.start..end), message)
                    .hint("Markdownの書き方にしてください（例: **強調**、[名前](リンク先)）"),
            );
        }
    }
}
