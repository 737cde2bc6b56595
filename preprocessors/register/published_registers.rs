//! What one edition may know of departments, roles, assets and so on: each field by its circle in `FIELDS` (domain §8).

use super::publish_registers::{Links, coarse, known, shown};
use super::published::Shown;
use crate::model::{Confirmation, Department, Edition, Framework, FrameworkPart, Known, Law, Role, Term};
use crate::text::days::Coarse;

/// Registers are one edition's knowledge of these kinds, each in the order of its files.
#[derive(Debug)]
pub struct Registers {
    /// 所属
    pub departments: Listing<PublishedDepartment>,
    /// 役割
    pub roles: Listing<PublishedRole>,
    /// 法令
    pub laws: Listing<PublishedLaw>,
    /// 用語, those that the edition may know.
    pub terms: Listing<PublishedTerm>,
    /// 枠組み
    pub frameworks: Listing<PublishedFramework>,
    /// 確認
    pub confirmations: Listing<PublishedConfirmation>,
}

/// A Listing is the records of a kind, or the reason why not even their names are shown.
#[derive(Debug)]
pub struct Listing<T> {
    /// In the order of the files.
    pub records: Shown<Vec<T>>,
    /// Some could not be read: the list, and every count of it, is not whole.
    pub lacks: bool,
}

impl<T> Listing<T> {
    /// The records that may be shown: none where the kind is withheld.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.records.value().map_or([].iter(), |records| records.iter())
    }

    /// How many there are.
    pub fn count(&self) -> Shown<usize> {
        match &self.records {
            Shown::Shown(records) => Shown::Shown(records.len()),
            Shown::Withheld(reason) => Shown::Withheld(reason.clone()),
        }
    }
}

/// A Named is a record that another names: its id and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Names it in addresses.
    pub id: String,
    /// What readers see.
    pub name: String,
}

/// Defines what is shown of a kind: every field with its words, made only where the edition may know it.
macro_rules! published {
    ($(#[$doc:meta])* $name:ident of $record:ident, sample: $sample:expr, {
        $($(#[$field_doc:meta])* $field:ident: $type:ty = $make:expr,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name {
            /// Names it in addresses and links.
            pub id: String,
            /// An invented one.
            pub sample: bool,
            $($(#[$field_doc])* pub $field: Shown<$type>,)*
        }

        impl $name {
            #[cfg(test)]
            const KEYS: &'static [&'static str] = &[$(stringify!($field),)*];

            pub(super) fn of(record: &$record, links: &Links<'_>) -> Self {
                $(let $field = {
                    let make: fn(&$record, &Links<'_>) -> $type = $make;
                    shown($record::FIELDS, stringify!($field), links.edition, || make(record, links))
                };)*
                let sample: fn(&$record) -> bool = $sample;
                Self { id: record.id.as_str().to_owned(), sample: sample(record), $($field,)* }
            }
        }
    };
}

published! {
    /// A PublishedDepartment is a 所属 as far as the edition may know it.
    PublishedDepartment of Department, sample: |record| record.sample, {
        /// As it is called.
        name: String = |record, _| record.name.clone(),
        /// Its 部・局.
        bureau: Option<String> = |record, _| record.bureau.clone(),
        /// Its first day.
        valid_from: Known<Coarse> = |record, _| known(&record.valid_from, coarse),
        /// Its last day; none while it is there.
        valid_until: Option<Coarse> = |record, _| record.valid_until.as_ref().map(coarse),
        /// Who took its work over.
        successors: Vec<Named> = |record, links| links.successors(record),
        /// For officers.
        note: Option<String> = |record, _| record.note.clone(),
    }
}

published! {
    /// A PublishedRole is a 役割 as far as the edition may know it.
    PublishedRole of Role, sample: |record| record.sample, {
        /// As the policy calls it.
        name: String = |record, _| record.name.clone(),
        /// What else it is called.
        short_names: Vec<String> = |record, _| record.short_names.clone(),
        /// What kind of body it is.
        kind: &'static str = |record, _| record.kind.name(),
        /// The office that holds it.
        held_by: Known<String> = |record, _| record.held_by.clone(),
        /// The office that stands in.
        acting: Known<String> = |record, _| record.acting.clone(),
        /// Roles that the same office holds.
        concurrent: Vec<Named> = |record, links| record.concurrent.iter().filter_map(|id| links.role(id)).collect(),
        /// The role above it; never round in a circle.
        reports_to: Option<Named> = |record, links| links.reports_to(record),
        /// What the national model calls it.
        corresponds_to: Option<String> = |record, _| record.corresponds_to.clone(),
        /// Where its office is.
        department: Option<Known<Named>> = |record, links| record.department.as_ref().map(|id| links.department(id)),
        /// What it does.
        duties: Vec<String> = |record, _| record.duties.clone(),
    }
}

published! {
    /// A PublishedLaw is a 法令 as far as the edition may know it.
    PublishedLaw of Law, sample: |_| false, {
        /// Its title.
        name: String = |record, _| record.name.clone(),
        /// What texts call it.
        short_names: Vec<String> = |record, _| record.short_names.clone(),
        /// Its form.
        kind: &'static str = |record, _| record.kind.name(),
        /// e.g. 「昭和22年法律第67号」
        number: Known<String> = |record, _| record.number.clone(),
        /// Where its text can be read.
        url: Option<String> = |record, _| record.url.as_ref().map(|url| url.0.clone()),
        /// Its last day; none while it is in force.
        valid_until: Option<Coarse> = |record, _| record.valid_until.as_ref().map(coarse),
        /// What took its place; never round in a circle.
        successor: Option<Named> = |record, links| links.law_successor(record),
        /// What readers should know of it.
        note: Option<String> = |record, _| record.note.clone(),
        /// Citations of clauses of ours, as written.
        clauses: Vec<String> = |record, _| record.clauses.iter().map(|cited| cited.value.clone()).collect(),
    }
}

published! {
    /// A PublishedTerm is a 用語 that the edition may know.
    PublishedTerm of Term, sample: |record| record.sample, {
        /// The word.
        name: String = |record, _| record.name.clone(),
        /// How it is read.
        reading: Known<String> = |record, _| record.reading.clone(),
        /// Other words for the same.
        aliases: Vec<String> = |record, _| record.aliases.clone(),
        /// What it means.
        definition: String = |record, _| record.definition.clone(),
        /// Citation of the clause that defines it, as written.
        source: Option<String> = |record, _| record.source.as_ref().map(|source| source.value.clone()),
        /// 公開範囲, in words.
        visibility: &'static str = |record, _| record.visibility.name(),
    }
}

published! {
    /// A PublishedFramework is a 枠組み as far as the edition may know it.
    PublishedFramework of Framework, sample: |_| false, {
        /// As it is called.
        name: String = |record, _| record.name.clone(),
        /// What 〔枠組み：…〕 writes.
        short_names: Vec<String> = |record, _| record.short_names.clone(),
        /// The law or norm that it is part of.
        law: Option<Named> = |record, links| record.law.as_ref().and_then(|id| links.law(id)),
        /// Of which day it is.
        dated: Known<Coarse> = |record, _| known(&record.dated, coarse),
        /// From which day it binds.
        in_force: Known<Coarse> = |record, _| known(&record.in_force, coarse),
        /// How far the list may be relied on.
        status: Option<String> = |record, _| record.status.clone(),
        /// What readers should know of it.
        note: Option<String> = |record, _| record.note.clone(),
        /// Whether a part without a clause is a gap.
        counted: bool = |record, _| record.counted,
        /// In order.
        parts: Vec<PublishedPart> =
            |record, links| record.parts.iter().map(|part| PublishedPart::of(part, links.edition)).collect(),
    }
}

/// A PublishedPart is one numbered measure of a framework.
#[derive(Debug)]
pub struct PublishedPart {
    /// As it is cited.
    pub number: String,
    /// What it is about, in our words.
    pub name: String,
    /// The number of the part it stands under.
    pub group: Option<String>,
    /// Why no clause needs to answer it; officers only.
    pub not_needed: Shown<Option<String>>,
}

impl PublishedPart {
    fn of(part: &FrameworkPart, edition: Edition) -> Self {
        Self {
            number: part.number.clone(),
            name: part.name.clone(),
            group: part.group.as_ref().map(|group| group.value.clone()),
            not_needed: shown(FrameworkPart::FIELDS, "not_needed", edition, || {
                part.not_needed.as_ref().map(|reason| reason.value.clone())
            }),
        }
    }
}

published! {
    /// A PublishedConfirmation is a 確認, for officers.
    PublishedConfirmation of Confirmation, sample: |_| false, {
        /// The clause below.
        lower: String = |record, _| record.lower.clone(),
        /// The clause above.
        upper: String = |record, _| record.upper.clone(),
        /// Both, in words.
        words: String = |record, _| record.words.clone(),
        /// Of the words of the clause above.
        fingerprint: String = |record, _| record.fingerprint.clone(),
        /// The post that looked.
        post: String = |record, _| record.post.clone(),
        /// When.
        date: Coarse = |record, _| coarse(&record.date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::FieldDoc;

    #[test]
    fn every_field_of_a_record_is_published_by_its_circle() {
        let all: [(&[FieldDoc], &[&str]); 6] = [
            (Department::FIELDS, PublishedDepartment::KEYS),
            (Role::FIELDS, PublishedRole::KEYS),
            (Law::FIELDS, PublishedLaw::KEYS),
            (Term::FIELDS, PublishedTerm::KEYS),
            (Framework::FIELDS, PublishedFramework::KEYS),
            (Confirmation::FIELDS, PublishedConfirmation::KEYS),
        ];
        for (fields, published) in all {
            let mut fields: Vec<&str> = fields.iter().map(|field| field.key).collect();
            fields.retain(|key| !["id", "sample"].contains(key));
            let mut published = published.to_vec();
            fields.sort_unstable();
            published.sort_unstable();
            assert_eq!(fields, published);
        }
    }
}
