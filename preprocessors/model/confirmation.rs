//! Confirmations: somebody looked at a link after the rule above had changed.

use super::Id;
use super::record::record;
use crate::text::days::WrittenDate;

record! {
    /// A Confirmation says that a clause still answers the clause above it, as that stood on the day (確認).
    Confirmation, "確認" in "confirmations" {
        /// Names it.
        id: Id = "識別子": "記録を区別するための名前です。",
        /// The clause below: `document#permanent anchor`.
        lower: String = "下の条項": "根拠を書いた側の条項です。「文書の識別子#固定の番号」の形で書きます。",
        /// The clause above, in the same form.
        upper: String = "上の条項": "根拠とされた側の条項です。「文書の識別子#固定の番号」の形で書きます。",
        /// Both, as an officer reads them.
        words: String = "対象": "どの条項とどの条項かを、読める言葉で書きます。",
        /// Of the words of the clause above.
        fingerprint: String = "指紋": "確かめた時の、上の条項の本文から作った文字列です。",
        /// The post that looked; never a person.
        post: String = "確認した職": "確かめた職の名前です。人の名前は書きません。",
        /// When.
        date: WrittenDate = "確認日": "確かめた日です。",
    }
}
