//! The scheme by which assets are classified and risks are reckoned: the municipality's own, as data (domain §4).

use super::record::{choices, part, record};
use super::{AssetKind, Id, Known, Located};

record! {
    /// A Scheme is how the municipality classifies information and reckons risk (区分). There is one.
    Scheme, "区分" in "schemes" {
        /// Names it.
        id: Id = "識別子": "記録を区別するための名前です。" @ Staff,
        /// As it is called.
        name: String = "名称": "区分の呼び名です。" @ Staff,
        /// Levels of 機密性, the highest first.
        confidentiality: Vec<SchemeLevel> = "機密性": "機密性の区分の一覧です。高いものから順に書きます。" @ Staff,
        /// Levels of 完全性.
        integrity: Vec<SchemeLevel> = "完全性": "完全性の区分の一覧です。高いものから順に書きます。" @ Staff,
        /// Levels of 可用性.
        availability: Vec<SchemeLevel> = "可用性": "可用性の区分の一覧です。高いものから順に書きます。" @ Staff,
        /// The classes of before, until everything is judged anew.
        legacy: Vec<String> = "旧区分": "前に使っていた区分の一覧です。付け直すまで残します。",
        /// Bands of volume, the greatest first.
        volumes: Vec<VolumeBand> = "量の段階": "扱う量の段階の一覧です。多いものから順に書きます。",
        /// How importance comes from the three.
        importance: Importance = "重要度の求め方": "機密性、完全性、可用性の点のうち、最大を取るか、合計するかを選びます。",
        /// How risk comes from importance, frequency and likelihood.
        formula: RiskFormula = "リスクの求め方": "重要度、脅威の頻度、被害につながる度合いを、掛けるか足すかを選びます。",
        /// Frequency and likelihood by kind of asset.
        inputs: Vec<RiskInput> = "種類ごとの点": "資産の種類ごとの、脅威の頻度と、被害につながる度合いの点です。",
        /// The bands of risk, the gravest first.
        bands: Vec<RiskBand> = "リスクの段階": "点の段階と、追加の対策の一覧です。高いものから順に書きます。",
        /// Grades of findings, the gravest first.
        grades: Vec<String> = "指摘の判定": "指摘の重さの言葉の一覧です。重いものから順に書きます。",
        /// An invented one.
        sample: bool = "見本": "見本の記録であれば true と書きます。" @ Staff,
    }
}

choices! {
    /// An Importance is how the points of 機密性, 完全性 and 可用性 become one.
    Importance {
        /// The greatest of them.
        Greatest = "最大",
        /// All of them together.
        Sum = "合計",
    }
}

choices! {
    /// A RiskFormula is how importance, threat frequency and likelihood become risk.
    RiskFormula {
        /// One times the other.
        Product = "積",
        /// One and the other.
        Sum = "和",
    }
}

part! {
    /// A SchemeLevel is one level of a classification.
    SchemeLevel, "区分の段階" {
        /// As records write it: 3B.
        level: String = "区分": "記録に書く区分です（例：3B）。" @ Staff,
        /// What it means.
        label: String = "意味": "どのような情報が当たるかです。" @ Staff,
        /// Points for importance.
        points: u32 = "点": "重要度を求めるときの点です。" @ Staff,
        /// What may not be done.
        limits: Vec<String> = "取扱いの制限": "この区分の情報にしてはならないことや条件の一覧です。" @ Staff,
    }
}

part! {
    /// A VolumeBand is how much of it there is, and whether that raises the class of what holds it.
    VolumeBand, "量の段階" {
        /// As records write it.
        name: String = "段階": "記録に書く段階の名前です。",
        /// The least 機密性 of what holds so much.
        at_least: Option<Located<String>> = "機密性の下限": "この量を収めるシステムや媒体の機密性を、少なくともこの区分とします。",
    }
}

part! {
    /// A RiskInput is what holds for a kind of asset unless its record says otherwise.
    RiskInput, "種類ごとの点" {
        /// Which kind.
        kind: AssetKind = "種類": "情報資産の種類です。",
        /// Threat frequency, in points.
        frequency: u32 = "脅威の頻度": "脅威がどれほど起きるかの点です。",
        /// Likelihood that it leads to harm, in points.
        likelihood: u32 = "被害につながる度合い": "起きたときに被害につながる度合いの点です。",
    }
}

part! {
    /// A RiskBand is a stretch of risk points and what it asks for.
    RiskBand, "リスクの段階" {
        /// As it is called.
        name: String = "段階": "段階の名前です（例：高）。",
        /// From how many points.
        from: u32 = "何点から": "この段階の最も小さい点です。",
        /// What is done besides.
        measures: Known<String> = "追加の対策": "この段階の資産に加えて行う対策です。",
    }
}
