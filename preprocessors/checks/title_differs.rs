//! `title-differs`: the line over the text is nearly the document's name, but not quite.

use crate::model::Block;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity, nearest};
use crate::text::forms::words;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for linked in &register.documents {
        let Some(file) = linked.files.first() else { continue };
        let name = words(&linked.document.name);
        if file.titled {
            continue;
        }
        let text = file.manuscript.text();
        let near = text.preamble.iter().find_map(|block| match block {
            Block::Paragraph(line) => nearest(&words(&line.text), [name.as_str()]).map(|_| line),
            _ => None,
        });
        let Some(line) = near else { continue };
        let message = format!("本文の題名が、記録にある名称「{}」と違います", linked.document.name);
        faults.push(
            Diagnostic::new(
                Severity::Warning,
                Code::TitleDiffers,
                file.manuscript.source.at(line.range.clone()),
                message,
            )
            .hint("正本を見て、本文か data/documents/ の name のどちらかを直してください"),
        );
    }
}
