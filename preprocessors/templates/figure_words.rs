//! `theme/words.json`: the words of ダッシュボード and of the committee's pages.

use super::{PageWords, TableWords};
use serde::Deserialize;
use std::collections::BTreeMap;

/// DashboardWords are those of ダッシュボード. In braces: `{day}`, `{days}`, `{name}`, `{count}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DashboardWords {
    /// Of the page.
    pub title: String,
    /// Of the page.
    pub description: String,
    /// As of which day.
    pub as_of: String,
    /// How long until the measures bind.
    pub days_left: String,
    /// How to read what follows.
    pub lead: String,
    /// The measures.
    pub measures: MeasureWords,
    /// What, how many, how it is counted, of which day, state.
    pub columns: [String; 5],
    /// The headings of the figures: 弱点, 抜けと対応, 指摘, 期限, 研修と点検.
    pub groups: [String; 5],
    /// Behind a share of few.
    pub few: String,
    /// Where there is reason to act.
    pub act: String,
    /// Where nothing newer than twelve months tells.
    pub unconfirmed: String,
    /// Each figure by its key.
    pub figures: BTreeMap<String, FigureWords>,
    /// Findings by 年度 and grade.
    pub grades: CrossWords,
    /// Findings by 年度 and category.
    pub categories: CrossWords,
    /// Training by 年度.
    pub training: CrossWords,
    /// Self-checks by 年度.
    pub selfchecks: CrossWords,
    /// How many, of how many, per cent.
    pub share_columns: [String; 3],
    /// Days to correction.
    pub correction: TableWords<3>,
    /// Risk by importance and threat.
    pub heat: CrossWords,
    /// 未入力 by register.
    pub blanks: TableWords<2>,
    /// 報告した数
    pub snapshots: SnapshotWords,
}

/// MeasureWords are those of the table of measures.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureWords {
    /// Of the table.
    pub caption: String,
    /// Measure, 定めた, 手順がある, 実施を確かめた, newest evidence.
    pub columns: [String; 5],
    /// Over it.
    pub note: String,
    /// How many parts nobody has seen.
    pub unconfirmed: String,
    /// How many parts' evidence is too old.
    pub old: String,
}

/// A FigureWords is what a figure is called and how it is counted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureWords {
    /// Its name.
    pub name: String,
    /// In words.
    pub formula: String,
}

/// A CrossWords is what a table of counts is called, and its first column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrossWords {
    /// Of the table and its picture.
    pub title: String,
    /// Over its first column.
    pub first: String,
}

/// SnapshotWords are those of the figures as they were reported.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SnapshotWords {
    /// Of the page.
    pub title: String,
    /// Of the page.
    pub description: String,
    /// Over the table.
    pub lead: Vec<String>,
    /// Of the table.
    pub caption: String,
    /// Over the names of the figures.
    pub figure: String,
    /// Over those of today.
    pub today: String,
    /// Where there are none.
    pub empty: String,
}

/// CommitteeWords are those of the committee's pages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitteeWords {
    /// Of the page.
    pub page: PageWords,
    /// What has to be decided.
    pub decisions: TableWords<3>,
    /// What an amendment is that is to be decided.
    pub drafted: String,
    /// What is decided and waits to be published.
    pub publication: TableWords<3>,
    /// Over the measures.
    pub measures: String,
    /// Five figures.
    pub figures: TableWords<3>,
    /// Findings that are overdue.
    pub overdue: TableWords<4>,
    /// Incidents of this 年度.
    pub incidents: TableWords<4>,
    /// What the last meeting left to do.
    pub homework: TableWords<4>,
}
