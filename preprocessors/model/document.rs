//! What is known of a text.

use super::record::{Cites, Known, To, choices, part, record};
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

choices! {
    /// A Readers is which members of staff read a procedure, and when.
    Readers {
        /// Before anything happens.
        Everybody = "すべての職員",
        /// When the case comes up.
        WhenNeeded = "その場面の職員",
    }
}

record! {
    /// A Document is a text of one of the three tiers and what is known of it (文書). The text itself carries
    /// no marks of ours: everything that is not its own words stands here.
    Document, "文書" in "documents" {
        /// Names it in addresses and in other records.
        id: Id = "識別子":
            "アドレスや、ほかの記録で使う名前です。英小文字で始め、後から変えません。" @ Public,
        /// Its title, as it stands over the text.
        name: String = "名称":
            "本文の上に書いてある題名のとおりに書きます。" @ Public,
        /// What citations call it, e.g. 「基本方針」.
        short_names: Vec<String> = "略称":
            "引用するときの呼び名です。ほかの文書と同じ呼び名は使えません。" @ Public,
        /// How its title is read, in hiragana, for the 索引.
        reading: Option<String> = "よみ":
            "題名の読みを、ひらがなで書きます。索引に並べる順に使います。" @ Public,
        /// Its floor.
        tier: Tier = "階層":
            "三階層のどれに当たるかを選びます。" @ Public,
        /// How its clauses are numbered.
        numbering: Numbering = "番号の付け方":
            "本文の条項の番号の付け方を選びます。" @ Public,
        /// Its files in `book/`, in order; one file is one page.
        files: Vec<Located<String>> = "本文のファイル":
            "book/ の中のファイルを、読む順に書きます。一つのファイルが一つのページになります。" @ Public,
        /// Who may read it.
        visibility: Visibility = "公開範囲":
            "本文を読める範囲を選びます。広い範囲から順に、公開、職員、担当です。" @ Public,
        /// Why the others may not; shown in its place.
        reason: Option<String> = "公表しない理由":
            "公開しない文書に、その理由を書きます。本文の代わりに、この理由を示します。" @ Public,
        /// Clauses that fewer may read than the rest.
        withheld: Vec<WithheldClause> = "一部だけ狭くする条項":
            "文書のうち、ほかより狭い範囲にだけ見せる条項です。番号だけを残し、見出しと文は載せません。",
        /// A model text that nobody enacted.
        sample: bool = "見本":
            "架空の見本であれば true と書きます。見本のページには、見本であることを示します。" @ Public,
        /// Which department keeps it (所管).
        department: Known<To<super::Department>> = "所管": "この文書を所管する所属の識別子です。" @ Public,
        /// What kind of measures it is about.
        category: Known<MeasureCategory> = "対策の区分": "どの種類の対策を定めるかを選びます。" @ Public,
        /// Which of the staff read a procedure; none: those of its department.
        readers: Option<Readers> = "読む人":
            "どの課にも共通の手順に書きます。すべての職員は前もって読み、その場面の職員はその時に読みます。" @ Staff,
        /// What a person in trouble would say: 「誤送信した」. The procedure stands on the first page under these words.
        in_trouble: Option<String> = "困ったときの言葉":
            "困った人が選ぶ言葉を、「誤送信した」のように短く書きます。最初のページに、この手順への入口ができます。" @ Staff,
        /// Kinds of asset that a procedure covers as a whole (区分による一括).
        covers: Vec<Located<AssetKind>> = "一括で扱う資産の種類": "この手順でまとめて扱う情報資産の種類の一覧です。",
        /// 訓令, 告示, 規程, 決裁 …
        legal_form: Known<String> = "法形式":
            "訓令、告示、規程、要綱、決裁などを書きます。" @ Public,
        /// e.g. 「令和8年訓令第5号」
        number: Known<String> = "番号":
            "令和8年訓令第5号のように、公布や決裁の番号を書きます。" @ Public,
        /// Who enacted it, e.g. 「市長」.
        enacted_by: Known<String> = "制定者":
            "市長、教育委員会など、定めた機関を書きます。" @ Public,
        /// Where the 正本 is kept; never this site.
        original: Known<String> = "正本の所在":
            "正本がどこにあるかを書きます。このサイトは正本ではありません。" @ Public,
        /// A sentence under the title on how the text stands, e.g. what is not confirmed about it.
        standing: Option<String> = "本文の位置付け":
            "本文について読む人に断っておくことがあれば、一文で書きます。題名の下に示します。" @ Public,
        /// Which column of its 新旧対照表 comes first.
        amendment_side: Known<NewTextSide> = "新旧対照表の並び":
            "新旧対照表で、改正後と改正前のどちらを先に置くかを選びます。",
    }
}

part! {
    /// A WithheldClause is a clause that fewer may read than the rest of its document; with all below it.
    WithheldClause, "狭くする条項の一つ" {
        /// Which: a citation that begins with its number, 「第３条第２項」.
        clause: Cites = "条項": "この文書の条項です（例: 第３条第２項）。その下の項や号も含みます。",
        /// Who may read it; a wider circle than the document's own changes nothing.
        visibility: Visibility = "公開範囲": "この条項を読める範囲を選びます。",
        /// Why the others may not; shown in its place.
        reason: Option<String> = "公表しない理由": "条項の代わりに示す理由です。",
    }
}
