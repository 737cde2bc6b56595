//! Findings and what becomes of them: 事実確認 → 報告 → 改善指示 → 改善計画 → 完了報告 → フォローアップ → 終結.

use super::document::MeasureCategory;
use super::entry::entry;
use super::record::{To, choices, part};
use super::{Asset, Audit, Department, Known, Located, Role, System};
use crate::text::days::WrittenDate;

choices! {
    /// A FindingState is how far a finding has come. That it is overdue is computed, never written.
    FindingState {
        /// The department has not yet agreed to the facts.
        Facts = "事実確認中",
        /// It is to hand in a plan.
        PlanDue = "改善計画待ち",
        /// The plan is approved.
        PlanApproved = "計画承認",
        /// It is being mended.
        Running = "実施中",
        /// The department says that it is done.
        Reported = "完了報告",
        /// The auditor has seen that it is.
        Verified = "確認済",
        /// The risk is borne, until a day.
        Accepted = "リスク受容",
        /// It was taken back.
        Withdrawn = "取下げ",
        /// It goes on into the next 年度.
        Continued = "翌年度継続",
    }
}

impl FindingState {
    /// Whether nothing is left to be done for now.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Verified | Self::Accepted | Self::Withdrawn)
    }
}

entry! {
    /// A Finding is what an audit found wanting (指摘事項), with its chain.
    Finding, "指摘事項" in "findings" @ Officer {
        /// Which audit found it.
        audit: Known<To<Audit>> = "監査": "指摘した監査の識別子です。",
        /// When.
        found_on: Known<WrittenDate> = "指摘日": "指摘した日です。",
        /// How grave: a word of the scheme.
        grade: Known<Located<String>> = "判定": "指摘の重さです。区分の記録の「指摘の判定」から選びます。",
        /// What kind of measures it is about.
        category: Known<MeasureCategory> = "対策の区分": "人的、物理的、技術的などから選びます。",
        /// What was found.
        fact: Known<String> = "指摘の内容": "何がどうであったかを、事実で書きます。",
        /// What was looked at.
        evidence: Known<String> = "確かめたもの": "何を見て分かったかです。",
        /// On which assets.
        assets: Vec<To<Asset>> = "情報資産": "関係する情報資産の識別子の一覧です。",
        /// On which systems.
        systems: Vec<To<System>> = "情報システム": "関係する情報システムの識別子の一覧です。",
        /// The earlier finding that it repeats.
        repeated_from: Option<To<Finding>> = "繰り返しの元": "前にも同じ指摘があれば、その識別子です。",
        /// How far it has come.
        state: Known<FindingState> = "状態": "改善がどこまで進んだかを選びます。期限を過ぎたかどうかは日付から計算します。",
        /// By when it is to be mended.
        due: Known<WrittenDate> = "改善の期限": "改善を終える期限です。",
        /// It was mended when it was found: needs no due date.
        on_the_spot: bool = "即時是正": "監査の場で直したのであれば true と書きます。期限は要りません。",
        /// The department agreed to the facts.
        facts_on: Known<WrittenDate> = "事実確認日": "所属が事実を確かめた日です。",
        /// The CISO was told.
        reported_on: Known<WrittenDate> = "報告日": "統括責任者に報告した日です。",
        /// The CISO directed that it be mended.
        directed_on: Known<WrittenDate> = "改善指示日": "統括責任者が改善を指示した日です。",
        /// Who else has to look for the same (横展開).
        spread_to: Vec<Spread> = "横展開": "同じことがないかを確かめる所属と、その結果の一覧です。",
        /// Why it came to it.
        cause: Known<String> = "原因": "なぜそうなったかです。",
        /// What is to be done.
        plan: Known<String> = "改善計画": "何をするかです。",
        /// When the plan was handed in.
        planned_on: Known<WrittenDate> = "計画提出日": "所属が改善計画を出した日です。",
        /// When it was approved.
        approved_on: Known<WrittenDate> = "計画承認日": "改善計画が承認された日です。",
        /// When the department said that it is done.
        completed_on: Known<WrittenDate> = "完了報告日": "所属が完了を報告した日です。",
        /// When the auditor saw it.
        verified_on: Known<WrittenDate> = "フォローアップ日": "監査する所属が改善を確かめた日です。",
        /// Whose auditor; never the department itself.
        verified_by: Known<To<Department>> = "確かめた所属": "改善を確かめた所属の識別子です。指摘を受けた所属とは別の所属です。",
        /// When it was closed.
        closed_on: Known<WrittenDate> = "終結日": "この指摘を終えた日です。",
        /// Where the risk is borne.
        acceptance: Option<Acceptance> = "リスク受容": "改善せずにリスクを受け入れるときに書きます。",
        /// What everybody can learn from it, without the department.
        lesson: Option<String> = "共通の教訓": "所属が分からない形で、職員に知らせることです。職員版に載ります。" @ Staff,
    }
}

impl Finding {
    /// Whether the department that it is about said itself that it is mended: 確認済 is for the auditor to say.
    pub fn is_verified_by_itself(&self) -> bool {
        self.verified_by.value().is_some_and(|by| by.value == self.department.value)
    }

    /// Whether an auditor has seen that it is mended.
    pub fn is_verified(&self) -> bool {
        self.state.value() == Some(&FindingState::Verified) && !self.is_verified_by_itself()
    }
}

part! {
    /// A Spread is one department's look for the same fault.
    Spread, "横展開" {
        /// Which department.
        department: To<Department> = "所属": "確かめる所属の識別子です。",
        /// When it had looked.
        done_on: Known<WrittenDate> = "確かめた日": "確かめ終えた日です。",
        /// What it saw.
        result: Known<String> = "結果": "何が分かったかです。",
    }
}

part! {
    /// An Acceptance is that a risk is borne (リスク受容): by whom, until when, and why.
    Acceptance, "リスク受容" {
        /// The post that decided.
        approver: To<Role> = "承認者": "承認した役割の識別子です。",
        /// Until when it holds.
        until: WrittenDate = "期限": "いつまで受け入れるかです。",
        /// Why.
        reason: String = "理由": "受け入れる理由です。",
    }
}
