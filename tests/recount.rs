//! The dashboard's figures, counted again from the data files alone, by arithmetic of this file's own.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use support::html::{Dom, attribute, tag, text};
use support::own;

/// Days are numbers like 20261201, so that they compare.
type Day = u32;

/// The day on which the sites of these tests are built.
fn today() -> Day {
    support::TODAY.replace('-', "").parse().expect("a day")
}

/// 「令和８年10月１日」 of the eras that the data have.
fn day(value: &Value) -> Option<Day> {
    let plain: String = value
        .as_str()?
        .chars()
        .map(|c| if ('０'..='９').contains(&c) { char::from_u32(c as u32 - 0xFEE0).unwrap_or(c) } else { c })
        .collect();
    let (era, rest) =
        [("令和", 2018), ("平成", 1988)].iter().find_map(|(era, from)| Some((*from, plain.strip_prefix(era)?)))?;
    let (year, rest) = rest.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let year: u32 = if year == "元" { 1 } else { year.parse().ok()? };
    Some((era + year) * 10_000 + month.parse::<u32>().ok()? * 100 + rest.strip_suffix('日')?.parse::<u32>().ok()?)
}

/// Days since the year nought, for spans.
fn number(day: Day) -> i64 {
    let (mut year, mut month, date) = (i64::from(day / 10_000), i64::from(day / 100 % 100), i64::from(day % 100));
    if month < 3 {
        (year, month) = (year - 1, month + 12);
    }
    365 * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + date
}

fn records(root: &Path, folder: &str) -> Vec<Value> {
    let mut files: Vec<_> = fs::read_dir(root.join("data").join(folder))
        .map(|all| all.filter_map(|file| Some(file.ok()?.path())).collect())
        .unwrap_or_default();
    files.sort();
    let read = |path: &std::path::PathBuf| -> Vec<Value> {
        let value: Value = serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON");
        value["records"].as_array().expect("records").clone()
    };
    files.iter().flat_map(read).collect()
}

/// Whether something is written there that is a value.
fn has(value: &Value) -> bool {
    !value.is_null() && !["未入力", "未確認", "非該当", "なし"].iter().any(|word| value == word)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Due {
    Done,
    Waiting,
    NoDay,
    Unknown,
    Overdue,
    Soon,
    Later,
}

fn due(value: &Value) -> Due {
    let Some(due) = day(value) else { return Due::Unknown };
    match number(due) - number(today()) {
        left if left < 0 => Due::Overdue,
        left if left <= 30 => Due::Soon,
        _ => Due::Later,
    }
}

fn finding(it: &Value) -> Due {
    let own = has(&it["verified_by"]) && it["verified_by"] == it["department"];
    match it["state"].as_str() {
        Some("リスク受容") if it["acceptance"].is_object() => {
            if due(&it["acceptance"]["until"]) == Due::Overdue {
                Due::Overdue
            } else {
                Due::Done
            }
        }
        Some("確認済") if own => Due::Waiting,
        Some("確認済" | "リスク受容" | "取下げ") => Due::Done,
        _ if has(&it["completed_on"]) => Due::Waiting,
        _ if it["on_the_spot"] == true && !has(&it["due"]) => Due::NoDay,
        _ => due(&it["due"]),
    }
}

fn count(all: &[Value], is: impl Fn(&Value) -> bool) -> usize {
    all.iter().filter(|it| is(it)).count()
}

/// What the dashboard has to say, by the names of its figures in `words.json`.
fn expected(root: &Path) -> BTreeMap<&'static str, (usize, Option<usize>)> {
    let of = |folder: &str| records(root, folder);
    let mut all = BTreeMap::new();
    let findings = of("findings");
    let open = count(&findings, |it| finding(it) != Due::Done);
    let standing = |sought: Due| count(&findings, |it| finding(it) == sought);
    all.insert("findings_open", (open, Some(findings.len())));
    all.insert("findings_overdue", (standing(Due::Overdue), Some(open)));
    all.insert("findings_soon", (standing(Due::Soon), Some(open)));
    all.insert("findings_undated", (standing(Due::Unknown), Some(open)));
    let verified = |it: &Value| it["state"] == "確認済" && (it["verified_by"] != it["department"]);
    all.insert("findings_verified", (count(&findings, verified), Some(findings.len())));
    all.insert("findings_repeated", (count(&findings, |it| has(&it["repeated_from"])), Some(findings.len())));

    let exceptions = of("exceptions");
    let running = |it: &Value| !has(&it["ended_on"]);
    let counted = |sought: Due| count(&exceptions, |it| running(it) && due(&it["until"]) == sought);
    all.insert("exceptions_overdue", (counted(Due::Overdue), Some(count(&exceptions, running))));
    all.insert("exceptions_soon", (counted(Due::Soon), Some(count(&exceptions, running))));
    let contracts: Vec<Value> = of("contractors").into_iter().filter(|it| due(&it["until"]) != Due::Overdue).collect();
    all.insert("contracts_soon", (count(&contracts, |it| due(&it["until"]) == Due::Soon), Some(contracts.len())));
    let agreed = |it: &Value| ["subcontract", "contact_hours", "location"].iter().all(|key| has(&it[key]));
    all.insert("agreed", (count(&contracts, agreed), Some(contracts.len())));
    let fresh = |value: &Value| day(value).is_some_and(|day| (0..=366).contains(&(number(today()) - number(day))));
    let bought: Vec<Value> = contracts.iter().filter(|it| it["kind"] != "指定管理者").cloned().collect();
    all.insert("procured", (count(&bought, |it| fresh(&it["checked_on"])), Some(bought.len())));
    let systems = of("systems");
    all.insert("tested", (count(&systems, |it| fresh(&it["tested_on"])), Some(systems.len())));
    let ends: Vec<Day> = systems.iter().filter_map(|it| day(&it["support_end"])).collect();
    all.insert("support_over", (ends.iter().filter(|end| **end < today()).count(), Some(ends.len())));

    let asked: Vec<Value> = of("applications")
        .into_iter()
        .filter(|it| !has(&it["returned_on"]) && it["state"] != "不承認" && it["state"] != "返却・終了")
        .collect();
    let late = count(&asked, |it| it["state"] != "審査中" && due(&it["until"]) == Due::Overdue);
    all.insert("applications_overdue", (late, Some(asked.len())));
    let notices: Vec<Value> =
        of("notices").into_iter().filter(|it| it["state"] != "完了" && it["state"] != "対応不要").collect();
    all.insert("notices_overdue", (count(&notices, |it| due(&it["due"]) == Due::Overdue), Some(notices.len())));
    all.insert("notices_soon", (count(&notices, |it| due(&it["due"]) == Due::Soon), Some(notices.len())));
    let homework: Vec<Value> =
        of("meetings").iter().flat_map(|it| it["homework"].as_array().cloned().unwrap_or_default()).collect();
    let open: Vec<Value> = homework.into_iter().filter(|it| !has(&it["done_on"])).collect();
    all.insert("homework_overdue", (count(&open, |it| due(&it["due"]) == Due::Overdue), Some(open.len())));
    let next: Vec<Day> = of("reviews").iter().filter_map(|it| day(&it["next"])).collect();
    all.insert("reviews_overdue", (next.iter().filter(|day| **day < today()).count(), Some(next.len())));

    let newest = |all: &[Value], part: &str, whole: &str| {
        let known = all.iter().filter(|it| it[part].is_u64() && it[whole].is_u64());
        let mut years: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for it in known {
            let year = years.entry(year(&it["fiscal_year"])).or_default();
            year.0 += it[part].as_u64().unwrap_or_default() as usize;
            year.1 += it[whole].as_u64().unwrap_or_default() as usize;
        }
        years.into_iter().next_back()
    };
    if let Some((_, (part, whole))) = newest(&of("trainings"), "attended", "target") {
        all.insert("attended", (part, Some(whole)));
    }
    let checks = of("selfchecks");
    if let Some((last, (part, whole))) = newest(&checks, "answered", "target") {
        all.insert("answered", (part, Some(whole)));
        let answers: Vec<Value> = checks
            .iter()
            .filter(|it| year(&it["fiscal_year"]) == last)
            .flat_map(|it| it["answers"].as_array().cloned().unwrap_or_default())
            .collect();
        let sum = |key: &str| answers.iter().map(|it| it[key].as_u64().unwrap_or_default() as usize).sum::<usize>();
        all.insert("kept", (sum("yes"), Some(sum("yes") + sum("partly") + sum("no"))));
    }
    let begins = {
        let (year, rest) = (today() / 10_000, today() % 10_000);
        (if rest < 401 { year - 1 } else { year }) * 10_000 + 401
    };
    let this = |it: &Value| day(&it["known_on"]).is_some_and(|day| (begins..begins + 10_000).contains(&day));
    all.insert("incidents", (count(&of("incidents"), this), None));
    let audits = of("audits");
    let lately = audits.iter().filter(|it| {
        day(&it["until"]).is_some_and(|day| day <= today())
            && year(&it["fiscal_year"]) >= format!("{:04}", begins / 10_000 - 2)
    });
    let there: BTreeSet<String> = of("departments")
        .iter()
        .filter(|it| day(&it["valid_until"]).is_none_or(|day| day >= today()))
        .map(|it| it["id"].as_str().expect("an id").to_owned())
        .collect();
    let audited: BTreeSet<String> = lately
        .flat_map(|it| it["audited"].as_array().cloned().unwrap_or_default())
        .filter_map(|id| Some(id.as_str()?.to_owned()))
        .filter(|id| there.contains(id))
        .collect();
    all.insert("audited", (audited.len(), Some(there.len())));
    all
}

/// 「令和８年度」 as the year in which it begins.
fn year(value: &Value) -> String {
    let words = value.as_str().unwrap_or_default().replace("年度", "年4月1日");
    day(&Value::String(words)).map_or_else(String::new, |day| format!("{:04}", day / 10_000))
}

/// What the dashboard says: the first words of each number, by the figure's name.
fn shown(page: &Dom) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for row in page.all("tr") {
        let cells: Vec<_> =
            row.children.borrow().iter().filter(|cell| ["td", "th"].contains(&tag(cell).as_str())).cloned().collect();
        if cells.len() == 5 && attribute(&cells[0], "scope").as_deref() == Some("row") {
            found.insert(text(&cells[0]).trim().to_owned(), text(&cells[1]).trim().to_owned());
        }
    }
    found
}

#[test]
fn every_figure_is_what_the_data_say() {
    let words: Value = serde_json::from_slice(&fs::read(own().join("theme/words.json")).expect("words")).expect("JSON");
    for root in [own().to_path_buf(), own().join("tests/town")] {
        let site = support::build(&root, "officer");
        let shown = shown(&Dom::read(&site["dashboard.html"]));
        let expected = expected(&root);
        assert!(expected.len() > 20, "{}", expected.len());
        for (key, (part, whole)) in expected {
            let name = words["dashboard"]["figures"][key]["name"].as_str().expect(key);
            let said = shown.get(name).unwrap_or_else(|| panic!("{name} is not shown: {shown:?}"));
            let number = match whole {
                Some(whole) => format!("{part}/{whole}件"),
                None => format!("{part}件"),
            };
            assert!(said.starts_with(&number), "{}: {name}: {said}, counted {number}", root.display());
            // the share to one place, half away from nought
            if let Some(whole) = whole.filter(|whole| *whole > 0) {
                let tenths = (part * 2000 + whole) / (whole * 2);
                assert!(said.contains(&format!("（{}.{}％）", tenths / 10, tenths % 10)), "{name}: {said}");
            }
        }
    }
}
