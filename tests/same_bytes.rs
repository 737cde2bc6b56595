//! The same input gives the same bytes: wherever, whenever and by whomever a site is built. And a file whose bytes are
//! what they were keeps its modification time, so that what watches or copies the site sees only what changed.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use support::html::{Dom, Seen};
use support::{Document, EDITIONS, Site, TODAY, Town, files, kitei, own, said};

/// A town large enough that its pages are made on all cores, with a 履歴 on each.
fn town() -> Town {
    let mut town = Town::new().guide(
        "guide/README.md",
        "手引",
        "# 手引\n\n## 一\n\n## 一\n\n[添付](../../data/attachments/a.txt)\n",
    );
    for number in 1..=40 {
        let (id, name) = (format!("standard-{number}"), format!("規程{number}"));
        let articles: String =
            (1..=20).map(|article| format!("第{article}条　条文{article}。\n２　項。\n\n")).collect();
        let visibility = ["公開", "職員", "担当"][number % 3];
        let entry = serde_json::json!({
            "id": "first", "date": format!("令和7年4月{}日", number % 5 + 1), "place": "－", "content": "新規制定", "act": "未確認"
        });
        town = town
            .document(
                Document::new(&id, &name)
                    .text(&format!("{name}\n\n{articles}"))
                    .with("visibility", visibility)
                    .with("reason", "理由"),
            )
            .records(&format!("data/history/{id}/entries.json"), &[entry]);
    }
    town.bytes("data/attachments/a.txt", b"a").bytes("data/attachments/b.txt", b"b")
}

/// Copies a project, its files made in the order that `order` gives.
fn copy(from: &Path, to: &Path, order: impl Fn(&mut Vec<(String, Vec<u8>)>)) -> PathBuf {
    let mut all: Vec<_> = files(from).into_iter().collect();
    order(&mut all);
    for (path, bytes) in all {
        let place = to.join(path);
        fs::create_dir_all(place.parent().expect("a folder above")).expect("folders");
        fs::write(place, bytes).expect("a file");
    }
    to.to_owned()
}

#[track_caller]
fn run(command: &mut Command) {
    let output = command.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[track_caller]
fn assert_same(one: &Site, other: &Site) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (path, bytes) in one {
        let texts = [bytes, &other[path]].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        assert!(
            bytes == &other[path],
            "{path}: {}",
            support::html::difference(&texts[0], &texts[1]).unwrap_or_default()
        );
    }
}

#[test]
fn where_when_and_by_whom_a_site_is_built_makes_no_difference() {
    let place = tempfile::tempdir().expect("a folder");
    let at = |name: &str| place.path().join(name);
    for (town, name) in [(town(), "town"), (Town::of(own()), "own")] {
        let project = town.write();
        let one = copy(&project, &at(&format!("{name}/one")), |all| all.sort());
        let other = copy(&project, &at(&format!("{name}/全角 and much deeper/down/other")), |all| all.reverse());
        for edition in EDITIONS {
            let [first, second] = [at(&format!("{name}-first-{edition}")), at(&format!("{name}-second-{edition}"))];
            let words = ["--edition", edition, "--today", TODAY, "--out"];
            run(kitei().arg("build").arg(&one).args(words).arg(&first).current_dir(place.path()).envs([
                ("TZ", "UTC"),
                ("LANG", "C"),
                ("LC_ALL", "C"),
                ("HOME", "/"),
                ("USER", "one"),
            ]));
            run(kitei().arg("build").args(words).arg(&second).current_dir(other.join("book/policy")).envs([
                ("TZ", "Asia/Tokyo"),
                ("LANG", "ja_JP.UTF-8"),
                ("LC_ALL", "tr_TR.UTF-8"),
                ("RAYON_NUM_THREADS", "1"),
            ]));
            assert_same(&files(&first), &files(&second));
            // on one core alone, where the system lets us choose
            if cfg!(target_os = "linux") && Command::new("taskset").arg("--version").output().is_ok() {
                let third = at(&format!("{name}-third-{edition}"));
                let mut alone = Command::new("taskset");
                alone.args(["-c", "0", env!("CARGO_BIN_EXE_kitei"), "build"]).arg(&one).args(words).arg(&third);
                run(&mut alone);
                assert_same(&files(&first), &files(&third));
            }
        }
    }
}

fn times(site: &Path) -> BTreeMap<String, SystemTime> {
    let time = |path: &str| fs::metadata(site.join(path)).and_then(|meta| meta.modified()).expect("a time");
    files(site).into_keys().map(|path| (path.clone(), time(&path))).collect()
}

#[test]
fn a_second_build_leaves_the_times_of_what_is_as_it_was() {
    let town = town();
    let place = tempfile::tempdir().expect("a folder");
    let site = place.path().join("site");
    let build = |town: &Town| {
        let root = town.write();
        run(kitei().arg("build").arg(root).args(["--today", TODAY, "--out"]).arg(&site));
    };
    build(&town);
    // so that a file written anew cannot have the time it had
    let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    for path in files(&site).keys() {
        let file = fs::File::options().write(true).open(site.join(path)).expect("a file");
        file.set_modified(long_ago).expect("a time");
    }
    let before = times(&site);
    build(&town);
    assert_eq!(times(&site), before);

    let edited = "standards/standard-3.html";
    build(&town.edit("book/standards/standard-3.md", |text| text.replace("条文7", "改めた条文7")));
    let after = times(&site);
    let changed: Vec<&String> = after.keys().filter(|path| after[*path] != before[*path]).collect();
    assert_eq!(changed, ["manifest.json", "search/data/standards.js", "search/index.js", edited]);
}

#[test]
fn another_day_changes_only_what_shows_it() {
    let town = town();
    let root = town.write();
    let [one, other] = [TODAY, "2027-01-02"].map(|day| {
        let place = tempfile::tempdir().expect("a folder");
        run(kitei().arg("build").arg(&root).args(["--today", day, "--out"]).arg(place.path().join("site")));
        files(&place.path().join("site"))
    });
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (path, bytes) in &one {
        // it has the hash of every page
        if path == "manifest.json" {
            continue;
        }
        if !path.ends_with(".html") {
            assert!(*bytes == other[path], "{path}");
            continue;
        }
        let day = |text: &str| {
            text.replace("2027-01-02", TODAY)
                .replace("令和9年1月2日（2027年1月2日）", "令和8年12月1日（2026年12月1日）")
        };
        let [one, other] = [bytes, &other[path]].map(|bytes| String::from_utf8(bytes.clone()).expect("UTF-8"));
        assert!(one != other, "{path} says no day");
        assert_eq!(one, day(&other), "{path}");
        let foot = Seen::of(&Dom::read(other.as_bytes()).one("footer")).texts;
        assert!(foot.contains(&"令和9年1月2日（2027年1月2日）".to_owned()), "{foot:?}");
    }
}
