//! Whose policy this is.

use super::Id;
use super::record::{Field, Known, choices, part, record};
use super::value::Value;
use crate::source::{Code, Diagnostic, Node, Severity};

choices! {
    /// An AmendmentForm is what an amending act looks like.
    AmendmentForm {
        /// 「第３条中「甲」を「乙」に改める。」
        Words = "改め文",
        /// Two columns; what is underlined becomes what stands beside it.
        Table = "新旧対照表",
    }
}

record! {
    /// A Site is the municipality that publishes, and the name that stands over samples. There is one.
    Site, "サイト" in "site" {
        /// Always the same word, as every record has an id.
        id: Id = "識別子":
            "いつも site と書きます。" @ Public,
        /// Whose policy it is.
        municipality: String = "自治体名":
            "自治体の名前を書きます。" @ Public,
        /// Whose name stands in the frame of every page that shows a sample.
        sample_municipality: String = "見本の自治体名":
            "見本を載せるページに示す、架空の自治体の名前を書きます。" @ Public,
        /// What the site is called.
        title: String = "サイトの名称":
            "サイトの名前を書きます。すべてのページの上に示します。" @ Public,
        /// Where readers turn to, e.g. the department and its telephone number.
        contact: Known<String> = "問合せ先":
            "問合せを受ける課と電話番号などを書きます。人の名前は書きません。" @ Public,
        /// Where staff call in an emergency: an extension number; never for the public (domain §8).
        emergency: Known<String> = "緊急のときの連絡先":
            "職員が緊急のときにかける内線などを書きます。職員版と担当版の、すべてのページの下に載ります。公開版には載りません。" @ Staff,
        /// Where readers ask for disclosure of documents (公文書の開示請求).
        disclosure: Known<String> = "公文書の開示請求の窓口":
            "公文書の開示請求を受ける窓口を書きます。" @ Public,
        /// How it amends its texts: a comparison is the amendment itself or an aid.
        amendment_form: Known<AmendmentForm> = "改正の方式":
            "新旧対照表そのもので改正するときは「新旧対照表」を選びます。ほかのときは、新旧対照表に（参考）と付けます。" @ Public,
        /// What it says in public of its measures (取組の概要), in its own words: nothing is counted there.
        efforts: Vec<Effort> = "取組の概要":
            "情報セキュリティの措置について、住民に知らせる言葉です。書いたままを公開版に載せます。" @ Public,
        /// Counts below this are not told in public; at least 2.
        small_counts: Option<u32> = "伏せる件数の境":
            "年度ごとの件数のうち、これより少ない数を伏せます。書かなければ3（1件と2件を伏せる）とします。" @ Public,
        /// The public address, for canonical links; `https://…/`, ends with `/`.
        url: Option<Url> = "公開する場所":
            "公開版を置くアドレスを書きます。http:// か https:// で始め、/ で終えます。まだ決まっていなければ書きません。" @ Public,
    }
}

part! {
    /// An Effort is what a municipality says of one of its measures.
    Effort, "取組の一つ" {
        /// Of which measure.
        measure: String = "措置": "組織体制、研修、監査など、何についての取組かです。" @ Public,
        /// What it does, in a sentence or two for residents.
        words: String = "取組": "住民に知らせる文です。個々の機器の名前や弱いところは書きません。" @ Public,
    }
}

/// A Url is the address under which a site lies: `http://` or `https://`, and `/` at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(pub String);

impl Field for Url {
    fn expected() -> String {
        "\"https://www.example.lg.jp/security/\" の形のアドレス".to_owned()
    }

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^https?://[^\\s?#]+/$" })
    }

    fn value(&self) -> Value<'_> {
        Value::Web(&self.0)
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = String::read(node, faults)?;
        let form = (text.starts_with("https://") || text.starts_with("http://")) && text.ends_with('/');
        if form && text.len() > "https://".len() && !text.contains(|c: char| c.is_whitespace() || c == '?' || c == '#')
        {
            return Some(Self(text));
        }
        let message = format!("「{text}」は、サイトのアドレスとして使えません");
        faults.push(
            Diagnostic::new(Severity::Omitted, Code::BadUrl, node.origin.clone(), message)
                .hint("https:// で始め、/ で終えてください（例: https://www.example.lg.jp/security/）"),
        );
        None
    }
}
