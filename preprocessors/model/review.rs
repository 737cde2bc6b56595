//! Reviews of the texts, also those that changed nothing.

use super::entry::entry;
use super::record::{To, choices};
use super::{Document, Known, Role};
use crate::text::days::WrittenDate;

choices! {
    /// A ReviewResult is what came of a review.
    ReviewResult {
        /// The text stays.
        Unchanged = "改正なし",
        /// The text is to be changed.
        Change = "改正する",
        /// It goes on.
        Running = "検討中",
    }
}

entry! {
    /// A Review is that somebody looked whether a text still fits (見直し).
    Review, "見直し" in "reviews" @ Officer {
        /// Which texts.
        documents: Vec<To<Document>> = "文書": "見直した文書の識別子の一覧です。",
        /// When.
        reviewed_on: Known<WrittenDate> = "見直した日": "見直した日です。",
        /// What came of it.
        result: Known<ReviewResult> = "結果": "改正なし、改正する、検討中から選びます。",
        /// Who looked.
        reviewer: Known<To<Role>> = "見直した役割": "見直した役割の識別子です。",
        /// By when the next is due.
        next: Known<WrittenDate> = "次の見直し": "次に見直す期限です。",
        /// Why it came out so.
        reason: Known<String> = "理由": "結果の理由です。",
    }
}
