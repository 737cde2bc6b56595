//! 〔表：情報資産 所管=税務課 列=機密性、取扱制限〕: a register put into a text, narrowed and with chosen columns.

use super::computed;
use crate::model::ledger::Ledger;
use crate::source::nearest;

/// An Embed is such a line, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embed {
    /// Which register.
    pub ledger: Ledger,
    /// Keys of fields, each with the words that a record must have there; all must hold.
    pub filters: Vec<(&'static str, String)>,
    /// Keys of the columns beside the name; none: those of the register's page.
    pub columns: Vec<&'static str>,
}

/// Why words are no such line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoEmbed {
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

/// What the chosen columns stand behind.
const COLUMNS: &str = "列";

/// Other words for a field that people write.
const ALSO: [(&str, &str); 2] = [("所管", "department"), ("課", "department")];

impl Embed {
    /// Reads what stands behind 「表：」.
    ///
    /// # Errors
    /// The first word that names no register, field or column.
    pub fn read(words: &str) -> Result<Self, NoEmbed> {
        let mut parts = words.split(char::is_whitespace).filter(|part| !part.is_empty());
        let name = parts.next().unwrap_or_default();
        let found = Ledger::ALL.iter().copied().find(|ledger| ledger.title() == name || ledger.folder() == name);
        let Some(ledger) = found else {
            let titles = Ledger::ALL.iter().map(|ledger| ledger.title());
            let hint = match nearest(name, titles.clone()) {
                Some(near) => format!("「{near}」ではありませんか"),
                None => format!("使える台帳: {}", titles.collect::<Vec<_>>().join("、")),
            };
            return Err(NoEmbed { message: format!("「{name}」という台帳はありません"), hint });
        };
        let mut embed = Self { ledger, filters: Vec::new(), columns: Vec::new() };
        for part in parts {
            match part.split_once(['=', '＝']) {
                Some((COLUMNS, columns)) => {
                    for column in columns.split(['、', '，', ',']).filter(|column| !column.is_empty()) {
                        embed.columns.push(field(ledger, column)?);
                    }
                }
                Some((name, value)) if !value.is_empty() => {
                    embed.filters.push((field(ledger, name)?, value.to_owned()))
                }
                _ => {
                    return Err(NoEmbed {
                        message: format!("「{part}」を読めません"),
                        hint: "「所管=税務課」か「列=機密性、取扱制限」の形で書いてください".to_owned(),
                    });
                }
            }
        }
        Ok(embed)
    }
}

/// The key of the field of that title, written or reckoned.
fn field(ledger: Ledger, name: &str) -> Result<&'static str, NoEmbed> {
    let written = ledger.fields().iter().map(|field| (field.key, field.title));
    let reckoned = computed::columns(ledger).iter().map(|it| (it.key, it.title));
    let all = || written.clone().chain(reckoned.clone());
    let also = ALSO.iter().find(|(word, _)| *word == name).map(|(_, key)| *key);
    let found = all().find(|(key, title)| *title == name || *key == name || also == Some(*key));
    found.map(|(key, _)| key).ok_or_else(|| {
        let titles = all().map(|(_, title)| title);
        let hint = match nearest(name, titles.clone()) {
            Some(near) => format!("「{near}」ではありませんか"),
            None => format!("使える欄: {}", titles.collect::<Vec<_>>().join("、")),
        };
        NoEmbed { message: format!("{}の台帳に「{name}」という欄はありません", ledger.title()), hint }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_a_register_filters_and_columns() {
        let embed = Embed::read("情報資産　所管=税務課 列=機密性、リスクの段階").unwrap();
        assert_eq!(embed.ledger, Ledger::Assets);
        assert_eq!(embed.filters, [("department", "税務課".to_owned())]);
        assert_eq!(embed.columns, ["confidentiality", "risk_band"]);
        assert_eq!(Embed::read("findings").unwrap().ledger, Ledger::Findings);
    }

    #[test]
    fn what_it_cannot_mean_is_said_with_the_nearest() {
        let wrong = |words: &str| Embed::read(words).unwrap_err();
        assert_eq!(wrong("情報資参 所管=税務課").hint, "「情報資産」ではありませんか");
        assert_eq!(wrong("情報資産 機蜜性=3B").hint, "「機密性」ではありませんか");
        assert!(wrong("情報資産 列=まったく違う欄").hint.starts_with("使える欄: "));
        assert!(wrong("情報資産 税務課").message.contains("読めません"));
        assert!(wrong("").message.contains("「」"));
    }
}
