//! Trainings and self-checks: who was to take part, and who did.

use super::entry::entry;
use super::record::{Cites, To, part};
use super::{Department, Known};
use crate::text::days::{FiscalYear, WrittenDate};

entry! {
    /// A Training is one course of instruction or exercise (研修・訓練).
    Training, "研修" in "trainings" @ Officer {
        /// Its 年度.
        fiscal_year: FiscalYear = "年度": "実施した年度です。",
        /// eラーニング, 集合研修, 訓練 …
        kind: Known<String> = "種類": "eラーニング、集合研修、訓練などを書きます。",
        /// For whom: 正規職員, 会計年度任用職員, 特別職 …
        audience: Vec<String> = "対象": "正規職員、会計年度任用職員、特別職など、対象とした人の一覧です。",
        /// The day on which those who were to take part are counted.
        counted_on: Known<WrittenDate> = "基準日": "対象者の数を数えた日です。",
        /// First day.
        held_on: Known<WrittenDate> = "実施日": "実施した日です。期間であれば始めの日です。",
        /// How many were to take part.
        target: Known<u32> = "対象者（人）": "基準日に対象であった人の数です。",
        /// How many did; may be more.
        attended: Known<u32> = "受講者（人）": "受講した人の数です。基準日の後に来た人を含めて、対象者より多くてもかまいません。",
        /// What it is about.
        content: Known<String> = "内容": "何を扱ったかです。",
        /// By department.
        by_department: Vec<Attendance> = "所属別": "所属ごとの対象者と受講者の数です。",
    }
}

part! {
    /// An Attendance is one department's part in a training.
    Attendance, "所属別の受講" {
        /// Which department.
        department: To<Department> = "所属": "所属の識別子です。",
        /// How many were to take part.
        target: u32 = "対象者（人）": "その所属の対象者の数です。",
        /// How many did.
        attended: u32 = "受講者（人）": "その所属の受講者の数です。",
    }
}

entry! {
    /// A SelfCheck is one round of self-checks (自己点検).
    SelfCheck, "自己点検" in "selfchecks" @ Officer {
        /// Its 年度.
        fiscal_year: FiscalYear = "年度": "実施した年度です。",
        /// When it was held.
        held_on: Known<WrittenDate> = "実施日": "実施した日です。期間であれば始めの日です。",
        /// How many were to answer.
        target: Known<u32> = "対象者（人）": "点検すべき人の数です。",
        /// How many did.
        answered: Known<u32> = "回答者（人）": "点検票を出した人の数です。",
        /// How many departments were to hand in.
        target_departments: Known<u32> = "対象の課（課）": "点検すべき課の数です。",
        /// How many did.
        answered_departments: Known<u32> = "提出した課（課）": "点検票を出した課の数です。",
        /// The answers to each question.
        answers: Vec<SelfCheckAnswer> = "結果": "問ごとの回答の数です。",
    }
}

part! {
    /// A SelfCheckAnswer is how one question was answered.
    SelfCheckAnswer, "点検の結果" {
        /// What was asked.
        question: String = "問": "点検した事柄です。",
        /// Which clauses it asks after.
        clauses: Vec<Cites> = "関連する条項": "この問で確かめる条項の一覧です。",
        /// はい
        yes: u32 = "守れた（人）": "守れていると答えた人の数です。",
        /// 一部
        partly: u32 = "一部守れた（人）": "一部守れていると答えた人の数です。",
        /// いいえ
        no: u32 = "守れない（人）": "守れていないと答えた人の数です。",
        /// 該当しない
        not_applicable: u32 = "該当しない（人）": "該当しないと答えた人の数です。",
    }
}
