//! `theme/words.json`: the words of the pages that list what is recorded.

use super::PageWords;
use serde::Deserialize;

/// A ListWords is what a page with a table of `N` columns says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "[String; N]: Deserialize<'de>"))]
pub struct ListWords<const N: usize> {
    /// Title.
    pub title: String,
    /// For `<meta name="description">`, and in the list of lists.
    pub description: String,
    /// Over the table, a paragraph each.
    pub lead: Vec<String>,
    /// What the table is called.
    pub caption: String,
    /// The headings of its columns.
    pub columns: [String; N],
    /// In its place where it has no rows.
    pub empty: String,
}

/// A TableWords is what a further table of a page says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "[String; N]: Deserialize<'de>"))]
pub struct TableWords<const N: usize> {
    /// What it is called.
    pub caption: String,
    /// The headings of its columns.
    pub columns: [String; N],
    /// In its place where it has no rows.
    pub empty: String,
}

/// ListsWords are those of all such pages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListsWords {
    /// 調べる
    pub index: PageWords,
    /// 対応表
    pub matrix: ListWords<5>,
    /// The same: a clause for which nothing below is recorded.
    pub nothing_below: String,
    /// Before how many clauses have something below.
    pub matrix_share: String,
    /// Behind a number of clauses.
    pub clauses: String,
    /// The same: a whole document, behind its name.
    pub whole: String,
    /// わたしの課
    pub departments: ListWords<4>,
    /// Departments of other days.
    pub departments_past: TableWords<4>,
    /// Of one department: documents that it keeps.
    pub department_documents: TableWords<3>,
    /// Procedures.
    pub department_cases: TableWords<2>,
    /// わたしの課
    pub department_procedures: TableWords<2>,
    /// Information assets.
    pub department_assets: TableWords<3>,
    /// Information systems.
    pub department_systems: TableWords<1>,
    /// Roles.
    pub department_roles: TableWords<2>,
    /// Of what a department's page shows.
    pub department: String,
    /// 役割
    pub roles: ListWords<7>,
    /// 体制図
    pub organisation: String,
    /// 構成図
    pub structure: ListWords<6>,
    /// 用語集
    pub terms: PageWords,
    /// The heading over terms without よみ.
    pub no_reading: String,
    /// In the jump bar, the same in short.
    pub no_reading_short: String,
    /// 枠組みとの対応
    pub frameworks: ListWords<4>,
    /// Of one framework.
    pub framework: TableWords<3>,
    /// Of one whose parts are counted.
    pub framework_counted: TableWords<5>,
    /// Where nothing tells that something was carried out.
    pub no_evidence: String,
    /// Where no clause answers to a part.
    pub no_clause: String,
    /// Before how many counted parts have a clause.
    pub framework_share: String,
    /// Behind a number of parts.
    pub parts: String,
    /// Of a framework whose parts are not counted.
    pub framework_note: String,
    /// Behind the name of a framework.
    pub framework_title: String,
    /// The same, of one whose parts are not counted.
    pub framework_reference: String,
    /// Before the state of its list.
    pub framework_status: String,
    /// Before its day.
    pub framework_dated: String,
    /// Before the reason why nothing is needed.
    pub not_needed: String,
    /// 法令
    pub laws: ListWords<5>,
    /// 抜けと要確認
    pub gaps: ListWords<3>,
    /// Where a text or record could not be read.
    pub gaps_lack: String,
    /// How many there are.
    pub gaps_summary: TableWords<3>,
    /// What is missing: standards, procedures, a basis, procedures of assets, clauses of frameworks.
    pub gap_kinds: [String; 5],
    /// Links to be looked at.
    pub suspects: TableWords<5>,
    /// 要確認, and what nobody has looked at.
    pub link_states: [String; 2],
    /// Before how many links somebody has looked at.
    pub confirmed: String,
    /// 履歴
    pub timeline: ListWords<6>,
    /// この日の条文
    pub days: ListWords<5>,
    /// 公表の状況
    pub publication: ListWords<8>,
    /// The link to the public page.
    pub publication_page: String,
    /// Where nobody has looked at it since.
    pub publication_look: String,
    /// What its rows are narrowed by: 階層.
    pub timeline_tier: String,
    /// Of a review that changed nothing.
    pub timeline_review: String,
    /// 教訓
    pub lessons: ListWords<2>,
    /// 索引
    pub sakuin: PageWords,
    /// What a term is called there.
    pub sakuin_term: String,
    /// 取組の概要
    pub efforts: ListWords<2>,
    /// 監査の指摘とインシデントの件数
    pub yearly: YearlyWords,
    /// On the page of a department: in which 年度, and each band of those who took part, `{year}` being the 年度; the last
    /// where there are too few people.
    pub attended: [String; 4],
    /// 台帳
    pub ledger: LedgerWords,
    /// How a risk is reckoned.
    pub risk: RiskWords,
    /// Of a department that is there no more.
    pub abolished: String,
    /// Before who took its work over.
    pub successor: String,
    /// Behind a law that took the place of another.
    pub law_successor: String,
    /// Before other names of a law.
    pub also: String,
    /// Before how many rows say 未入力.
    pub blanks: String,
    /// 所管, 階層 and so on, over what rows are narrowed by.
    pub filters: FilterWords,
}

/// LedgerWords are those of the pages of registers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerWords {
    /// Before how many records say 未入力.
    pub lead_blanks: String,
    /// Which records stand on a page of several: `{from}`, `{to}`, `{all}`.
    pub page: String,
    /// Where there are no records: `{folder}`.
    pub empty: String,
    /// In place of a table in a text that is not for the edition.
    pub withheld: String,
    /// In place of one that no record fits.
    pub no_match: String,
}

/// RiskWords are those of the arithmetic on an asset's page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskWords {
    /// Of the table.
    pub caption: String,
    /// What, value, points.
    pub columns: [String; 3],
    /// 重要度
    pub importance: String,
    /// How it came from the three.
    pub greatest: String,
    /// The same, another way.
    pub sum: String,
    /// 脅威の頻度
    pub frequency: String,
    /// 被害につながる度合い
    pub likelihood: String,
    /// The record itself says so.
    pub own: String,
    /// The scheme says so of its kind.
    pub usual: String,
    /// Risk in points.
    pub points: String,
    /// The band that comes of it.
    pub band: String,
    /// Where no band holds.
    pub none: String,
    /// The band that somebody judged.
    pub judged: String,
    /// In its place where it does not count.
    pub unjustified: String,
    /// What is done besides.
    pub measures: String,
}

/// FilterWords are questions by which rows are narrowed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilterWords {
    /// 所管
    pub department: String,
    /// 対策の区分
    pub category: String,
    /// 階層
    pub tier: String,
    /// 部局
    pub bureau: String,
    /// 種類
    pub kind: String,
    /// 状態
    pub state: String,
}

/// YearlyWords are those of 監査の指摘とインシデントの件数.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearlyWords {
    /// The page.
    pub page: PageWords,
    /// Over the tables; `{fewest}` is the least count that is told.
    pub lead: Vec<String>,
    /// Findings: 年度, all rarer kinds together, all.
    pub findings: TableWords<3>,
    /// Incidents, the same.
    pub incidents: TableWords<3>,
    /// In the place of a small count; `{fewest}` as above.
    pub few: String,
    /// In the place of one that would give a small one away.
    pub masked: String,
}
