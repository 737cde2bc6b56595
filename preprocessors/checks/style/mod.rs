//! How the texts are written (`kitei check --style`): warnings that an officer asks for. Nothing here runs without the flag.
//!
//! Only 対策基準 and 実施手順 are looked at. A false alarm costs more than a miss: who is warned of what is right stops
//! reading. What is right as it stands is marked so, with a reason: 〔書き方：長い文（定義を一文で示すため）〕.

mod definition;
mod draft;
mod excuse;
mod pairs;
mod quantity;
mod subject;

mod annotations;
mod dead_form;
mod long_sentence;
mod municipality;
mod no_subject;
mod number;
mod overlap;
mod staff_monotosuru;
mod term_twice;
mod uncited_form;
mod unused_term;
mod vague;
mod variant;

use crate::register::Register;
use crate::source::{Code, Diagnostic, Origin, Severity, sorted};
use draft::{Draft, Drafts, Passage};
use std::ops::Range;

/// A StyleCheck looks at all texts and says what it finds.
type StyleCheck = fn(&Drafts<'_>, &mut Vec<Finding>);

const ALL: [StyleCheck; 13] = [
    no_subject::check,
    long_sentence::check,
    unused_term::check,
    term_twice::check,
    variant::check,
    uncited_form::check,
    dead_form::check,
    vague::check,
    number::check,
    staff_monotosuru::check,
    municipality::check,
    overlap::check,
    annotations::check,
];

/// A Finding is what a check says of a clause, before it is known whether that is marked as meant so.
struct Finding {
    code: Code,
    document: usize,
    /// `None`: of the document as a whole.
    clause: Option<usize>,
    origin: Origin,
    message: String,
    hint: String,
}

impl Finding {
    /// What is found at some bytes of a passage.
    fn at(draft: &Draft<'_>, passage: &Passage, range: Range<usize>, code: Code, message: String) -> Self {
        let origin = draft.place(passage, range);
        Self { code, document: draft.document, clause: passage.clause, origin, message, hint: String::new() }
    }

    /// The same with what to write instead.
    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// What could be written better.
pub fn run(register: &Register) -> Vec<Diagnostic> {
    let drafts = Drafts::of(register);
    let mut found = Vec::new();
    for check in ALL {
        check(&drafts, &mut found);
    }
    let mut diagnostics = Vec::new();
    let found = excuse::sift(register, found, &mut diagnostics);
    diagnostics.extend(found.into_iter().map(|finding| {
        let Finding { code, origin, message, hint, .. } = finding;
        Diagnostic::new(Severity::Warning, code, origin, message).hint(hint)
    }));
    sorted(diagnostics)
}

#[cfg(test)]
mod tests {
    use crate::model::Tier;
    use crate::register::Register;
    use std::fs;

    /// How often a check speaks of one sample standard.
    #[track_caller]
    pub fn found(text: &str, code: &str) -> usize {
        found_in(&[(Tier::Standard, "見本規程", text)], code)
    }

    /// How often a check speaks of some sample texts.
    #[track_caller]
    pub fn found_in(texts: &[(Tier, &str, &str)], code: &str) -> usize {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let place = folder.path().join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, text).unwrap();
        };
        write("book.toml", "[book]\nsrc = \"book\"\n[preprocessor.kitei]\nafter = [\"links\"]\n");
        let mut summary = String::from("# 目次\n\n");
        for (at, (tier, name, text)) in texts.iter().enumerate() {
            let (file, word, numbering) = match tier {
                Tier::Procedure => (format!("procedures/t{at}.md"), "実施手順", "数字・丸数字"),
                _ => (format!("standards/t{at}.md"), "対策基準", "条項号"),
            };
            write(&format!("book/{file}"), &format!("{name}\n\n{text}\n"));
            summary += &format!("- [{name}]({file})\n");
            let record = format!(
                r#"{{ "id": "t{at}", "name": "{name}", "tier": "{word}", "numbering": "{numbering}", "files": ["{file}"], "visibility": "公開", "sample": true }}"#
            );
            write(&format!("data/documents/t{at}.json"), &format!("{{ \"format\": 1, \"records\": [{record}] }}"));
        }
        write("book/SUMMARY.md", &summary);
        let site = r#"{ "id": "site", "municipality": "見本市（架空）", "sample_municipality": "見本市（架空）", "title": "見本" }"#;
        write("data/site/site.json", &format!("{{ \"format\": 1, \"records\": [{site}] }}"));
        let law = r#"{ "id": "mihon", "name": "見本に関する取り扱いの法律", "kind": "法律", "number": "未確認" }"#;
        write("data/laws/laws.json", &format!("{{ \"format\": 1, \"records\": [{law}] }}"));
        let register = Register::new(crate::read::read(folder.path(), "2026-12-01".parse().unwrap()).unwrap());
        super::run(&register).iter().filter(|diagnostic| diagnostic.code.name() == code).count()
    }
}
