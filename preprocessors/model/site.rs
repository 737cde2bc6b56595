//! Whose policy this is.

use super::record::{Known, record};
use super::{Id, Located};

record! {
    /// A Site is the municipality that publishes, and the name that stands over samples. There is one.
    Site, "サイト" {
        /// Always the same word, as every record has an id.
        id: Id = "識別子",
        /// Whose policy it is.
        municipality: String = "自治体名",
        /// Whose name stands in the frame of every page that shows a sample.
        sample_municipality: String = "見本の自治体名",
        /// What the site is called.
        title: String = "サイトの名称",
        /// Where readers turn to, e.g. the department and its telephone number.
        contact: Known<String> = "問合せ先",
        /// Where readers ask for disclosure of documents (公文書の開示請求).
        disclosure: Known<String> = "公文書の開示請求の窓口",
        /// The public address, for canonical links; `https://…/`, ends with `/`.
        url: Option<Located<String>> = "公開する場所",
    }
}
