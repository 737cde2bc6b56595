//! Laws and what else from outside the policy rests on or is measured by.

use super::Id;
use super::record::{Cites, Field, Known, To, choices, record};
use super::value::Value;
use crate::source::{Code, Diagnostic, Node, Severity};
use crate::text::days::WrittenDate;

choices! {
    /// A LawKind is what form a law or other norm has.
    LawKind {
        /// 法律
        Act = "法律",
        /// 政令
        CabinetOrder = "政令",
        /// 省令
        MinistryOrder = "省令",
        /// 条例
        Ordinance = "条例",
        /// 規則
        Rule = "規則",
        /// 訓令
        Instruction = "訓令",
        /// 告示
        Notice = "告示",
        /// ガイドライン
        Guideline = "ガイドライン",
        /// 規格
        Norm = "規格",
    }
}

record! {
    /// A Law is a law, ordinance, guideline or norm that is not ours to amend by this site (法令).
    Law, "法令" in "laws" {
        /// Names it in other records.
        id: Id = "識別子": "ほかの記録から指すための名前です。" @ Public,
        /// Its title.
        name: String = "名称": "正式な題名です。" @ Public,
        /// What texts call it.
        short_names: Vec<String> = "略称": "本文で使う短い呼び名の一覧です。" @ Public,
        /// Its form.
        kind: LawKind = "種類": "法律、条例、ガイドラインなどから選びます。" @ Public,
        /// e.g. 「昭和22年法律第67号」
        number: Known<String> = "法令番号": "公布の年と番号です（例：昭和22年法律第67号）。" @ Public,
        /// Where its text can be read.
        url: Option<WebAddress> = "掲載先": "本文を読めるページのアドレスです。" @ Public,
        /// Its last day; absent while it is in force.
        valid_until: Option<WrittenDate> = "廃止日": "廃止された日です。今も効力があれば書きません。" @ Public,
        /// What took its place.
        successor: Option<To<Law>> = "後継の法令": "代わりに設けられた法令の識別子です。" @ Public,
        /// What readers should know of it.
        note: Option<String> = "備考": "読む人に知らせることです（例：廃止の事情）。" @ Public,
        /// Citations of clauses of ours that have to do with it.
        clauses: Vec<Cites> = "関連する条項": "この法令にかかわる本市の条項の一覧です（例：基本方針１０）。" @ Staff,
    }
}

/// A WebAddress is the address of a page: `http://` or `https://`, without white space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(pub String);

impl Field for WebAddress {
    fn expected() -> String {
        "\"https://www.example.lg.jp/reiki/1.html\" の形のアドレス".to_owned()
    }

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^https?://[^\\s]+$" })
    }

    fn value(&self) -> Value<'_> {
        Value::Web(&self.0)
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = String::read(node, faults)?;
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
        if rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')) && !text.contains(odd) {
            return Some(Self(text));
        }
        let message = format!("「{text}」は、ページのアドレスとして使えません");
        faults.push(Diagnostic::new(Severity::Omitted, Code::BadUrl, node.origin.clone(), message).hint(
            "https:// で始まるアドレスを、空白を入れずに書いてください（例: https://www.example.lg.jp/reiki/1.html）",
        ));
        None
    }
}
