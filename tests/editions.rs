//! What an edition may not know is nowhere in it: no byte and no name of any file of the site gives it away. A town full of
//! unmistakable words, each for one circle of readers, is built for every circle.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use serde_json::{Value, json};
use std::process::Stdio;
use support::html::{Dom, Seen};
use support::{Document, EDITIONS, Site, Town, stock};

/// A Secret is a word that stands in one place of the project, and the widest edition that may show it.
struct Secret {
    word: String,
    edition: &'static str,
    /// Whether that edition's pages do show it.
    shown: bool,
}

/// Secrets are made here: asking for a word writes down where it may show.
#[derive(Default)]
struct Secrets(Vec<Secret>);

impl Secrets {
    /// A word of running text.
    fn word(&mut self, edition: &'static str, place: &str, shown: bool) -> String {
        let word = format!("密{edition}{place}語");
        self.0.push(Secret { word: word.clone(), edition, shown });
        word
    }

    /// A word for addresses and ids.
    fn name(&mut self, edition: &'static str, place: &str, shown: bool) -> String {
        let word = format!("zz-{edition}-{place}");
        self.0.push(Secret { word: word.clone(), edition, shown });
        word
    }
}

/// A legal text of which every part is a secret.
fn text(secrets: &mut Secrets, edition: &'static str, tier: &str, name: &str) -> String {
    let mut word = |place: &str| secrets.word(edition, &format!("{tier}の{place}"), true);
    format!(
        "{name}\n\n{}\n\n第１章　{}\n\n（{}）\n第１条　{}\n２　次の表による。\n\n| {} | 表 |\n|---|---|\n| {} | あ |\n\n\
         (1) {}\n\n```\n{}\n```\n\n附則\n{}。\n\n---\n\n{}\n\n令和８年４月１日\n\n{}\n\n〔履歴〕\n",
        word("前"),
        word("章"),
        word("見出し"),
        word("条"),
        word("表頭"),
        word("欄"),
        word("号"),
        word("囲み"),
        word("附則"),
        word("結び"),
        word("署名"),
    )
}

/// A document for one circle, with its 履歴 and the act that made it.
fn withheld(town: Town, secrets: &mut Secrets, edition: &'static str, visibility: &str, tier: &str) -> Town {
    let procedure = tier == "実施手順";
    // the name of a standard stands over what is in its place; that of a procedure tells too much
    let id = if procedure { secrets.name(edition, "procedure", true) } else { format!("open-{edition}") };
    let name =
        if procedure { secrets.word(edition, "手順の名称", true) } else { format!("{visibility}用規程") };
    let text = text(secrets, edition, tier, &name);
    let mut word = |place: &str, shown| secrets.word(edition, &format!("{tier}の{place}"), shown);
    let document = Document::new(&id, &name)
        .tier(tier)
        .text(&text)
        .with("visibility", visibility)
        .with("reason", format!("{visibility}用だから"))
        .with("short_names", vec![word("略称", false)])
        .with("department", "somu")
        .with("enacted_by", word("制定者", true))
        .with("legal_form", word("法形式", true))
        .with("number", word("番号", true))
        .with("original", word("正本", true))
        .with("standing", word("位置付け", true));
    let entry = json!({
        "id": "first", "date": "令和８年４月１日", "date_note": word("日付の語", true), "place": word("場所", true),
        "content": word("内容", true), "act": format!("act-{id}")
    });
    let act = json!({
        "id": format!("act-{id}"), "name": word("制定の名称", false), "kind": "策定", "state": "施行", "documents": [id],
        "legal_form": word("制定の法形式", false), "number": word("制定の番号", false), "organs": [word("機関", false)],
        "decided": "令和８年４月１日", "effective": "令和８年４月１日", "published": "未確認"
    });
    town.document(document)
        .records(&format!("data/history/{id}/entries.json"), &[entry])
        .records(&format!("data/acts/{id}.json"), &[act])
}

/// An act of the public policy that one circle may know of, and its line in the 履歴.
fn coming(secrets: &mut Secrets, edition: &'static str, state: &str, year: u32) -> (Value, Value) {
    let day = format!("令和{year}年9月19日");
    secrets.0.push(Secret { word: day.clone(), edition, shown: true });
    let id = format!("coming-{edition}");
    let mut word = |place: &str, shown| secrets.word(edition, &format!("これからの{place}"), shown);
    let act = json!({
        "id": id, "name": word("名称", false), "kind": "一部改正", "state": state, "documents": ["policy"],
        "legal_form": "未確認", "number": word("番号", false), "organs": [word("機関", false)],
        "decided": day, "effective": day, "published": "未確認"
    });
    let entry = json!({ "id": id, "date": day, "place": word("場所", true), "content": word("内容", true), "act": id });
    (act, entry)
}

/// Departments, roles, assets and so on, every field of which is a secret of its circle (domain §8).
fn registers(town: Town, secrets: &mut Secrets) -> Town {
    let [role, asset, system] = ["role", "asset", "system"].map(|kind| secrets.name("staff", kind, false));
    let term = secrets.name("officer", "term", false);
    let department = json!({
        "id": "keeper", "name": "守る課", "sample": true, "note": secrets.word("officer", "所属の備考", false)
    });
    let mut staff = |place: &str| secrets.word("staff", place, false);
    let role = json!({
        "id": role, "name": staff("役割"), "short_names": [staff("役割の略称")], "kind": "職", "held_by": staff("充て職"),
        "acting": staff("代理"), "corresponds_to": staff("国の例"), "department": "keeper", "duties": [staff("職務")]
    });
    let names = [staff("資産"), staff("機密性"), staff("取扱制限"), staff("システム"), staff("関連する条項")];
    let [asset_name, confidentiality, handling, system_name, clause] = names;
    let mut officer = |place: &str| secrets.word("officer", place, false);
    let asset = json!({
        "id": asset, "name": asset_name, "department": "keeper", "kind": "情報", "confidentiality": confidentiality,
        "integrity": officer("完全性"), "availability": officer("可用性"), "handling": [handling], "zone": officer("区域"),
        "system": system.clone(), "no_procedure": officer("資産の不要の理由"), "source": officer("記録の元"),
        "note": officer("資産の備考")
    });
    let system = json!({
        "id": system, "name": system_name, "department": "keeper", "zone": officer("システムの区域"),
        "hosting": officer("設置"), "no_procedure": officer("システムの不要の理由"), "note": officer("システムの備考")
    });
    let law = json!({ "id": "law", "name": "守る法", "kind": "法律", "number": "未確認", "clauses": [clause] });
    let term = json!({
        "id": term, "name": officer("用語"), "reading": officer("よみ"), "aliases": [officer("別の言い方")],
        "definition": officer("説明"), "visibility": "担当"
    });
    let part = json!({ "number": "1", "name": "備え", "not_needed": officer("条項の不要の理由") });
    let framework = json!({ "id": "framework", "name": "守る枠組み", "counted": true, "parts": [part] });
    town.records("data/departments/keeper.json", &[department])
        .records("data/roles/all.json", &[role])
        .records("data/assets/all.json", &[asset])
        .records("data/systems/all.json", &[system])
        .records("data/laws/all.json", &[law])
        .records("data/terms/all.json", &[term])
        .records("data/frameworks/all.json", &[framework])
}

/// The town, and what is secret in it.
fn town() -> (Town, Secrets) {
    let mut secrets = Secrets::default();
    let s = &mut secrets;
    let (decided, decided_entry) = coming(s, "staff", "決裁済・未施行", 11);
    let (draft, draft_entry) = coming(s, "officer", "検討中", 12);
    let mut town = Town::new()
        .edit("book/policy/policy.md", |text| text + "\n---\n\n〔履歴〕\n")
        .records("data/acts/coming.json", &[decided, draft])
        .records("data/history/policy/entries.json", &[decided_entry, draft_entry]);
    for tier in ["対策基準", "実施手順"] {
        town = withheld(town, s, "staff", "職員", tier);
        town = withheld(town, s, "officer", "担当", tier);
    }
    town = registers(town, s);
    let page = s.name("officer", "guide", true);
    let file = s.name("officer", "attached", true);
    let guide = format!(
        "# {}\n\n## {}\n\n{} [添付](../../data/attachments/{file}.txt)\n\n```\n{}\n```\n",
        s.word("officer", "手引の題", true),
        s.word("officer", "手引の見出し", true),
        s.word("officer", "手引の文", true),
        s.word("officer", "手引の囲み", true),
    );
    let title = s.word("officer", "手引の名", true);
    let attached = s.word("officer", "添付の中", true);
    // nowhere, in no edition
    let lost = s.name("nobody", "attachment", false);
    let stray = s.name("nobody", "stray", false);
    let draft = s.word("nobody", "書きかけの章", false);
    let inside = s.word("nobody", "書きかけの中", false);
    let town = town
        .summary("\n# 手引\n")
        .guide(&format!("guide/{page}.md"), &title, &guide)
        .summary(&format!("- [{draft}]()"))
        .file(&format!("data/attachments/{file}.txt"), &attached)
        .file(&format!("data/attachments/{lost}.txt"), &inside)
        .file(&format!("book/policy/{stray}.txt"), &inside)
        .file(&format!("book/{stray}.pdf"), &inside)
        .file(&format!("theme/stock/{stray}.css"), &inside);
    (town, secrets)
}

/// Whether an edition may show what `circle` may.
fn may_show(edition: &str, circle: &str) -> bool {
    let at = |name: &str| EDITIONS.iter().position(|edition| *edition == name).unwrap_or(EDITIONS.len());
    at(edition) >= at(circle)
}

/// Every place of a site where a word stands.
fn places(site: &Site, word: &str) -> Vec<String> {
    // also in what is packed, escaped or cut by tags
    let spaceless = kitei::text::forms::words(word);
    let holds = |bytes: &[u8]| {
        bytes.windows(word.len()).any(|window| window == word.as_bytes())
            || kitei::site::open(bytes).texts.iter().any(|text| text.contains(&spaceless))
    };
    site.iter().filter(|(path, bytes)| path.contains(word) || holds(bytes)).map(|(path, _)| path.clone()).collect()
}

#[test]
fn no_edition_shows_what_is_for_a_narrower_circle() {
    let (town, secrets) = town();
    let mut leaks = Vec::new();
    for edition in EDITIONS {
        let site = town.build(edition);
        for Secret { word, edition: circle, shown } in &secrets.0 {
            let places = places(&site, word);
            if !may_show(edition, circle) && !places.is_empty() {
                leaks.push(format!("{edition}: {word} stands in {}", places.join(", ")));
            }
            // else the test would find nothing because there is nothing
            assert!(!(may_show(edition, circle) && *shown && places.is_empty()), "{edition} has no {word}");
        }
    }
    assert!(leaks.is_empty(), "\n{}", leaks.join("\n"));
}

/// What the program answers mdBook.
#[track_caller]
fn preprocess(input: &[u8], edition: &str) -> Vec<u8> {
    let mut command = support::kitei();
    command.args(["preprocess", "--quiet", "--today", support::TODAY, "--edition", edition]);
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), input).expect("the book");
    command.stdin(Stdio::from(file.reopen().expect("the book")));
    let output = command.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", support::said(&output));
    output.stdout
}

#[test]
fn no_more_is_given_to_stock_mdbook() {
    let (town, secrets) = town();
    let input = stock::input(&town.write());
    for edition in EDITIONS {
        let answer = Site::from([("the answer".to_owned(), preprocess(&input, edition))]);
        for Secret { word, edition: circle, .. } in &secrets.0 {
            assert!(may_show(edition, circle) || places(&answer, word).is_empty(), "{edition}: {word}");
        }
    }
}

#[test]
fn stock_mdbook_is_told_of_no_gap() {
    let procedure = |id: &str, name: &str, visibility: &str| {
        Document::new(id, name).tier("実施手順").with("visibility", visibility).with("reason", "職員用だから")
    };
    let town = Town::new()
        .document(procedure("hidden", "隠れた手順", "職員"))
        .document(procedure("below", "下の手順", "公開"))
        .document(procedure("deep", "深い手順", "公開"))
        .document(procedure("last", "終わりの手順", "公開"))
        .document(Document::new("stub", "表の名").with("visibility", "職員").with("reason", "職員用だから"))
        .file(
            "book/SUMMARY.md",
            "- [町方針](policy/policy.md)\n- [隠れた手順](procedures/hidden.md)\n  - [下の手順](procedures/below.md)\n    \
             - [深い手順](procedures/deep.md)\n- [裏の名](standards/stub.md)\n  - [終わりの手順](procedures/last.md)\n",
        );
    let input = stock::input(&town.write());
    let placed = |edition: &str| {
        let book = stock::answer(&preprocess(&input, edition));
        let chapters = book.chapters().filter_map(|chapter| {
            let number = chapter.number.as_ref()?.to_string();
            Some(format!("{number} {}", [chapter.parent_names.clone(), vec![chapter.name.clone()]].concat().join("/")))
        });
        chapters.collect::<Vec<_>>()
    };
    let public = ["1. 町方針", "2. 下の手順", "2.1. 下の手順/深い手順", "3. 表の名", "3.1. 表の名/終わりの手順"];
    assert_eq!(placed("public"), public);
    let staff = ["1. 町方針", "2. 隠れた手順", "2.1. 隠れた手順/下の手順", "2.1.1. 隠れた手順/下の手順/深い手順"];
    assert_eq!(placed("staff")[..4], staff);
}

#[test]
fn what_stands_in_its_place_stands_at_the_same_address() {
    let (town, _) = town();
    let [public, staff, officer] = EDITIONS.map(|edition| town.build(edition));
    let texts = |site: &Site, path: &str| Seen::of(&Dom::read(&site[path]).one("main")).texts;
    for (site, path, title, reason) in [
        (&public, "standards/open-staff.html", "職員用規程", "理由：職員用だから"),
        (&public, "standards/open-officer.html", "担当用規程", "理由：担当用だから"),
        (&staff, "standards/open-officer.html", "担当用規程", "理由：担当用だから"),
        (&public, "procedures/withheld.html", "実施手順", "理由：職員用だから"),
        (&staff, "procedures/withheld.html", "実施手順", "理由：担当用だから"),
    ] {
        let texts = texts(site, path);
        assert_eq!(texts[0], title, "{path}");
        let to_public = std::ptr::eq(site, &public);
        let withheld = ["この部分は担当版だけに載せています。", "この部分は公表していません。"][usize::from(to_public)];
        for said in [withheld, reason] {
            assert!(texts.contains(&said.to_owned()), "{path}: {texts:?}");
        }
        assert_eq!(texts.iter().any(|text| text.contains("開示請求")), to_public, "{path}");
    }
    for (site, path) in [(&staff, "standards/open-staff.html"), (&officer, "standards/open-officer.html")] {
        assert!(!texts(site, path).iter().any(|text| text.contains("公表していません")), "{path}");
    }
    assert!(!officer.contains_key("procedures/withheld.html"));
    for list in ["index.html", "contents.html"] {
        let says = |site: &Site, words: &str| texts(site, list).iter().any(|text| text.starts_with(words));
        assert!(says(&public, "公表していません。") && !says(&public, "担当版だけに"), "{list}");
        assert!(says(&staff, "担当版だけに載せています。") && !says(&staff, "公表していません。"), "{list}");
    }
}

#[test]
fn every_page_says_for_whom_it_is() {
    let (town, _) = town();
    for (edition, name) in EDITIONS.iter().zip(["公開版", "職員版", "担当版"]) {
        let site = town.build(edition);
        let marker = String::from_utf8_lossy(&site[".kitei"]).into_owned();
        assert!(marker.split_whitespace().any(|word| word == *edition), "{marker}");
        for (path, page) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = Dom::read(page);
            for part in ["header", "footer"] {
                let texts = Seen::of(&page.one(part)).texts;
                assert!(texts.iter().any(|text| text.starts_with(name)), "{edition}/{path}: {texts:?}");
            }
            let hidden = page.values("content").contains(&"noindex".to_owned());
            assert_eq!(hidden, *edition != "public" || path == "404.html", "{edition}/{path}");
        }
    }
}

#[test]
fn the_head_of_a_text_says_what_is_known_and_what_is_not() {
    let (town, _) = town();
    let head = |site: &Site, path: &str| {
        let page = Dom::read(&site[path]);
        let aside = page.one("aside");
        Seen::of(&aside).texts
    };
    let public = head(&town.build("public"), "policy/policy.html");
    for (name, value) in [("所管", "未入力"), ("制定", "未確認"), ("施行", "未確認"), ("公開区分", "公開")]
    {
        let at = public.iter().position(|text| text == name).unwrap_or_else(|| panic!("no {name}: {public:?}"));
        assert_eq!(public[at + 1], value, "{name}");
    }
    let staff = head(&town.build("staff"), "standards/open-staff.html");
    let at = staff.iter().position(|text| text == "施行").expect("施行");
    assert_eq!(staff[at + 1], "令和8年4月1日（2026年4月1日）");
    assert!(staff.contains(&"職員".to_owned()), "{staff:?}");
}

#[test]
fn nothing_is_copied_but_what_a_page_refers_to() {
    let (town, _) = town();
    for edition in EDITIONS {
        let site = town.build(edition);
        let rest: Vec<&String> =
            site.keys().filter(|path| !path.ends_with(".html") && path.as_str() != ".kitei").collect();
        let (search, rest): (Vec<&String>, Vec<&String>) =
            rest.into_iter().partition(|path| path.starts_with("search/"));
        let index = String::from_utf8_lossy(&site["search/index.js"]);
        assert!(
            search.iter().all(|path| *path == "search/index.js" || index.contains(&format!("\"{path}?v="))),
            "{search:?}"
        );
        let (tables, rest): (Vec<&String>, Vec<&String>) = rest.into_iter().partition(|path| path.starts_with("csv/"));
        for table in tables {
            let link = format!("href=\"{table}\"");
            assert!(site.values().any(|page| String::from_utf8_lossy(page).contains(&link)), "{edition}: {table}");
        }
        let attached = if edition == "officer" { vec!["attachments/zz-officer-attached.txt"] } else { Vec::new() };
        let theme = vec!["head.js", "icon.svg", "kitei.js", "manifest.json", "search.js", "style.css"];
        assert_eq!(rest, [attached, theme].concat(), "{edition}");
    }
}

/// An act of the policy; its days where they are given.
fn act(id: &str, kind: &str, state: &str, decided: &str, effective: &str) -> Value {
    json!({
        "id": id, "kind": kind, "state": state, "documents": ["policy"], "legal_form": "未確認", "number": "未確認",
        "organs": [], "decided": decided, "effective": effective, "published": "未確認"
    })
}

/// What stands behind a name at the head of the policy.
fn fact(site: &Site, name: &str) -> String {
    let page = Dom::read(&site["policy/policy.html"]);
    let texts = Seen::of(&page.one("aside")).texts;
    let at = texts.iter().position(|text| text == name).unwrap_or_else(|| panic!("no {name}: {texts:?}"));
    texts[at + 1].clone()
}

#[test]
fn what_nobody_has_told_the_state_of_is_known_when_its_day_has_come() {
    let row = |id: &str, date: &str, act: &str| json!({ "id": id, "date": date, "place": "－", "content": format!("{date}の{act}"), "act": act });
    let town = Town::new().edit("book/policy/policy.md", |text| text + "\n---\n\n〔履歴〕\n").records(
        "data/acts/policy.json",
        &[
            act("a-past", "一部改正", "未確認", "未確認", "令和8年11月1日"),
            act("b-coming", "一部改正", "未確認", "令和8年11月1日", "令和9年4月1日"),
            act("c-day", "一部改正", "未入力", "未確認", "未確認"),
        ],
    );
    let rows = [
        row("r0", "令和8年11月1日", "a-past"),
        row("r1", "令和9年4月1日", "b-coming"),
        row("r2", "令和9年10月21日", "c-day"),
        row("r3", "令和10年2月3日", "未確認"),
        row("r4", "平成16年4月30日", "未確認"),
    ];
    let town = town.records("data/history/policy/entries.json", &rows);
    for edition in EDITIONS {
        let site = town.build(edition);
        for (words, shown) in [
            ("令和8年11月1日のa-past", true),
            ("平成16年4月30日の未確認", true),
            ("令和9年4月1日のb-coming", edition == "officer"),
            ("令和9年10月21日のc-day", edition == "officer"),
            ("令和10年2月3日の未確認", edition == "officer"),
        ] {
            assert_eq!(!places(&site, words).is_empty(), shown, "{edition}: {words}");
        }
    }
}

#[test]
fn days_are_those_of_the_first_and_the_newest_act_not_of_the_file() {
    let newer = act("a-newer", "一部改正", "施行", "令和7年3月1日", "令和7年4月1日");
    let older = act("b-older", "策定", "施行", "平成16年4月30日", "平成16年5月1日");
    let whole = act("a-first-whole", "全部改正", "公表済", "平成20年3月1日", "平成20年4月1日");
    let coming = act("c-coming", "一部改正", "施行", "令和8年11月1日", "令和9年4月1日");
    let town = |acts: &[Value]| Town::new().records("data/acts/policy.json", acts);
    for edition in EDITIONS {
        let site = town(&[whole.clone(), newer.clone(), older.clone(), coming.clone()]).build(edition);
        assert_eq!(fact(&site, "制定"), "平成16年4月30日（2004年4月30日）", "{edition}");
        assert_eq!(fact(&site, "施行"), "令和7年4月1日（2025年4月1日）", "{edition}");
        let site = town(std::slice::from_ref(&coming)).build(edition);
        assert_eq!(fact(&site, "施行"), "未確認", "{edition}");
        // an amendment without any day may be the newest
        let undated = act("d-undated", "一部改正", "施行", "未確認", "未確認");
        let site = town(&[undated, newer.clone()]).build(edition);
        assert_eq!(fact(&site, "施行"), "未確認", "{edition}");
    }
}

#[test]
fn the_project_s_own_policy_has_the_day_that_is_known() {
    let page = Dom::read(&support::build(support::own(), "public")["policy/kihon-hoshin.html"]);
    let texts = Seen::of(&page.one("aside")).texts;
    for (name, value) in [("制定", "平成16年4月30日（2004年4月30日）"), ("施行", "未確認")] {
        let at = texts.iter().position(|text| text == name).expect(name);
        assert_eq!(texts[at + 1], value, "{texts:?}");
    }
}

#[test]
fn no_sample_stands_under_the_owner_s_name() {
    let sample = |id: &str, tier: &str| Document::new(id, &format!("見本の{id}")).tier(tier).with("sample", true);
    let hidden = sample("hidden", "実施手順").with("visibility", "担当").with("reason", "担当用だから");
    let town = Town::new().edit("book/policy/policy.md", |text| text + "\n〔図：構成〕\n");
    let town = town.document(hidden);
    let owner = |site: &Site, path: &str| String::from_utf8_lossy(&site[path]).contains("試み町 情報セキュリティ");
    // the name of the sample is withheld; that something is withheld is said in its place
    let site = town.build("public");
    for path in ["index.html", "contents.html", "about.html", "procedures/withheld.html"] {
        assert!(!owner(&site, path), "{path}");
    }
    assert!(owner(&site, "policy/policy.html"));
    let town = town.document(sample("shown", "対策基準")).document(Document::new("real", "町規程"));
    let figure = |site: &Site| Seen::of(&Dom::read(&site["policy/policy.html"]).one("figure")).texts.join("");
    let site = town.build("officer");
    assert!(figure(&site).contains("（1件）") && !figure(&site).contains("（2件）"), "{}", figure(&site));
}
