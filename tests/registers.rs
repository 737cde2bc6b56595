//! What each edition may know of departments, roles, assets and so on (domain §8), and that one bad record hides no other.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use kitei::model::{Edition, Known};
use kitei::register::{Published, PublishedAsset, Register, Shown};
use kitei::text::days::Today;
use std::path::Path;
use std::sync::Arc;
use support::Town;

/// What an edition knows of a project.
fn published(root: &Path, edition: Edition) -> Arc<Published> {
    let today: Today = support::TODAY.parse().expect("a day");
    Register::new(kitei::read::read(root).expect("a project")).publish(edition, today).expect("a site")
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
    [
        all.departments.count(),
        all.roles.count(),
        all.assets.count(),
        all.systems.count(),
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
    assert!(!officer.registers.assets.lacks);
}

#[test]
fn staff_know_four_things_of_an_asset() {
    let staff = town(Edition::Staff);
    let asset = staff.registers.assets.iter().next().expect("an asset");
    assert_eq!(asset.name.value().map(String::as_str), Some("住民記録の情報"));
    assert_eq!(department(asset), Some("市民課"));
    assert_eq!(asset.confidentiality.value(), Some(&Known::Value("3B".to_owned())));
    assert_eq!(asset.handling.value().map(Vec::len), Some(1));
    let withheld = [
        asset.kind.reason(),
        asset.custodian.reason(),
        asset.using_departments.reason(),
        asset.system.reason(),
        asset.integrity.reason(),
        asset.availability.reason(),
        asset.personal_data.reason(),
        asset.zone.reason(),
        asset.procedures.reason(),
        asset.no_procedure.reason(),
        asset.confirmed_on.reason(),
        asset.source.reason(),
        asset.note.reason(),
    ];
    assert!(withheld.iter().all(Option::is_some), "{asset:?}");
    let system = staff.registers.systems.iter().next().expect("a system");
    assert!(system.name.value().is_some() && system.zone.reason().is_some() && system.hosting.reason().is_some());
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
    let asset = officer.registers.assets.iter().next().expect("an asset");
    assert_eq!(asset.department.value(), Some(&Known::Unconfirmed));
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
    assert!(staff.registers.assets.lacks && !staff.registers.systems.lacks);
    assert!(!published(&root, Edition::Public).registers.assets.lacks, "the public is not even told that");
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
    assert!(all.assets.iter().all(|it| it.sample), "assets");
    assert!(all.systems.iter().all(|it| it.sample), "systems");
    assert!(all.terms.iter().all(|it| it.sample), "terms");
    let kinds: std::collections::BTreeSet<_> =
        all.assets.iter().filter_map(|asset| asset.kind.value()?.value().copied()).collect();
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

fn department(asset: &PublishedAsset) -> Option<&str> {
    asset.department.value()?.value().map(|department| department.name.as_str())
}
