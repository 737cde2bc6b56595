//! What is known of a text.

use super::record::{Known, choices, record};
use super::{AssetKind, Id, Located, Tier, Visibility};

choices! {
    /// A Numbering is the scheme by which a text numbers its clauses.
    Numbering {
        /// `第1条` → `２` → `(1)`・`一` → `ア`・`イ`
        Articles = "条項号",
        /// `第1` → `(1)` → `ア`
        Units = "第・括弧",
        /// `1` → `(1)` → `①`
        Circled = "数字・丸数字",
        /// `１―１` → `２―４―１`
        Hyphenated = "ハイフン",
        /// `１` → `(1)` → `・`
        Bullets = "数字・中黒",
    }
}

choices! {
    /// A NewTextSide says which column of a 新旧対照表 comes first.
    NewTextSide {
        /// 改正後 | 改正前
        After = "改正後が先",
        /// 改正前 | 改正後
        Before = "改正前が先",
    }
}

choices! {
    /// A MeasureCategory is the kind of measures that a text is about (対策の区分).
    MeasureCategory {
        /// Who answers for what.
        Organisation = "組織体制",
        /// What there is, and its classes.
        Assets = "資産管理",
        /// People.
        Human = "人的",
        /// Rooms and machines.
        Physical = "物理的",
        /// Programs and networks.
        Technical = "技術的",
        /// Day by day.
        Operation = "運用",
        /// Audits and reviews.
        Evaluation = "評価",
    }
}

record! {
    /// A Document is a text of one of the three tiers and what is known of it (文書). The text itself carries
    /// no marks of ours: everything that is not its own words stands here.
    Document, "文書" {
        /// Names it in addresses and in other records.
        id: Id = "識別子",
        /// Its title, as it stands over the text.
        name: String = "名称",
        /// What citations call it, e.g. 「基本方針」.
        short_names: Vec<String> = "略称",
        /// Its floor.
        tier: Tier = "階層",
        /// How its clauses are numbered.
        numbering: Numbering = "番号の付け方",
        /// Its files in `book/`, in order; one file is one page.
        files: Vec<Located<String>> = "本文のファイル",
        /// Who may read it.
        visibility: Visibility = "公開範囲",
        /// Why the others may not; shown in its place.
        reason: Option<String> = "公表しない理由",
        /// A model text that nobody enacted.
        sample: bool = "見本",
        /// Which department keeps it (所管).
        department: Known<Located<Id>> = "所管": "この文書を所管する所属の識別子です。",
        /// What kind of measures it is about.
        category: Known<MeasureCategory> = "対策の区分": "どの種類の対策を定めるかを選びます。",
        /// Kinds of asset that a procedure covers as a whole (区分による一括).
        covers: Vec<Located<AssetKind>> = "一括で扱う資産の種類": "この手順でまとめて扱う情報資産の種類の一覧です。",
        /// 訓令, 告示, 規程, 決裁 …
        legal_form: Known<String> = "法形式",
        /// e.g. 「令和8年訓令第5号」
        number: Known<String> = "番号",
        /// Who enacted it, e.g. 「市長」.
        enacted_by: Known<String> = "制定者",
        /// Where the 正本 is kept; never this site.
        original: Known<String> = "正本の所在",
        /// A sentence under the title on how the text stands, e.g. what is not confirmed about it.
        standing: Option<String> = "本文の位置付け",
        /// Which column of its 新旧対照表 comes first.
        amendment_side: Known<NewTextSide> = "新旧対照表の並び",
    }
}
