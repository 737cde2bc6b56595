//! Registers of so many records: how long reading, checking, linking, tables and dashboard take, without the pages of the
//! single records, and how long a whole site does.

use crate::{Result, generate, usage};
use kitei::model::Edition;
use kitei::register::Register;
use kitei::templates::Templates;
use kitei::text::days::Today;
use kitei::views::lists::List;
use kitei::views::pages::{Kind, all};
use kitei::{checks, export, read, views};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The day on which everything is counted.
const TODAY: &str = "2026-11-23";

/// A book of ten pages with `count` assets and `count` findings.
pub fn project(root: &Path, count: usize) -> Result<()> {
    generate::book(root, 10)?;
    let write = |folder: &str, records: Vec<Value>| -> Result<()> {
        let path = root.join("data").join(folder);
        fs::create_dir_all(&path)?;
        let whole = json!({ "format": 1, "records": records });
        Ok(fs::write(path.join("all.json"), serde_json::to_vec_pretty(&whole)?)?)
    };
    let department = |at: usize| format!("ka-{}", at % 40);
    write("departments", (0..40).map(|at| json!({ "id": format!("ka-{at}"), "name": format!("第{at}課") })).collect())?;
    write("roles", vec![json!({ "id": "kanrisha", "name": "情報セキュリティ管理者", "kind": "職" })])?;
    write(
        "schemes",
        vec![json!({
            "id": "kubun", "name": "区分",
            "confidentiality": levels(&["3B", "3C", "2", "1"]),
            "integrity": levels(&["2", "1"]),
            "availability": levels(&["2", "1"]),
            "volumes": [{ "name": "多い", "at_least": "3B" }],
            "importance": "最大", "formula": "積",
            "inputs": [{ "kind": "情報", "frequency": 2, "likelihood": 2 }, { "kind": "媒体", "frequency": 3, "likelihood": 2 }],
            "bands": [{ "name": "高", "from": 12 }, { "name": "中", "from": 6 }, { "name": "低", "from": 1 }],
            "grades": ["重大な不適合", "軽微な不適合", "観察事項"],
        })],
    )?;
    let systems = (0..count.div_ceil(50))
        .map(|at| json!({ "id": format!("sys-{at}"), "name": format!("システム{at}"), "department": department(at) }));
    write("systems", systems.collect())?;
    let assets = (0..count).map(|at| {
        let mut asset = json!({
            "id": format!("shisan-{at}"), "name": format!("第{at}の台帳の情報"), "department": department(at),
            "kind": if at % 10 == 0 { "媒体" } else { "情報" }, "custodian": "kanrisha",
            "using_departments": [department(at + 1), department(at + 2)],
            "system": format!("sys-{}", at / 50),
            "confidentiality": one(&["3B", "3C", "2", "1"], at), "integrity": one(&["2", "1"], at), "availability": "1",
            "personal_data": if at % 4 == 3 { "なし" } else { "個人情報" }, "volume": "多い",
            "handling": ["庁外に持ち出さない", "複製しない"], "medium": "サーバ", "location": "サーバ室",
            "zone": "LGWAN接続系", "retention": "5年", "inventory_on": "令和８年６月１日", "next_review": "令和９年６月１日",
            "confirmed_on": "令和８年10月１日", "source": "照会", "responsible": "kanrisha", "no_procedure": "測るための記録であるため",
        });
        if at % 10 == 0 && at > 0 {
            asset["holds"] = json!([format!("shisan-{}", at - 1)]);
            asset["confidentiality"] = json!("未確認");
        }
        asset
    });
    write("assets", assets.collect())?;
    write(
        "audits",
        (0..6).map(|at| json!({ "id": format!("kansa-{at}"), "name": format!("監査{at}"), "department": "ka-0", "fiscal_year": format!("令和{}年度", at + 3) })).collect(),
    )?;
    let states = ["実施中", "確認済", "計画承認", "完了報告"];
    let findings = (0..count).map(|at| {
        json!({
            "id": format!("shiteki-{at}"), "name": format!("第{at}の指摘"), "department": department(at),
            "audit": format!("kansa-{}", at % 6), "found_on": "令和７年10月１日", "grade": one(&["重大な不適合", "軽微な不適合", "観察事項"], at),
            "category": one(&["人的", "物理的", "技術的"], at), "fact": "台帳と実際の数が合わなかった。",
            "assets": [format!("shisan-{at}")], "state": one(&states, at), "due": "令和９年３月31日",
            "facts_on": "令和７年10月10日", "reported_on": "令和７年11月１日", "directed_on": "令和７年11月５日",
            "cause": "確かめる日が決まっていなかった。", "plan": "毎月初めに数える。", "planned_on": "令和７年12月１日",
            "approved_on": "令和７年12月10日", "completed_on": if at % 4 == 0 { json!(null) } else { json!("令和８年３月１日") },
            "verified_by": "ka-39", "responsible": "kanrisha", "clauses": ["基本方針１"],
        })
    });
    write("findings", findings.collect())
}

/// One of some words, in turn.
fn one<'a>(words: &[&'a str], at: usize) -> &'a str {
    words.get(at % words.len().max(1)).copied().unwrap_or_default()
}

fn levels(levels: &[&str]) -> Value {
    let level = |(at, level): (usize, &&str)| json!({ "level": level, "label": "意味", "points": levels.len() - at });
    levels.iter().enumerate().map(level).collect()
}

/// Everything but the pages of single records, `times` over; prints the seconds of processor time that one took.
pub fn tables(root: &Path, times: &str) -> Result<()> {
    let times: usize = times.parse()?;
    let before = cpu()?;
    for _ in 0..times {
        let bytes = once(root)?;
        if bytes == 0 {
            return Err("nothing was printed".into());
        }
    }
    println!("{}", (cpu()? - before) / times as f64);
    Ok(())
}

fn once(root: &Path) -> Result<usize> {
    let today: Today = TODAY.parse().map_err(|_| "a day")?;
    let register = Register::new(read::read(root, today).map_err(|_| "no project")?);
    let found = checks::run(&register, today);
    let published = register.publish(Edition::Officer, today).ok_or("no site")?;
    drop((register, found));
    let templates = Templates::new(&published.theme).map_err(|_| "a theme")?;
    let mut bytes = 0;
    let leaves = all(&published, &templates.words);
    for leaf in leaves.iter().filter(|leaf| matches!(leaf.kind, Kind::List(list) if !matches!(list, List::Record(..))))
    {
        let body = views::body::body(&published, &templates, leaf, &[]).map_err(|broken| broken.to_string())?;
        bytes += body.map_or(0, |body| body.len());
    }
    for export in export::all(&published, &templates.words) {
        bytes += export.bytes(&published, &templates).map_err(|broken| broken.to_string())?.len();
    }
    Ok(bytes)
}

/// Seconds of processor time of this process so far.
fn cpu() -> Result<f64> {
    let used = getrusage(UsageWho::RUSAGE_SELF)?;
    Ok((used.user_time().num_microseconds() + used.system_time().num_microseconds()) as f64 / 1e6)
}

/// A Row is what registers of one size cost.
pub struct Row {
    /// Assets, and as many findings.
    pub count: usize,
    /// Seconds of processor time for everything but the pages of records.
    pub tables: f64,
    /// The most memory of that, in bytes.
    pub memory: f64,
    /// A whole site, the pages of records among it.
    pub site: usage::Usage,
}

/// Measures one size.
pub fn measure(root: &Path, count: usize, times: usize) -> Result<Row> {
    project(root, count)?;
    let me = std::env::current_exe()?;
    let root_word = root.to_string_lossy();
    // the time of many runs of small registers, the memory of one
    let output = std::process::Command::new(&me).args(["tables", &root_word, &times.to_string()]).output()?;
    let tables: f64 = String::from_utf8(output.stdout)?.trim().parse()?;
    let memory = usage::of(&me, &["tables", &root_word, "1"])?.memory;
    let out = root.join("site");
    let kitei = Path::new(env!("CARGO_BIN_EXE_kitei"));
    let words =
        ["build", &root_word, "--edition", "officer", "--today", TODAY, "--quiet", "--out", &out.to_string_lossy()];
    Ok(Row { count, tables, memory, site: usage::of(kitei, &words)? })
}
