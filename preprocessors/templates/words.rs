//! `theme/words.json`: the words of the page frame that code has to place.

use super::TableWords;
use super::figure_words::{CommitteeWords, DashboardWords};
use super::list_words::ListsWords;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Words are titles and descriptions of pages that no officer writes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The first page.
    pub front: PageWords,
    /// 目次
    pub contents: PageWords,
    /// The same where it lists documents without their clauses.
    pub contents_brief: Description,
    /// このサイトについて
    pub about: PageWords,
    /// データの書き方
    pub dictionary: PageWords,
    /// 404
    pub missing: PageWords,
    /// The officers' guide as a whole.
    pub guide: PageWords,
    /// What stands in place of a withheld document.
    pub stub: Description,
    /// Behind a document's name.
    pub law: Description,
    /// Of a tier or document that is withheld from the public.
    pub withheld: String,
    /// The same in the staff edition.
    pub officers_only: String,
    /// Of a document whose files have a fault.
    pub not_now: String,
    /// Where no reason for withholding is recorded.
    pub no_reason: String,
    /// In place of a document whose files have a fault.
    pub broken: String,
    /// Over a list of documents that lacks one.
    pub lacks_documents: String,
    /// A row of a 履歴.
    pub revision: RevisionWords,
    /// The last entry of a tree that leaves some out, which leads to the 目次.
    pub tree_all: String,
    /// The same where the 目次 has no clauses: it leads on in the text.
    pub tree_rest: String,
    /// 探す
    pub search: SearchWords,
    /// In the place of a clause that the edition may not know; the municipality's reason follows.
    pub withheld_clause: String,
    /// What the other end of a link is to a clause.
    pub relations: RelationWords,
    /// 担当の机 and `kitei todo`.
    pub desk: DeskWords,
    /// What officers must see beside a clause.
    pub marks: MarkWords,
    /// Of each tier, from the top.
    pub tiers: [TierWords; 3],
    /// Over an admonition of a guide page.
    pub admonitions: Admonitions,
    /// ダッシュボード
    pub dashboard: DashboardWords,
    /// 委員会
    pub committee: CommitteeWords,
    /// Pages that list what is recorded.
    pub lists: ListsWords,
    /// Behind a number of documents.
    pub count: String,
}

/// What the page of a row of a 履歴 says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevisionWords {
    /// For `<meta name="description">`, behind the page's title.
    pub description: String,
    /// 年月日
    pub day: String,
    /// 場所
    pub place: String,
    /// 内容
    pub content: String,
    /// 制定・改正
    pub act: String,
    /// Where none is recorded or may be shown.
    pub no_act: String,
    /// 種別
    pub kind: String,
    /// 番号
    pub number: String,
    /// 決定した機関
    pub organs: String,
    /// 決定
    pub decided: String,
    /// 施行
    pub effective: String,
    /// 公表
    pub published: String,
    /// Over the text as it stood.
    pub text: String,
    /// Where nobody kept it.
    pub not_kept: String,
    /// Where it is no more what was recorded.
    pub altered: String,
    /// In its place where the document has clauses that the edition may not know.
    pub withheld: String,
    /// 新旧対照表
    pub comparison: String,
    /// The same where it is an aid.
    pub comparison_aid: String,
    /// The link to the file for a word processor.
    pub word: String,
    /// At the head of every sheet of a sample there.
    pub sample_file: String,
    /// 改正後
    pub after: String,
    /// 改正前
    pub before: String,
    /// （略）
    pub same: String,
    /// （新設）
    pub established: String,
    /// （削る）
    pub gone: String,
    /// Below the table.
    pub underlined: String,
    /// Over a text with words that are not on record.
    pub in_work: String,
    /// Over a recorded text whose file has such words.
    pub stood_in: String,
    /// Over a text as it stood on `{day}`.
    pub as_of: String,
    /// Over the text of a row of `{day}` that does not hold yet.
    pub to_come: String,
    /// Over a text that changes on `{day}`.
    pub changes_on: String,
    /// The same where the day is not known.
    pub changes: String,
    /// Over a text of which there is a draft.
    pub has_draft: String,
    /// The link to what changes.
    pub see_change: String,
    /// Over the page of a row that does not hold yet.
    pub not_in_force: String,
    /// Behind such a row in a list.
    pub to_come_mark: String,
    /// 改正の理由
    pub reason: String,
    /// Which words of an amended clause stood before.
    pub words_before: String,
    /// Over the clauses that are no more.
    pub left: String,
    /// Behind each, with `{day}`.
    pub left_on: String,
    /// 改正案
    pub draft: String,
    /// Over the page of a draft.
    pub draft_notice: String,
    /// Where a draft says what holds.
    pub no_change: String,
    /// Over the words of a draft.
    pub draft_text: String,
    /// What is tied to the clauses that a draft changes.
    pub touched: TableWords<3>,
    /// Over that.
    pub touched_note: String,
    /// 一部改正 and so on behind an act, in the order of the changes: amended, renumbered, new, repealed.
    pub marks: [String; 4],
}

/// A page's title and description.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageWords {
    /// Title.
    pub title: String,
    /// For `<meta name="description">`.
    pub description: String,
}

/// A description alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// For `<meta name="description">`.
    pub description: String,
}

/// What a tier is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierWords {
    /// One line.
    pub what: String,
}

/// What each kind of admonition is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Admonitions {
    /// `[!NOTE]`
    pub note: String,
    /// `[!TIP]`
    pub tip: String,
    /// `[!IMPORTANT]`
    pub important: String,
    /// `[!WARNING]`
    pub warning: String,
    /// `[!CAUTION]`
    pub caution: String,
}

/// What the other end of a link is to a clause.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationWords {
    /// What it rests on.
    pub basis: String,
    /// What rests on it.
    pub below: String,
    /// Who does it.
    pub responsible: String,
    /// What it covers.
    pub asset: String,
    /// Audits and what they found.
    pub audit: String,
    /// Leave not to keep it.
    pub exception: String,
    /// Other records.
    pub record: String,
    /// Parts of frameworks.
    pub framework: String,
    /// Laws.
    pub law: String,
    /// What cites it.
    pub cited_by: String,
}

/// What officers must see beside a clause.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkWords {
    /// No standard rests on it.
    pub no_standard: String,
    /// No procedure rests on it.
    pub no_procedure: String,
    /// It does not say on what it rests.
    pub no_basis: String,
    /// What it rests on has changed since.
    pub suspect: String,
    /// It has changed since somebody looked at what rests on it.
    pub suspect_below: String,
    /// Leave not to keep it has run out.
    pub expired: String,
}

/// What officers have to do. In braces: `{act}`, `{effective}`, `{lower}`, `{upper}`, `{count}`, `{place}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskWords {
    /// Of the page.
    pub title: String,
    /// Of the page.
    pub description: String,
    /// Before how much is due today.
    pub today: String,
    /// Before how much is due this week.
    pub week: String,
    /// Before how many acts wait to be published.
    pub waiting: String,
    /// Before how many faults there are; on the page, where that is not known, how to find out.
    pub faults: String,
    /// Before the number of faults in the terminal.
    pub faults_count: String,
    /// Of the list.
    pub caption: String,
    /// 期限, what, kind, department, next.
    pub columns: [String; 5],
    /// Where there is nothing.
    pub empty: String,
    /// 公表待ち, 期限のあるもの, 要確認, 抜け, まだ確かめていない
    pub kinds: [String; 5],
    /// What to do with a record that has a day, by its register: what, and what next. `{name}`, `{standing}`.
    pub due: BTreeMap<String, [String; 2]>,
    /// An act that waits.
    pub publish: String,
    /// A public page that nobody has looked at, with `{document}` and `{organ}`.
    pub look: String,
    /// What to do then.
    pub look_next: String,
    /// What to do then.
    pub publish_next: String,
    /// A link that is suspect.
    pub suspect: String,
    /// What to do then.
    pub suspect_next: String,
    /// Links that nobody has looked at.
    pub unconfirmed: String,
    /// What to do then.
    pub unconfirmed_next: String,
    /// Standards, procedures, a basis, procedures of an asset, clauses of a framework that are missing.
    pub gaps: [String; 5],
    /// What to do then.
    pub gaps_next: [String; 5],
}

/// SearchWords are those of 探す that pages and scripts of data need; the searcher's own stand in its templates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchWords {
    /// The page of results.
    pub page: PageWords,
    /// What the parts are called, in their order: 基本方針 … texts as they stood.
    pub parts: [String; 6],
}
