//! `style-municipality`: a sample text names a municipality.

use super::Finding;
use super::draft::Drafts;
use crate::source::Code;

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    let Some(site) = &drafts.register.site else { return };
    // 「見本市（架空）」 is 見本市 in running text
    let plain = |name: &str| name.split(['（', '(']).next().unwrap_or_default().trim().to_owned();
    let mut names = vec![plain(&site.municipality), plain(&site.sample_municipality)];
    names.dedup();
    names.retain(|name| !name.is_empty());
    for draft in drafts.set(true) {
        for passage in &draft.passages {
            for name in &names {
                for (at, _) in passage.words.match_indices(name.as_str()) {
                    let range = at..at + name.len();
                    if passage.is_own(&range) {
                        let message = format!("見本の文書に、市町村の名前「{name}」が書かれています");
                        found.push(
                            Finding::at(draft, passage, range, Code::StyleMunicipality, message)
                                .hint("「本市」と書いてください。どの市町村でも使える文になります"),
                        );
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn a_sample_is_of_no_town() {
        for (text, expected) in [
            ("第1条　見本市の職員は、守る。", 1),
            ("第1条　本市の職員は、守る。", 0),
            ("第1条　「見本市」とあるのは、「本市」とする。", 0),
        ] {
            assert_eq!(found(text, "style-municipality"), expected, "{text}");
        }
    }
}
