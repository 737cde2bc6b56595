//! What each edition may know of departments, roles, assets and so on (domain §8), and that one bad record hides no other.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use kitei::model::ledger::Ledger;
use kitei::model::{Edition, Known};
use kitei::register::{Datum, Published, PublishedRecord, Reason, Register, Shown};
use kitei::text::days::Today;
use std::path::Path;
use std::sync::Arc;
use support::Town;

/// What an edition knows of a project.
fn published(root: &Path, edition: Edition) -> Arc<Published> {
    let today: Today = support::TODAY.parse().expect("a day");
    Register::new(kitei::read::read(root, today).expect("a project")).publish(edition, today).expect("a site")
}

fn town(edition: Edition) -> Arc<Published> {
    published(&support::own().join("tests/town"), edition)
}

/// A copy of the town of the tests with other words in one file.
fn spoilt(path: &str, old: &str, new: &str) -> Town {
    Town::of(&support::own().join("tests/town")).edit(path, |text| {
        assert!(text.contains(old), "{path}: {old}");
        text.replacen(old, new, 1)
    })
}

/// How many of a kind there are; `None` where even that is withheld.
fn counts(published: &Published) -> [Option<usize>; 8] {
    let all = &published.registers;
    let ledger = |of: Ledger| {
        let records = &published.ledger(of).expect("a ledger").records;
        records.value().map_or(Shown::Withheld(Reason::Broken), |records| Shown::Shown(records.len()))
    };
    [
        all.departments.count(),
        all.roles.count(),
        ledger(Ledger::Assets),
        ledger(Ledger::Systems),
        all.laws.count(),
        all.terms.count(),
        all.frameworks.count(),
        all.confirmations.count(),
    ]
    .map(|count| count.value().copied())
}

#[test]
fn each_circle_knows_its_kinds() {
    assert_eq!(counts(&town(Edition::Public)), [Some(4), None, None, None, Some(4), Some(1), Some(2), None]);
    assert_eq!(counts(&town(Edition::Staff)), [Some(4), Some(5), Some(5), Some(2), Some(4), Some(1), Some(2), None]);
    let officer = town(Edition::Officer);
    assert_eq!(counts(&officer), [Some(4), Some(5), Some(5), Some(2), Some(4), Some(2), Some(2), Some(2)]);
    assert!(!lacks(&officer, Ledger::Assets));
}

#[test]
fn staff_know_four_things_of_an_asset() {
    let staff = town(Edition::Staff);
    let asset = staff.records(Ledger::Assets).next().expect("an asset");
    assert_eq!(asset.name, "住民記録の情報");
    assert_eq!(department(asset), Some("市民課"));
    assert_eq!(asset.words(Ledger::Assets, "confidentiality"), Some("3B"));
    assert!(matches!(asset.datum(Ledger::Assets, "handling"), Some(Datum::List(limits)) if limits.len() == 1));
    let known = ["id", "name", "department", "confidentiality", "handling", "visibility", "sample"];
    assert_eq!(shown(Ledger::Assets, asset), known);
    assert!(asset.computed.is_empty(), "{asset:?}");
    let system = staff.records(Ledger::Systems).next().expect("a system");
    assert_eq!(shown(Ledger::Systems, system), ["id", "name", "department", "visibility", "sample"]);
    assert!(!staff.ledger(Ledger::Systems).expect("a ledger").has_pages(), "a page would tell nothing");
}

/// The keys of the fields that an edition knows of a record.
fn shown(of: Ledger, record: &PublishedRecord) -> Vec<&'static str> {
    let fields = of.fields().iter().zip(&record.data);
    fields.filter(|(_, datum)| datum.value().is_some()).map(|(field, _)| field.key).collect()
}

fn lacks(published: &Published, of: Ledger) -> bool {
    published.ledger(of).expect("a ledger").lacks
}

/// Of every register whose circle is narrower than an edition's, the edition knows not even how many records there are.
#[test]
fn what_is_for_officers_is_not_counted_elsewhere() {
    let there = |edition: Edition| -> Vec<&'static str> {
        let published = published(support::own(), edition);
        let told = published.ledgers.iter().filter(|ledger| ledger.records.value().is_some());
        told.map(|ledger| ledger.ledger.folder()).collect()
    };
    assert_eq!(there(Edition::Public), Vec::<&str>::new());
    assert_eq!(there(Edition::Staff), ["assets", "systems", "questions"]);
    assert_eq!(there(Edition::Officer).len(), Ledger::ALL.len());
}

#[test]
fn the_public_knows_departments_laws_and_frameworks_but_no_judgement() {
    let public = town(Edition::Public);
    let old = public.registers.departments.iter().find(|department| department.id == "denzan").expect("the old one");
    assert_eq!(old.name.value().map(String::as_str), Some("電算係"));
    assert_eq!(old.successors.value().map(|all| all[0].name.as_str()), Some("情報政策課"));
    assert!(old.note.reason().is_some());
    let law = public.registers.laws.iter().next().expect("a law");
    assert!(law.number.value().is_some() && law.clauses.reason().is_some());
    let reasons = |published: &Published| -> Vec<Shown<Option<String>>> {
        let frameworks = published.registers.frameworks.iter();
        let parts = frameworks.filter_map(|framework| framework.parts.value()).flatten();
        parts.map(|part| part.not_needed.clone()).collect()
    };
    assert!(reasons(&public).iter().all(|reason| reason.reason().is_some()));
    assert_eq!(
        reasons(&town(Edition::Officer)).iter().filter(|reason| matches!(reason, Shown::Shown(Some(_)))).count(),
        1
    );
}

#[test]
fn an_unknown_department_is_unconfirmed_and_the_record_stays() {
    let town = spoilt("data/assets/assets.json", "\"department\": \"shimin\"", "\"department\": \"no-such\"");
    let officer = published(&town.write(), Edition::Officer);
    assert_eq!(counts(&officer)[2], Some(5));
    let asset = officer.records(Ledger::Assets).next().expect("an asset");
    assert!(matches!(asset.datum(Ledger::Assets, "department"), Some(Datum::Absent("未確認"))), "{asset:?}");
    let town = spoilt("data/documents/unyo.json", "\"department\": \"somu\"", "\"department\": \"no-such\"");
    let public = published(&town.write(), Edition::Public);
    let departments = public.documents.iter().filter_map(|document| document.body.value()).map(|body| &body.department);
    let departments: Vec<_> = departments.collect();
    assert!(departments.contains(&&Known::Unconfirmed) && departments.contains(&&Known::Value("総務課".to_owned())));
}

#[test]
fn one_bad_record_hides_no_other_and_the_list_says_it_is_not_whole() {
    let town = spoilt("data/assets/assets.json", "\"kind\": \"ハードウェア\"", "\"kind\": \"鉄\"");
    let root = town.write();
    let staff = published(&root, Edition::Staff);
    assert_eq!(counts(&staff)[2], Some(4));
    assert!(lacks(&staff, Ledger::Assets) && !lacks(&staff, Ledger::Systems));
    assert!(!lacks(&published(&root, Edition::Public), Ledger::Assets), "the public is not even told that");
}

#[test]
fn a_circle_is_cut_so_that_who_follows_it_ends() {
    let town =
        spoilt("data/roles/roles.json", "\"id\": \"tokatsu\",", "\"id\": \"tokatsu\", \"reports_to\": \"kanri\",");
    let staff = published(&town.write(), Edition::Staff);
    let roles: Vec<_> = staff.registers.roles.iter().collect();
    assert_eq!(roles.len(), 5);
    let above = |id: &str| {
        let role = roles.iter().find(|role| role.id == id)?;
        role.reports_to.value()?.as_ref().map(|named| named.id.clone())
    };
    for role in &roles {
        let mut here = Some(role.id.clone());
        let steps = std::iter::from_fn(|| {
            here = above(here.as_deref()?);
            here.clone()
        });
        assert!(steps.take(10).count() < 10, "{} goes round", role.id);
    }
}

/// The project of this repository: real laws and frameworks, and registers that are samples throughout.
#[test]
fn our_own_registers_are_samples_and_our_frameworks_whole() {
    let own = published(support::own(), Edition::Officer);
    let all = &own.registers;
    assert!(all.departments.iter().all(|it| it.sample), "departments");
    assert!(all.roles.iter().all(|it| it.sample), "roles");
    for ledger in &own.ledgers {
        assert!(ledger.iter().all(|it| it.sample), "{}", ledger.ledger.folder());
    }
    assert!(all.terms.iter().all(|it| it.sample), "terms");
    let kinds: std::collections::BTreeSet<_> =
        own.records(Ledger::Assets).filter_map(|asset| asset.words(Ledger::Assets, "kind")).collect();
    assert_eq!(kinds.len(), 8, "{kinds:?}");
    let parts = |id: &str| {
        let framework = all.frameworks.iter().find(|framework| framework.id == id).expect("a framework");
        let parts = framework.parts.value().expect("parts");
        (
            parts.iter().filter(|part| part.group.is_none()).count(),
            parts.iter().filter(|part| part.group.is_some()).count(),
        )
    };
    assert_eq!(parts("kisoku-16-3"), (8, 28));
    assert_eq!(parts("reibun"), (9, 27));
    assert_eq!(parts("iso-27001-a"), (4, 93));
    assert_eq!(parts("nist-csf-2"), (6, 22));
}

fn department(asset: &PublishedRecord) -> Option<&str> {
    asset.words(Ledger::Assets, "department")
}
