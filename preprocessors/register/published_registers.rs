//! What one edition may know of departments, roles, assets and so on: each field by its circle in `FIELDS` (domain §8).

use super::publish_registers::{Links, coarse, known, shown, values};
use super::published::Shown;
use crate::model::{
    Asset, Confirmation, Department, Edition, Framework, FrameworkPart, Known, Law, Role, System, Term,
};
use crate::text::days::Coarse;

/// Registers are one edition's knowledge of these kinds, each in the order of its files.
#[derive(Debug)]
pub struct Registers {
    /// 所属
    pub departments: Listing<PublishedDepartment>,
    /// 役割
    pub roles: Listing<PublishedRole>,
    /// 情報資産
    pub assets: Listing<PublishedAsset>,
    /// 情報システム
    pub systems: Listing<PublishedSystem>,
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
    /// A PublishedAsset is a 情報資産 as far as the edition may know it.
    PublishedAsset of Asset, sample: |record| record.sample, {
        /// As it is called.
        name: String = |record, _| record.name.clone(),
        /// Which department manages it; 未確認 where there is none of that id.
        department: Known<Named> = |record, links| links.department(&record.department),
        /// What kind of thing it is.
        kind: Known<&'static str> = |record, _| known(&record.kind, |kind| kind.name()),
        /// The role that answers for it.
        custodian: Known<Named> = |record, links| links.known(&record.custodian, |id| links.role(id)),
        /// Who uses it besides.
        using_departments: Vec<Known<Named>> =
            |record, links| record.using_departments.iter().map(|id| links.department(id)).collect(),
        /// The system that it belongs to.
        system: Known<Named> = |record, links| links.known(&record.system, |id| links.system(id)),
        /// Level of 機密性.
        confidentiality: Known<String> = |record, _| record.confidentiality.clone(),
        /// Level of 完全性.
        integrity: Known<String> = |record, _| record.integrity.clone(),
        /// Level of 可用性.
        availability: Known<String> = |record, _| record.availability.clone(),
        /// The gravest kind of personal data in it.
        personal_data: Known<&'static str> = |record, _| known(&record.personal_data, |data| data.name()),
        /// What may not be done with it.
        handling: Vec<String> = |record, _| record.handling.clone(),
        /// Network zone.
        zone: Known<String> = |record, _| record.zone.clone(),
        /// Citations of procedures, as written.
        procedures: Vec<String> = |record, _| values(&record.procedures),
        /// Why it needs none.
        no_procedure: Option<String> = |record, _| record.no_procedure.as_ref().map(|reason| reason.value.clone()),
        /// When somebody last looked.
        confirmed_on: Known<Coarse> = |record, _| known(&record.confirmed_on, coarse),
        /// Where the entry comes from.
        source: Known<String> = |record, _| record.source.clone(),
        /// For officers.
        note: Option<String> = |record, _| record.note.clone(),
    }
}

published! {
    /// A PublishedSystem is a 情報システム as far as the edition may know it.
    PublishedSystem of System, sample: |record| record.sample, {
        /// As it is called.
        name: String = |record, _| record.name.clone(),
        /// Which department manages it; 未確認 where there is none of that id.
        department: Known<Named> = |record, links| links.department(&record.department),
        /// Network zone.
        zone: Known<String> = |record, _| record.zone.clone(),
        /// Where it runs.
        hosting: Known<String> = |record, _| record.hosting.clone(),
        /// Citations of procedures, as written.
        procedures: Vec<String> = |record, _| values(&record.procedures),
        /// Why it needs none.
        no_procedure: Option<String> = |record, _| record.no_procedure.as_ref().map(|reason| reason.value.clone()),
        /// When somebody last looked.
        confirmed_on: Known<Coarse> = |record, _| known(&record.confirmed_on, coarse),
        /// For officers.
        note: Option<String> = |record, _| record.note.clone(),
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
        clauses: Vec<String> = |record, _| values(&record.clauses),
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
        let all: [(&[FieldDoc], &[&str]); 8] = [
            (Department::FIELDS, PublishedDepartment::KEYS),
            (Role::FIELDS, PublishedRole::KEYS),
            (Asset::FIELDS, PublishedAsset::KEYS),
            (System::FIELDS, PublishedSystem::KEYS),
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
