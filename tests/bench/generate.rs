//! A book of so many pages, the same on every run: one basic policy, one page in ten a Markdown guide, and of the rest
//! half 対策基準 and half 実施手順. Each legal text is one file of 10–14 articles with 見出し, 項, 号 and 附則 (2.5–4 KB),
//! has its record, its act, and in one of ten cases a 履歴; all are public and stand in SUMMARY.md.

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Records in one data file.
const RECORDS: usize = 200;

const SUBJECTS: [&str; 8] = [
    "情報資産の分類と管理",
    "サーバ室の入退室",
    "電子メールの利用",
    "外部委託",
    "アクセス制御",
    "端末の持出し",
    "記録媒体の廃棄",
    "事故への対応",
];
const CAPTIONS: [&str; 14] = [
    "目的",
    "定義",
    "適用範囲",
    "体制",
    "責務",
    "分類",
    "取扱い",
    "複製の制限",
    "持出しの制限",
    "保管",
    "廃棄",
    "記録",
    "点検",
    "見直し",
];
const SENTENCES: [&str; 8] = [
    "職員等は、業務上必要な範囲を超えて情報資産を利用してはならない。",
    "情報セキュリティ管理者は、所管する情報資産について、その重要性の分類に応じた取扱いを定めなければならない。",
    "前項の規定にかかわらず、災害その他やむを得ない事情があるときは、事後速やかに報告することをもって足りる。",
    "統括情報セキュリティ責任者は、必要があると認めるときは、期限を定めて改善を求めることができる。",
    "この場合において、許可を受けた者は、その内容を記録し、５年間保存しなければならない。",
    "ネットワーク及び情報システムの利用状況は、少なくとも毎年度１回、点検するものとする。",
    "委託事業者に情報資産を取り扱わせるときは、契約において守るべき事項を明らかにしなければならない。",
    "パスワードその他の認証に用いる情報は、他の者に知られないように管理しなければならない。",
];
const ITEMS: [&str; 6] = [
    "情報資産の名称及びその所在",
    "取り扱う者の範囲並びに権限の付与及び取消しの手続",
    "端末、サーバその他の機器の管理の方法",
    "複製、送信及び持出しの制限に関すること。",
    "事故が発生したときの連絡の経路",
    "前各号に掲げるもののほか、市長が必要と認める事項",
];

/// A Chance is a row of numbers that is the same on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// A Place is where a text stands: tier, folder and file.
struct Place {
    tier: &'static str,
    path: String,
    id: String,
    name: String,
}

/// Writes a project of so many pages into the folder.
pub fn book(root: &Path, pages: usize) -> io::Result<()> {
    let guides = pages / 10;
    let mut texts: Vec<Place> = (0..pages - guides).map(place).collect();
    texts.sort_by_key(|text| ["基本方針", "対策基準", "実施手順"].iter().position(|tier| *tier == text.tier));
    for folder in ["book/policy", "book/standards", "book/procedures", "book/guide", "data/documents", "data/acts"] {
        fs::create_dir_all(root.join(folder))?;
    }
    let mut summary = "# 規程集\n".to_owned();
    for (at, text) in texts.iter().enumerate() {
        if at == 0 || text.tier != texts[at - 1].tier {
            let _ = write!(summary, "\n# {}\n\n", text.tier);
        }
        let _ = writeln!(summary, "- [{}]({})", text.name, text.path);
        fs::write(root.join("book").join(&text.path), law(text, at))?;
        if at % 10 == 0 {
            let folder = root.join("data/history").join(&text.id);
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("entries.json"), file(&[history(text)]))?;
        }
    }
    summary.push_str("\n# 担当者の手引\n\n");
    for at in 0..guides {
        let _ = writeln!(summary, "- [手引その{at}](guide/g{at:04}.md)");
        fs::write(root.join(format!("book/guide/g{at:04}.md")), guide(at, guides))?;
    }
    fs::write(root.join("book/SUMMARY.md"), summary)?;
    fs::write(root.join("book.toml"), BOOK)?;
    fs::create_dir_all(root.join("data/site"))?;
    fs::write(root.join("data/site/site.json"), file(&[site()]))?;
    fs::create_dir_all(root.join("data/departments"))?;
    let department = json!({ "id": "joho", "name": "情報政策課", "sample": true });
    fs::write(root.join("data/departments/joho.json"), file(&[department]))?;
    for (at, texts) in texts.chunks(RECORDS).enumerate() {
        let documents: Vec<Value> = texts.iter().map(document).collect();
        let acts: Vec<Value> = texts.iter().map(act).collect();
        fs::write(root.join(format!("data/documents/d{at:03}.json")), file(&documents))?;
        fs::write(root.join(format!("data/acts/a{at:03}.json")), file(&acts))?;
    }
    Ok(())
}

/// Bytes of a text of [`prose`].
const PROSE: usize = 3_300;

/// Writes a project of about so many bytes of text, made of the sentences of this repository's own book, so that words are
/// as many and as mixed as in real texts.
pub fn prose(root: &Path, bytes: usize) -> io::Result<()> {
    let sentences = sentences(&Path::new(env!("CARGO_MANIFEST_DIR")).join("book"))?;
    let pages = bytes / PROSE;
    book(root, pages)?;
    for (at, text) in (0..pages - pages / 10).map(place).enumerate() {
        let mut chance = Chance(at as u64);
        let mut law = format!("{}\n\n", text.name);
        for number in 1..=12 {
            let mut one = || sentences[chance.below(sentences.len())].as_str();
            let _ = writeln!(law, "（{}）\n第{number}条　{}\n２　{}\n", CAPTIONS[number - 1], one(), one());
        }
        fs::write(root.join("book").join(&text.path), law)?;
    }
    Ok(())
}

/// Sentences that cite nothing and stand in no table.
fn sentences(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for path in entries.into_iter().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(sentences(&path)?);
            continue;
        }
        let text = fs::read_to_string(path)?;
        let lines = text.lines().filter(|line| !line.contains(['|', '〔', '#', '[', '`', '*', '「']));
        let whole = lines.flat_map(|line| line.split_inclusive('。')).filter(|words| words.ends_with('。'));
        let trimmed = whole.map(|words| words.trim_start_matches(|c: char| !c.is_alphabetic() || c.is_numeric()));
        let plain = |words: &&str| words.chars().count() > 30 && !words.contains(['第', '条', '前', '次', '号', '表']);
        found.extend(trimmed.filter(plain).map(str::to_owned));
    }
    Ok(found)
}

/// Clauses of one text of [`cited`]: 20 条, each with a second 項 and three 号.
const CLAUSES: usize = 100;

/// Writes a project of so many clauses (rounded down to whole texts) with three citations in each: of clauses of the text
/// itself, by number and by place, and of another text by its name.
pub fn cited(root: &Path, clauses: usize) -> io::Result<()> {
    let texts: Vec<Place> = (0..(clauses / CLAUSES).max(2)).map(place).collect();
    let mut summary = "# 規程集\n".to_owned();
    for folder in
        ["book/policy", "book/standards", "book/procedures", "data/documents", "data/site", "data/departments"]
    {
        fs::create_dir_all(root.join(folder))?;
    }
    for (at, text) in texts.iter().enumerate() {
        let _ = writeln!(summary, "- [{}]({})", text.name, text.path);
        fs::write(root.join("book").join(&text.path), citing(text, &texts[(at + 1) % texts.len()]))?;
    }
    fs::write(root.join("book/SUMMARY.md"), summary)?;
    fs::write(root.join("book.toml"), BOOK)?;
    fs::write(root.join("data/site/site.json"), file(&[site()]))?;
    let department = json!({ "id": "joho", "name": "情報政策課", "sample": true });
    fs::write(root.join("data/departments/joho.json"), file(&[department]))?;
    fs::write(root.join("data/documents/d.json"), file(&texts.iter().map(document).collect::<Vec<_>>()))
}

/// A text of [`CLAUSES`] clauses; each has three citations.
fn citing(text: &Place, other: &Place) -> String {
    let mut law = format!("{}\n\n", text.name);
    for number in 1..=CLAUSES / 5 {
        let one = number % 20 + 1;
        // never its own number
        let two = if (number * 7) % 20 + 1 == number { one } else { (number * 7) % 20 + 1 };
        let other = &other.name;
        let _ = write!(
            law,
            "（手続）\n第{number}条　第{one}条第２項の規定による申請は、{other}第{two}条の例により、第{two}条に定める者が受ける。\n\
            ２　前項の申請には、第{two}条第２項第１号及び第３号に掲げる書類を添える。\n\
            (1)　{other}第{one}条第２項に規定する書類で、前項及びこの条に係るもの\n\
            (2)　前号に掲げるもののほか、第{one}条又は第{two}条第１項の許可を証するもの\n\
            (3)　前各号に準ずるものとして{other}第{two}条第２項第２号及び第３号に定めるもの\n\n"
        );
    }
    law
}

const BOOK: &str = "[book]\ntitle = \"規程集\"\nlanguage = \"ja\"\nsrc = \"book\"\n\n[build]\ncreate-missing = false\n\n\
    [preprocessor.kitei]\ncommand = \"kitei preprocess\"\nafter = [\"links\"]\n\n\
    [output.html]\nsmart-punctuation = false\n";

/// Of the texts behind the policy every other one is a 実施手順; the order of reading is by tier.
fn place(at: usize) -> Place {
    let subject = SUBJECTS[at % SUBJECTS.len()];
    let (tier, folder, letter, kind) = match at {
        0 => ("基本方針", "policy", 'p', "基本方針"),
        at if at % 2 == 1 => ("対策基準", "standards", 's', "に関する規程"),
        _ => ("実施手順", "procedures", 'j', "に関する手順"),
    };
    let id = format!("{letter}{at:04}");
    Place { tier, path: format!("{folder}/{id}.md"), name: format!("{subject}{kind}その{at}"), id }
}

fn law(text: &Place, at: usize) -> String {
    let mut chance = Chance(at as u64);
    let mut law = format!("{}\n\n", text.name);
    let articles = 10 + chance.below(5);
    for (number, caption) in (1..=articles).zip(CAPTIONS) {
        // 「前項」 has nothing before it in a first 項
        let first = Some(chance.of(&SENTENCES)).filter(|words| !words.starts_with('前')).unwrap_or(SENTENCES[0]);
        let _ = write!(law, "（{caption}）\n第{number}条　この規程は、{first}");
        law.push('\n');
        let last = 1 + chance.below(2);
        for paragraph in 2..=last {
            let _ = writeln!(law, "{paragraph}　{}", chance.of(&SENTENCES));
        }
        if chance.below(4) == 0 {
            let _ = writeln!(law, "{}　次に掲げる事項を定める。", last + 1);
            for item in 1..3 + chance.below(2) {
                let words =
                    Some(chance.of(&ITEMS)).filter(|words| item > 1 || !words.starts_with('前')).unwrap_or(ITEMS[0]);
                let _ = writeln!(law, "　（{item}）　{words}");
            }
        }
        law.push('\n');
    }
    law.push_str("附　則\n\n（施行期日）\n１　この規程は、令和８年４月１日から施行する。\n\n（経過措置）\n");
    law.push_str("２　この規程の施行の際現に許可を受けている者は、この規程により許可を受けた者とみなす。\n");
    law
}

fn guide(at: usize, guides: usize) -> String {
    let mut chance = Chance(!(at as u64));
    let mut text = format!(
        "# 手引その{at}\n\nこのページは、**担当者**が最初に読むものです。[次の手引](g{:04}.md)もご覧ください。\n",
        (at + 1) % guides
    );
    for section in 1..=5 {
        let _ = write!(text, "\n## 手順{section}\n\n{}{}\n\n", chance.of(&SENTENCES), chance.of(&SENTENCES));
        for item in ITEMS.iter().take(2 + chance.below(3)) {
            let _ = writeln!(text, "- {item}");
        }
    }
    text.push_str("\n## 一覧\n\n| 項目 | 担当 | 期限 |\n|---|:---:|---:|\n");
    for caption in CAPTIONS.iter().take(6) {
        let _ = writeln!(text, "| {caption} | 情報政策課 | ３月末 |");
    }
    text.push_str("\n1. 案を作る。\n2. 確かめる。\n3. 公表する。\n\n```\nkitei check\n```\n");
    text
}

fn document(text: &Place) -> Value {
    json!({
        "id": text.id, "name": text.name, "tier": text.tier, "numbering": "条項号", "files": [text.path],
        "visibility": "公開", "department": "joho", "legal_form": "訓令", "number": "未確認", "enacted_by": "市長",
        "original": "例規集", "amendment_side": "改正後が先"
    })
}

fn act(text: &Place) -> Value {
    json!({
        "id": format!("r08-{}", text.id), "kind": "策定", "state": "公表済", "documents": [text.id], "legal_form": "訓令",
        "number": "未確認", "organs": ["市長"], "decided": "令和8年3月1日", "effective": "令和8年4月1日",
        "published": "令和8年4月1日"
    })
}

fn history(text: &Place) -> Value {
    json!({
        "id": "r08", "date": "令和８年３月１日", "date_note": "策定", "place": "－", "content": "新規策定",
        "act": format!("r08-{}", text.id)
    })
}

fn site() -> Value {
    json!({
        "id": "site", "municipality": "見本市", "sample_municipality": "見本市（架空）", "title": "規程集",
        "contact": "未確認", "disclosure": "未確認"
    })
}

/// The envelope of a data file.
fn file(records: &[Value]) -> String {
    json!({ "$schema": "../schema/records.json", "format": 1, "records": records }).to_string()
}
