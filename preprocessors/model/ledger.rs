//! Ledgers: the registers (台帳) whose every record has a page, and what their pages show of each record.

use super::kinds::KINDS;
use super::record::{FieldDoc, Record};
use super::{
    Application, ApprovedException, Asset, Audit, CheckPoint, Contractor, Evidence, Finding, Incident, Meeting, Notice,
    Question, Review, SelfCheck, System, Training,
};

macro_rules! ledgers {
    ($($(#[$doc:meta])* $variant:ident = $kind:ty,)*) => {
        /// A Ledger is a register (台帳) whose every record has a page, in the order in which they are listed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Ledger {
            $($(#[$doc])* $variant,)*
        }

        impl Ledger {
            /// Every ledger.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its folder in `data/`, and in the site.
            pub fn folder(self) -> &'static str {
                match self { $(Self::$variant => <$kind>::FOLDER,)* }
            }

            /// What an officer calls its records.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => <$kind>::TITLE,)* }
            }

            /// What is said of each field.
            pub fn fields(self) -> &'static [FieldDoc] {
                match self { $(Self::$variant => <$kind as Record>::FIELDS,)* }
            }
        }
    };
}

ledgers! {
    /// 情報資産
    Assets = Asset,
    /// 情報システム
    Systems = System,
    /// 監査
    Audits = Audit,
    /// 指摘事項
    Findings = Finding,
    /// 監査項目
    CheckPoints = CheckPoint,
    /// 自己点検
    SelfChecks = SelfCheck,
    /// 研修
    Trainings = Training,
    /// インシデント
    Incidents = Incident,
    /// 例外措置
    Exceptions = ApprovedException,
    /// 委託先・クラウド
    Contractors = Contractor,
    /// 申請・許可
    Applications = Application,
    /// 通知・注意喚起
    Notices = Notice,
    /// 委員会
    Meetings = Meeting,
    /// 証跡
    Evidence = Evidence,
    /// よくある質問
    Questions = Question,
    /// 見直し
    Reviews = Review,
}

impl Ledger {
    /// What is recorded there, as a sentence.
    pub fn what(self) -> &'static str {
        KINDS.iter().find(|kind| kind.folder == self.folder()).map_or("", |kind| kind.what)
    }

    /// The keys of what stands on the register's page beside a record's name: fields, and what is reckoned.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Assets => &[
                "department",
                "kind",
                "confidentiality",
                "class",
                "risk_band",
                "personal_data",
                "system",
                "handling",
                "confirmed_on",
            ],
            Self::Systems => &[
                "department",
                "zone",
                "hosting",
                "class",
                "support_end",
                "renewal",
                "tested_on",
                "vendor",
                "confirmed_on",
            ],
            Self::Audits => &["fiscal_year", "kind", "state", "audited", "auditor", "from", "until", "reported_on"],
            Self::Findings => &["department", "grade", "state", "standing", "due", "plan", "evidence", "repeated_from"],
            Self::CheckPoints => &["number", "large", "middle", "required", "answers", "clauses"],
            Self::SelfChecks => {
                &["fiscal_year", "held_on", "target", "answered", "share", "target_departments", "answered_departments"]
            }
            Self::Trainings => &["fiscal_year", "kind", "audience", "held_on", "target", "attended", "share"],
            Self::Incidents => &["class", "kind", "department", "known_on", "standing", "persons", "closed_on"],
            Self::Exceptions => {
                &["department", "clauses", "reason", "from", "until", "standing", "approver", "extended"]
            }
            Self::Contractors => {
                &["kind", "provider", "department", "until", "standing", "confidentiality", "checked_on", "transition"]
            }
            Self::Applications => &["kind", "department", "object", "until", "state", "standing", "approver"],
            Self::Notices => &["issuer", "number", "received_on", "department", "due", "state", "standing"],
            Self::Meetings => &["held_on", "agenda", "decisions"],
            Self::Evidence => &["department", "measures", "what", "kept_at", "dated"],
            Self::Questions => &["answer", "see"],
            Self::Reviews => &["documents", "reviewed_on", "result", "reviewer", "next"],
        }
    }

    /// The keys of that by which its page can be narrowed.
    pub fn filters(self) -> &'static [&'static str] {
        match self {
            Self::Assets => {
                &["department", "kind", "confidentiality", "risk_band", "importance", "threat", "personal_data", "zone"]
            }
            Self::Systems => &["department", "zone", "hosting", "class"],
            Self::Audits => &["fiscal_year", "kind", "state", "auditor"],
            Self::Findings => &["standing", "state", "grade", "year", "department", "audit", "category"],
            Self::CheckPoints => &["large", "middle"],
            Self::SelfChecks => &["fiscal_year"],
            Self::Trainings => &["fiscal_year", "kind", "audience"],
            Self::Incidents => &["class", "kind", "department", "standing"],
            Self::Exceptions => &["standing", "department", "approver"],
            Self::Contractors => &["kind", "department", "standing", "confidentiality"],
            Self::Applications => &["kind", "department", "state", "standing"],
            Self::Notices => &["issuer", "state", "standing", "department"],
            Self::Meetings => &[],
            Self::Evidence => &["department", "measures"],
            Self::Questions => &["department"],
            Self::Reviews => &["result", "documents"],
        }
    }

    /// The keys of the fields that every record should have in time: those of which 未入力 is counted. What a state has not
    /// come to yet (the day on which a finding was closed) is not among them.
    pub fn essential(self) -> &'static [&'static str] {
        match self {
            Self::Assets => &[
                "kind",
                "custodian",
                "confidentiality",
                "integrity",
                "availability",
                "personal_data",
                "medium",
                "location",
                "zone",
                "retention",
                "inventory_on",
                "confirmed_on",
            ],
            Self::Systems => {
                &["zone", "hosting", "support_end", "authentication", "backup", "log_retention", "confirmed_on"]
            }
            Self::Audits => &["kind", "state", "scope", "auditor", "from", "criteria"],
            Self::Findings => &["audit", "found_on", "grade", "category", "fact", "state"],
            Self::CheckPoints => &["number", "large"],
            Self::SelfChecks => &["held_on", "target", "answered"],
            Self::Trainings => &["kind", "held_on", "target", "attended"],
            Self::Incidents => &["class", "kind", "occurred_on", "known_on", "notified", "publication"],
            Self::Exceptions => &["reason", "from", "until", "instead", "residual", "approver", "approved_on"],
            Self::Contractors => &[
                "kind",
                "provider",
                "from",
                "until",
                "confidentiality",
                "subcontract",
                "checked_on",
                "location",
                "contact_hours",
            ],
            Self::Applications => &["kind", "object", "applied_on", "until", "state", "approver"],
            Self::Notices => &["issuer", "received_on", "due", "state"],
            Self::Meetings => &["held_on"],
            Self::Evidence => &["what", "kept_at", "dated"],
            Self::Questions => &["answer"],
            Self::Reviews => &["reviewed_on", "result", "reviewer", "next"],
        }
    }

    /// The ledger whose records lie in that folder.
    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|ledger| ledger.folder() == folder)
    }

    /// Where in its records' fields the one of that key is.
    pub fn field(self, key: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.key == key)
    }
}
