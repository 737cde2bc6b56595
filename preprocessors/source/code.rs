//! The codes of all diagnostics, in one list. A code is never used again for another meaning.

use std::fmt;

macro_rules! codes {
    ($($variant:ident = $name:literal $(in $folder:literal)?,)*) => {
        /// A Code is the kebab-case name of a check; its manual is `preprocessors/checks/<code>.md` (of style: in `style/`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Code {
            /// Every code there is, in the order of the list.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The name as it is printed.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Its manual, in Japanese Markdown.
            pub fn manual(self) -> &'static str {
                match self { $(Code::$variant => include_str!(concat!("../checks/", $($folder,)? $name, ".md")),)* }
            }
        }
    };
}

codes! {
    // files
    NotUtf8 = "not-utf8",
    EmptyFile = "empty-file",
    LongLine = "long-line",
    BadName = "bad-name",
    OutsideProject = "outside-project",
    Unreadable = "unreadable",
    // data files
    BrokenJson = "broken-json",
    UnknownKey = "unknown-key",
    DuplicateKey = "duplicate-key",
    MissingKey = "missing-key",
    WrongType = "wrong-type",
    UnknownChoice = "unknown-choice",
    UnknownFormat = "unknown-format",
    BadId = "bad-id",
    DuplicateId = "duplicate-id",
    BadDate = "bad-date",
    BadUrl = "bad-url",
    DanglingReference = "dangling-reference",
    AbolishedDepartment = "abolished-department",
    CircularReference = "circular-reference",
    ContradictoryRecord = "contradictory-record",
    DuplicateName = "duplicate-name",
    DuplicateRecord = "duplicate-record",
    EmptyReason = "empty-reason",
    // 履歴
    UnrecordedChange = "unrecorded-change",
    AlteredText = "altered-text",
    MissingText = "missing-text",
    StrayText = "stray-text",
    RowWithoutText = "row-without-text",
    UnreadText = "unread-text",
    // registers
    OwnAuditor = "own-auditor",
    OwnVerification = "own-verification",
    DatesOutOfOrder = "dates-out-of-order",
    UnknownLevel = "unknown-level",
    RiskUnjustified = "risk-unjustified",
    NumberedOutsideZone = "numbered-outside-zone",
    PersonalButOpen = "personal-but-open",
    CloudWithoutApproval = "cloud-without-approval",
    SupportBeforeRenewal = "support-before-renewal",
    RetentionOver = "retention-over",
    ClassBelowHeld = "class-below-held",
    OverTarget = "over-target",
    CountMismatch = "count-mismatch",
    UnknownTable = "unknown-table",
    // the book
    SummaryBroken = "summary-broken",
    MissingFile = "missing-file",
    UnlistedFile = "unlisted-file",
    DocumentWithoutMetadata = "document-without-metadata",
    MetadataWithoutDocument = "metadata-without-document",
    ConfigBroken = "config-broken",
    // legal text
    NumberOutOfOrder = "number-out-of-order",
    LabelAsText = "label-as-text",
    UnknownAnnotation = "unknown-annotation",
    IncludeInLegalText = "include-in-legal-text",
    UnclosedFence = "unclosed-fence",
    TitleDiffers = "title-differs",
    // links
    DanglingCitation = "dangling-citation",
    RepealedCitation = "repealed-citation",
    SelfCitation = "self-citation",
    DanglingClause = "dangling-clause",
    UnknownRole = "unknown-role",
    UnknownPart = "unknown-part",
    BasisNotAbove = "basis-not-above",
    CircularBasis = "circular-basis",
    TermDefinedTwice = "term-defined-twice",
    // guide pages
    RawHtml = "raw-html",
    IncludeOutside = "include-outside",
    BrokenLink = "broken-link",
    MissingAttachment = "missing-attachment",
    // gaps and confirmations
    GapStandard = "gap-standard",
    GapProcedure = "gap-procedure",
    GapBasis = "gap-basis",
    GapAsset = "gap-asset",
    GapPart = "gap-part",
    SuspectLink = "suspect-link",
    UnconfirmedLinks = "unconfirmed-links",
    DanglingConfirmation = "dangling-confirmation",
    // publishing
    NoHistory = "no-history",
    NoText = "no-text",
    DuplicateNumber = "duplicate-number",
    StateBehind = "state-behind",
    WithheldWithoutReason = "withheld-without-reason",
    UnknownWithheld = "unknown-withheld",
    PolicyMissing = "policy-missing",
    TemplateBroken = "template-broken",
    // style, when it is asked for
    StyleNoSubject = "style-no-subject" in "style/",
    StyleLongSentence = "style-long-sentence" in "style/",
    StyleUnusedTerm = "style-unused-term" in "style/",
    StyleTermTwice = "style-term-twice" in "style/",
    StyleVariant = "style-variant" in "style/",
    StyleUncitedForm = "style-uncited-form" in "style/",
    StyleDeadForm = "style-dead-form" in "style/",
    StyleVague = "style-vague" in "style/",
    StyleNumber = "style-number" in "style/",
    StyleStaffMonotosuru = "style-staff-monotosuru" in "style/",
    StyleMunicipality = "style-municipality" in "style/",
    StyleOverlap = "style-overlap" in "style/",
    StyleAnnotations = "style-annotations" in "style/",
    StyleNeedlessReason = "style-needless-reason" in "style/",
}

impl Code {
    /// Whether it tells of work to be done, and not of a fault: `check` and `todo` name each, `build` and `serve` only how
    /// many there are.
    pub fn is_task(self) -> bool {
        matches!(
            self,
            Self::GapStandard
                | Self::GapProcedure
                | Self::GapBasis
                | Self::GapAsset
                | Self::GapPart
                | Self::SuspectLink
                | Self::UnconfirmedLinks
                | Self::DanglingConfirmation
        )
    }

    /// The code of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_manual_says_what_why_and_how() {
        for code in Code::ALL {
            let manual = code.manual();
            assert!(manual.starts_with(&format!("# {code}")), "{code}: title");
            for part in ["## 何が", "## なぜ", "## 直し方"] {
                assert!(manual.contains(part), "{code}: {part}");
            }
            assert_eq!(Code::parse(code.name()), Some(*code));
        }
    }
}
