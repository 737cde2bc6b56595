//! Inference: what a site must not answer, though no withheld word stands in it. Of each question there are two towns that
//! differ in the answer alone; their sites must be the same, byte for byte and name for name: so neither sizes nor orders,
//! counts, dates, addresses or hashes tell. The questions, in the words of whoever would ask them, are docs/QUESTIONS.md.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/town.rs"]
mod town;

use kitei::source::parallel;
use serde_json::{Value, json};
use std::fs;
use town::{Town, tests};

/// Gives the town the other answer.
type Other = fn(&Town);

/// The edition that must not tell, the question, and the other answer.
const QUESTIONS: [(&str, &str, Other); 34] = [
    ("public", "実施手順はいくつあるか", another_procedure),
    ("public", "実施手順の題名は何か", |town| {
        town.change("book/procedures/mochidashi.md", "持出し手順", "可搬媒体手順");
        town.change("data/documents/mochidashi.json", "持出し手順", "可搬媒体手順");
        everywhere(town, "端末可搬媒体手順", "可搬媒体手順");
    }),
    ("public", "公表しない文書の中身はどれほど長いか", |town| {
        town.change("book/standards/kanri/02.md", "必要な事項は、", "必要な事項は、かなり長い別の言葉で、");
    }),
    ("public", "公表しない条項には何が書いてあるか", |town| {
        town.change("book/standards/unyo.md", "直ちに責任者に", "一週間のうちに委員会の長に");
    }),
    ("public", "公表しない条項に、号はいくつあるか", |town| {
        town.change(
            "book/standards/unyo.md",
            "直ちに責任者に報告する。",
            "直ちに次に報告する。\n\n① 責任者\n\n② 管理者",
        );
    }),
    ("public", "指摘はいくつ残っているか", |town| set(town, "findings", "f-1", "state", json!("確認済"))),
    ("public", "指摘は何についてか", |town| set(town, "findings", "f-1", "fact", json!("鍵がなかった。"))),
    ("public", "どの課が指摘を受けたか", |town| set(town, "findings", "f-1", "department", json!("joho"))),
    ("public", "期限を過ぎた指摘はあるか", |town| {
        set(town, "findings", "f-1", "due", json!("令和10年３月31日"))
    }),
    ("public", "インシデントは1件か2件か", |town| another(town, "incidents", "i-1", "i-3")),
    ("public", "インシデントは何の種類か", |town| set(town, "incidents", "i-1", "kind", json!("紛失"))),
    ("public", "ヒヤリハットはいくつあったか", |town| another(town, "incidents", "i-2", "i-4")),
    ("public", "何人の情報が漏れたか", |town| set(town, "incidents", "i-1", "persons", json!(4000))),
    ("public", "情報システムはいくつあるか", |town| another(town, "systems", "homepage", "homepage-2")),
    ("public", "どのOSを使い、いつ支援が切れるか", |town| {
        set(town, "systems", "jumin-system", "os", json!("別のOS 7"));
        set(town, "systems", "jumin-system", "support_end", json!("令和９年１月１日"));
    }),
    ("public", "情報資産はいくつあるか", |town| another(town, "assets", "kohoshi", "kohoshi-2")),
    ("public", "例外措置を認めているか", |town| another(town, "exceptions", "e-1", "e-9")),
    ("public", "委託先はどこか", |town| set(town, "contractors", "haishin", "provider", json!("別の会社"))),
    ("public", "研修をどれだけの人が受けたか", |town| {
        set(town, "trainings", "k-2", "attended", json!(2))
    }),
    ("public", "監査はどの課を見たか", |town| set(town, "audits", "k-2025", "audited", json!(["joho"]))),
    ("public", "対策基準のどこに手順がないか", |town| {
        town.change("book/standards/unyo.md", "〔実施手順：不要（機器が自動で行うため）〕\n", "");
    }),
    ("public", "根拠が変わったままの手順はあるか", |town| {
        set(town, "confirmations", "c-20261005-1", "fingerprint", json!("1:0000000000000000"));
    }),
    ("public", "改正を準備しているか", drafted),
    ("public", "委員会の宿題は何か", |town| another(town, "meetings", "", "m-9")),
    ("staff", "指摘はいくつ残っているか", |town| set(town, "findings", "f-1", "state", json!("確認済"))),
    ("staff", "どの課が指摘を受けたか", |town| set(town, "findings", "f-1", "department", json!("joho"))),
    ("staff", "どのOSを使っているか", |town| set(town, "systems", "jumin-system", "os", json!("別のOS 7"))),
    ("staff", "例外措置はいくつあるか", |town| another(town, "exceptions", "e-1", "e-9")),
    ("staff", "担当だけが知る情報資産はいくつあるか", |town| {
        // one is withheld in both
        another(town, "assets", "himitsu", "himitsu-2");
    }),
    ("staff", "ほかの課では、研修をどれだけの人が受けたか", |town| {
        edit(town, "trainings", |records| {
            records[0]["by_department"][1]["attended"] = json!(1);
        });
    }),
    ("staff", "担当だけの用語はあるか", |town| another(town, "terms", "shippai-kiroku", "betsu-no-kiroku")),
    ("staff", "担当だけの条項には何が書いてあるか", |town| {
        town.change(
            "book/standards/unyo.md",
            "直ちに責任者に報告する。",
            "直ちに次に報告する。\n\n① 責任者\n\n② 管理者",
        );
    }),
    ("staff", "抜けはどこにあるか", |town| {
        town.change("book/standards/unyo.md", "〔実施手順：不要（機器が自動で行うため）〕\n", "");
    }),
    ("staff", "改正を準備しているか", drafted),
];

/// What is alike in both towns: without these a question would ask after nothing.
fn town() -> Town {
    let town = Town::new();
    edit(&town, "assets", |records| {
        let mut own = records[0].clone();
        (own["id"], own["name"], own["visibility"]) = (json!("himitsu"), json!("担当だけの資産"), json!("担当"));
        own.as_object_mut().unwrap().remove("system");
        records.insert(0, own);
    });
    town
}

fn edit(town: &Town, folder: &str, change: impl Fn(&mut Vec<Value>)) {
    let folder = town.at(&format!("data/{folder}"));
    let path = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).min().unwrap();
    let mut file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    change(file["records"].as_array_mut().unwrap());
    fs::write(path, serde_json::to_string_pretty(&file).unwrap()).unwrap();
}

fn set(town: &Town, folder: &str, id: &str, key: &str, value: Value) {
    edit(town, folder, |records| {
        let record = records.iter_mut().find(|record| record["id"] == id).unwrap_or_else(|| panic!("{id}"));
        assert_ne!(record[key], value, "{id}.{key} is another answer");
        record[key] = value.clone();
    });
}

/// One more record like another (like the first, where none is named).
fn another(town: &Town, folder: &str, like: &str, id: &str) {
    edit(town, folder, |records| {
        let own = records.iter().find(|record| like.is_empty() || record["id"] == like);
        let mut own = own.unwrap_or_else(|| panic!("{like}")).clone();
        own["id"] = json!(id);
        own["name"] = json!(format!("{}その二", own["name"].as_str().unwrap()));
        records.push(own);
    });
}

fn another_procedure(town: &Town) {
    town.write("book/procedures/betsu.md", "別の手順\n\n第１　申請\n\n職員は、申請する。\n〔根拠：基本方針４〕\n");
    let record = fs::read_to_string(town.at("data/documents/log.json")).unwrap();
    let mut record: Value = serde_json::from_str(&record).unwrap();
    let own = &mut record["records"][0];
    (own["id"], own["name"], own["files"]) = (json!("betsu"), json!("別の手順"), json!(["procedures/betsu.md"]));
    own["short_names"] = json!(["別手順"]);
    own["visibility"] = json!("職員");
    town.write("data/documents/betsu.json", record.to_string());
    let summary = fs::read_to_string(town.at("book/SUMMARY.md")).unwrap();
    let line = summary.lines().find(|line| line.contains("procedures/mochidashi.md")).unwrap();
    let indent = &line[..line.find('-').unwrap()];
    town.change("book/SUMMARY.md", line, &format!("{line}\n{indent}- [別の手順](procedures/betsu.md)"));
}

fn drafted(town: &Town) {
    edit(town, "acts", |records| {
        let mut own = records[0].clone();
        for (key, value) in [
            ("id", "kore-kara"),
            ("state", "検討中"),
            ("decided", "未確認"),
            ("effective", "令和９年４月１日"),
            ("published", "未確認"),
            ("number", "未確認"),
            ("kind", "一部改正"),
        ] {
            own[key] = json!(value);
        }
        own["documents"] = json!(["kihon-hoshin"]);
        records.push(own);
    });
    edit(town, "history/kihon-hoshin", |records| {
        let mut own = records[0].clone();
        own["id"] = json!("r9");
        own["date"] = json!("令和９年４月１日");
        own["act"] = json!("kore-kara");
        records.push(own);
    });
}

/// Writes a name anew wherever it is cited.
fn everywhere(town: &Town, old: &str, new: &str) {
    for (path, bytes) in town::files(&town.at("")) {
        if let Ok(text) = String::from_utf8(bytes)
            && text.contains(old)
        {
            town.write(&path, text.replace(old, new));
        }
    }
}

#[test]
fn no_site_tells_what_it_must_not() {
    let said = fs::read_to_string(tests("../docs/QUESTIONS.md")).unwrap();
    let wrong = parallel::map(&QUESTIONS, |(edition, question, other)| {
        let (one, another) = (town(), town());
        other(&another);
        let runs = [&one, &another].map(|town| town.build(edition));
        let mut wrong: Vec<String> = Vec::new();
        if runs.iter().any(|run| run.code != 0) {
            wrong.push(format!("{edition} {question}: not built\n{}{}", runs[0].err, runs[1].err));
        }
        let (site, other) = (one.site(edition), another.site(edition));
        let differs = site.keys().chain(other.keys()).find(|path| site.get(*path) != other.get(*path));
        // the manifest differs where anything does
        let first = site
            .keys()
            .chain(other.keys())
            .filter(|path| *path != "manifest.json")
            .find(|path| site.get(*path) != other.get(*path));
        if let Some(path) = first.or(differs) {
            wrong.push(format!("{edition} {question}: {path} tells"));
        }
        let seen = [&one, &another].map(|town| {
            town.build("officer");
            town.site("officer")
        });
        if seen[0] == seen[1] {
            wrong.push(format!("{edition} {question}: the two towns are the same, so nothing was asked"));
        }
        if !said.contains(question) {
            wrong.push(format!("{question}: not in docs/QUESTIONS.md"));
        }
        wrong
    });
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
