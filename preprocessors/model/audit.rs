//! Audits: what was looked at, against what, and what came out, check point by check point.

use super::entry::entry;
use super::record::{Answers, Cites, To, choices, part, record};
use super::{Asset, Department, Id, Known};
use crate::text::days::{FiscalYear, WrittenDate};

choices! {
    /// An AuditKind is who audits.
    AuditKind {
        /// By the municipality's own auditors.
        Internal = "内部監査",
        /// By others.
        External = "外部監査",
        /// A follow-up of earlier findings.
        FollowUp = "フォローアップ監査",
    }
}

choices! {
    /// An AuditState is how far an audit has come.
    AuditState {
        /// Planned.
        Planned = "計画",
        /// Going on.
        Running = "実施中",
        /// Reported to the CISO.
        Reported = "報告済",
    }
}

choices! {
    /// A Verdict is the result at one check point (判定).
    Verdict {
        /// 適合
        Conforms = "適合",
        /// 一部不適合
        Partly = "一部不適合",
        /// 不適合
        Fails = "不適合",
        /// 非該当
        NotApplicable = "非該当",
        /// 未確認
        Unseen = "未確認",
    }
}

entry! {
    /// An Audit is one audit of a fiscal year (監査).
    Audit, "監査" in "audits" @ Officer {
        /// The 年度 of its plan.
        fiscal_year: FiscalYear = "年度": "監査の計画の年度です。",
        /// Who audits.
        kind: Known<AuditKind> = "種類": "内部監査、外部監査などから選びます。",
        /// How far it has come.
        state: Known<AuditState> = "段階": "計画、実施中、報告済から選びます。",
        /// Which plan it belongs to.
        plan: Known<String> = "計画": "中期計画や年度計画の名前です。",
        /// What is looked at.
        scope: Known<String> = "範囲": "何を対象にしたかです。",
        /// Why that was chosen.
        chosen_because: Known<String> = "選んだ理由": "この範囲を選んだ理由です。",
        /// Which departments are audited.
        audited: Vec<To<Department>> = "監査を受ける所属": "監査を受ける所属の識別子の一覧です。",
        /// Whose auditors they are; never an audited department.
        auditor: Known<To<Department>> = "監査する所属": "監査を行う所属の識別子です。監査を受ける所属とは別の所属です。",
        /// First day.
        from: Known<WrittenDate> = "開始日": "監査を始めた日です。",
        /// Last day.
        until: Known<WrittenDate> = "終了日": "監査を終えた日です。",
        /// When it was reported to the CISO.
        reported_on: Known<WrittenDate> = "報告日": "統括責任者に報告した日です。",
        /// Against what.
        criteria: Known<String> = "監査の基準": "何に照らして監査したかです。",
        /// How many there are of what was looked at.
        population: Known<u32> = "母集団（件）": "対象の全体の数です。",
        /// How many were looked at.
        sampled: Known<u32> = "抽出（件）": "そのうち調べた数です。",
        /// Whether it was reported to J-LIS, as models α' to β' demand.
        reported_outside: Known<WrittenDate> = "外部への報告日": "外部監査の結果をJ-LISへ報告した日です。",
        /// The result of each check point.
        results: Vec<AuditResult> = "結果": "監査項目ごとの結果の一覧です。",
    }
}

part! {
    /// An AuditResult is what came out at one check point, of one department.
    AuditResult, "監査の結果" {
        /// Which check point.
        point: To<CheckPoint> = "監査項目": "監査項目の識別子です。",
        /// Of which department; absent: of all.
        department: Option<To<Department>> = "所属": "一つの所属についての結果であれば、その識別子です。",
        /// What came out.
        verdict: Verdict = "判定": "適合、一部不適合、不適合、非該当、未確認から選びます。",
        /// What was seen.
        seen: Known<String> = "確かめたもの": "何を見て判定したかです。",
    }
}

record! {
    /// A CheckPoint is one item of an audit's list (監査項目); officers enter them, none are shipped.
    CheckPoint, "監査項目" in "checkpoints" {
        /// Names it in other records.
        id: Id = "識別子": "ほかの記録から指すための名前です。",
        /// Its number in the list.
        number: Known<String> = "番号": "監査項目の一覧での番号です。",
        /// What is asked.
        name: String = "監査項目": "何を確かめるかを、自分たちの言葉で書きます。",
        /// Chapter of the list.
        large: Known<String> = "大項目": "一覧の大項目です。",
        /// Section.
        middle: Known<String> = "中項目": "一覧の中項目です。",
        /// Part of a section.
        small: Known<String> = "小項目": "一覧の小項目です。",
        /// Whether it must be audited.
        required: Known<bool> = "必須": "必ず監査する項目であれば true と書きます。",
        /// What to look at, for example.
        material: Vec<String> = "監査資料の例": "見る資料の例の一覧です。",
        /// How to look, for example.
        method: Vec<String> = "監査実施の例": "確かめ方の例の一覧です。",
        /// The numbers of the model texts, and of norms.
        answers: Vec<Answers> = "枠組みの番号": "対応する番号の一覧です（例：例文6.2）。",
        /// The clauses that it asks after.
        clauses: Vec<Cites> = "関連する条項": "この項目で確かめる条項の一覧です。",
        /// What to heed.
        heed: Option<String> = "留意事項": "監査で気を付けることです。",
        /// The assets that it asks after.
        assets: Vec<To<Asset>> = "情報資産": "この項目で確かめる情報資産の識別子の一覧です。",
        /// An invented one.
        sample: bool = "見本": "見本の記録であれば true と書きます。",
    }
}
