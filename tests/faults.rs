//! One fault each: `tests/town` with the files of `tests/town-faults/<name>/` laid over it, or spoilt by the code below
//! where the input is large or no file can hold it. The whole message is compared with `expected.txt`
//! (`UPDATE=1 cargo test --test faults` writes them anew: read the difference as an officer would).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]
#![cfg(unix)] // makes links, and names that Windows refuses

#[path = "support/town.rs"]
mod town;

use kitei::source::Code;
use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;
use town::{Town, compare, files, tests};

/// Spoils a town.
type Spoil = fn(&Town);

/// Faults that no file of the repository can hold: large ones, links, names that some systems refuse.
const MADE: [(&str, Spoil); 14] = [
    ("made-long-line", |town| {
        town.write("book/standards/unyo.md", format!("見本市運用セキュリティ対策基準\n\n{}\n", "あ".repeat(3_500_000)));
    }),
    ("made-long-line-data", |town| {
        town.write("data/acts/2026.json", format!("{{ \"format\": 1, \"x\": \"{}\" }}", "x".repeat(10_000_000)));
    }),
    ("made-link-out", |town| link(town, &std::env::temp_dir(), "data/attachments/soto")),
    ("made-link-to-file-out", |town| {
        link(town, &tests("town/book/guide/README.md"), "book/guide/soto.md");
    }),
    ("made-link-broken", |town| link(town, &town.at("book/guide/nai.md"), "book/guide/kireta.md")),
    ("made-link-in-circles", |town| link(town, &town.at("book/guide"), "book/guide/mawaru")),
    ("made-json-nul", |town| {
        town.change(
            "data/acts/2026.json",
            "\"kind\": \"一部改正\",\n      \"state\": \"公表済\"",
            "\"kind\": \"一部\0改正\",\n      \"state\": \"公表済\"",
        );
    }),
    ("made-json-deep", |town| {
        town.change("data/acts/2026.json", "[\"市長\"]", &format!("{}{}", "[".repeat(40), "]".repeat(40)));
    }),
    ("made-json-very-deep", |town| {
        town.write("data/acts/2026.json", format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
    }),
    ("made-question-mark", |town| {
        fs::rename(town.at("book/standards/unyo.md"), town.at("book/standards/unyo?.md")).unwrap();
        town.change("book/SUMMARY.md", "standards/unyo.md", "standards/unyo?.md");
        town.change("data/documents/unyo.json", "standards/unyo.md", "standards/unyo?.md");
    }),
    ("made-line-end-in-name", |town| {
        town.write("book/guide/a\nb.md", "# 名前の中に改行\n");
    }),
    ("made-case-only", |town| {
        town.write("book/guide/qa.md", "# 小文字\n").write("book/guide/QA.md", "# 大文字\n");
        town.change("book/SUMMARY.md", "- [Ｑ＆Ａ]", "- [小](guide/qa.md)\n- [大](guide/QA.md)\n- [Ｑ＆Ａ]");
    }),
    ("made-device-name", |town| {
        town.write("data/attachments/con.txt", "装置の名前\n");
    }),
    ("made-not-utf8-name", not_utf8_name),
];

fn link(town: &Town, to: &std::path::Path, from: &str) {
    std::os::unix::fs::symlink(to, town.at(from)).unwrap();
}

fn not_utf8_name(town: &Town) {
    use std::os::unix::ffi::OsStrExt as _;
    let name = std::ffi::OsStr::from_bytes(b"data/acts/\x93\xfa.json");
    fs::write(town.at("").join(name), "{}").unwrap();
}

/// What `look` finds wrong with each spoilt town, on all cores.
fn of_all(look: impl Fn(&str, &Town) -> Vec<String> + Sync) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(tests("town-faults"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("made-"))
        .collect();
    names.extend(MADE.iter().map(|(name, _)| (*name).to_owned()));
    names.sort();
    let wrong = kitei::source::parallel::map(&names, |name| {
        let town = Town::new();
        match MADE.iter().find(|(made, _)| made == name) {
            Some((_, spoil)) => spoil(&town),
            None => {
                town.lay(&tests("town-faults").join(name));
            }
        }
        look(name, &town)
    });
    wrong.into_iter().flatten().collect()
}

/// What the town leaves open on purpose, and what a change elsewhere opens or closes.
const OPEN: [&str; 9] = [
    "no-text",
    "gap-standard",
    "gap-procedure",
    "gap-basis",
    "gap-asset",
    "gap-part",
    "suspect-link",
    "unconfirmed-links",
    "dangling-confirmation",
];

/// The code of a drawn diagnostic.
fn code_of(block: &str) -> &str {
    block.split(['[', ']']).nth(1).unwrap_or_default()
}

/// What `check` says of a spoilt town beyond what stays open: the whole output, counted anew.
fn beyond(name: &str, out: &str) -> String {
    static OWN: OnceLock<String> = OnceLock::new();
    let own = OWN.get_or_init(|| Town::new().check().out);
    if !out.contains("検査しました。") {
        return out.to_owned();
    }
    let mut blocks: Vec<&str> = out.split("\n\n").collect();
    let last = blocks.pop().unwrap();
    let is_open = |block: &str| OPEN.contains(&code_of(block));
    blocks.retain(|block| !is_open(block) || (name.starts_with(code_of(block)) && !own.contains(block)));
    let count = |word: &str| blocks.iter().filter(|block| block.starts_with(&format!("{word}["))).count();
    let counts: Vec<String> = ["誤り", "除外", "注意", "参考"]
        .into_iter()
        .filter(|word| count(word) > 0)
        .map(|word| format!("{word} {}", count(word)))
        .collect();
    let (before, rest) = last.split_once("検査しました。").unwrap();
    let (_, behind) = rest.split_once('。').unwrap();
    blocks.iter().map(|block| format!("{block}\n\n")).collect::<String>()
        + &format!("{before}検査しました。{}。{behind}", counts.join("、"))
}

#[test]
fn the_town_itself_has_no_fault_but_what_it_leaves_open() {
    let run = Town::new().check();
    let codes: Vec<&str> = run.out.split("\n\n").map(code_of).filter(|code| !code.is_empty()).collect();
    let open = ["gap-standard", "gap-basis", "unconfirmed-links", "gap-procedure", "gap-asset", "gap-part", "no-text"]
        .as_slice();
    let (suspect, rest): (Vec<&str>, Vec<&str>) = codes.into_iter().partition(|code| *code == "suspect-link");
    assert_eq!((suspect.len(), rest.as_slice(), run.code), (1, open, 0), "{}", run.out);
}

#[test]
fn each_fault_is_said_once_and_whole() {
    let wrong = of_all(|name, town| {
        let mut wrong = Vec::new();
        let before = files(&town.at("book"));
        let mut run = town.check();
        run.out = beyond(name, &run.out);
        let expected = tests("town-faults").join(name).join("expected.txt");
        compare(&expected, &format!("{}{}\n", run.out, run.code), &mut wrong);
        let said = run.out.lines().filter(|line| line.contains("--> ")).count();
        if said != 1 || !run.err.is_empty() {
            wrong.push(format!("== {name}: {said} diagnostics\n{}{}", run.out, run.err));
        }
        if files(&town.at("book")) != before {
            wrong.push(format!("== {name}: check wrote into the book"));
        }
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Contract 1: *error* holds the edition up and the old site stands; *omitted* publishes the rest; else all is well.
#[test]
fn each_fault_does_to_the_publication_what_it_says() {
    let good = {
        let town = Town::new();
        assert_eq!(town.build("public").code, 0);
        town.site("public")
    };
    if std::env::var_os("UPDATE").is_some() {
        return; // what is expected is being written
    }
    let wrong = of_all(|name, town| {
        let mut wrong = Vec::new();
        let (book, data) = (files(&town.at("book")), files(&town.at("data")));
        for (path, bytes) in &good {
            town.write(&format!("site/public/{path}"), bytes);
        }
        let said = fs::read_to_string(tests("town-faults").join(name).join("expected.txt")).unwrap();
        let expected = match said.split('[').next() {
            Some("誤り") => 1,
            Some("除外") => 3,
            _ => 0,
        };
        let run = town.build("public");
        if run.code != expected {
            wrong.push(format!("== {name}: exit {} and not {expected}\n{}{}", run.code, run.out, run.err));
        }
        let site = town.site("public");
        if expected == 1 && site != good {
            wrong.push(format!("== {name}: the old site was touched"));
        }
        if expected != 1 && !site.contains_key("policy/kihon-hoshin.html") && name != "policy-withheld" {
            wrong.push(format!("== {name}: the policy is not published"));
        }
        if files(&town.at("book")) != book || files(&town.at("data")) != data {
            wrong.push(format!("== {name}: build wrote into the book or the data"));
        }
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_left_out_says_so_on_its_page() {
    for name in ["shift-jis", "empty-file", "unknown-annotation", "metadata-without-document-listed"] {
        let town = Town::new();
        town.lay(&tests("town-faults").join(name));
        assert_eq!(town.build("public").code, 3, "{name}");
        let page = town.page("public/standards/unyo.html");
        assert!(page.contains("直すところがあるためです"), "{name}: {page}");
        assert!(!page.contains("監視する"), "{name}: the broken text is on the page");
        for list in ["public/index.html", "public/contents.html"] {
            assert!(town.page(list).contains("いま表示していません。"), "{name}: {list}");
        }
    }
}

#[test]
fn lists_say_that_a_document_nobody_can_name_is_missing() {
    const WORDS: &str = "載せていない文書があります";
    let town = Town::new();
    assert_eq!(town.build("public").code, 0);
    assert!(!town.page("public/contents.html").contains(WORDS));
    town.change("data/documents/unyo.json", "\"tier\"", "\"teir\"");
    assert_eq!(town.build("public").code, 3);
    for page in ["public/index.html", "public/contents.html"] {
        assert!(town.page(page).contains(WORDS), "{page}");
    }
}

#[test]
fn a_row_of_the_history_whose_act_is_lost_is_shown_once_its_day_has_come() {
    let town = Town::new();
    town.change("data/history/kihon-hoshin/entries.json", "\"act\": \"", "\"act\": \"no-such-");
    let shown = |today: &str| {
        assert_eq!(town.kitei(&["build", "--edition", "public", "--today", today, "--out", "site/public"]).code, 3);
        town.page("public/policy/kihon-hoshin.html").matches("<td>").count()
    };
    assert!(shown("1999-04-01") < shown("2026-12-01"));
}

#[test]
fn dates_that_a_lost_act_may_have_changed_are_not_shown() {
    let town = Town::new();
    assert_eq!(town.build("staff").code, 0);
    assert!(town.page("staff/standards/kanri/01.html").contains("令和8年4月1日（2026年4月1日）"));
    town.change("data/acts/2026.json", "令和８年３月31日", "令和８年３月32日");
    assert_eq!(town.build("staff").code, 3);
    let page = town.page("staff/standards/kanri/01.html");
    assert!(!page.contains("令和2年4月1日"), "the date before the lost amendment");
    assert!(town.page("staff/standards/unyo.html").contains("令和2年4月1日（2020年4月1日）"));
}

#[test]
fn ten_thousand_faults_are_all_said() {
    let town = Town::new();
    let record = |at: usize| format!("    {{ \"id\": \"a{at}\", \"kind\": \"策定\", \"memo\": \"なし\" }}");
    let records: Vec<String> = (0..10_000).map(record).collect();
    town.write(
        "data/acts/many.json",
        format!("{{\n  \"format\": 1,\n  \"records\": [\n{}\n  ]\n}}\n", records.join(",\n")),
    );
    let run = town.check();
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert_eq!(run.out.matches("除外[unknown-key] 制定・改正に「memo」というキーはありません\n").count(), 10_000);
    assert!(run.out.contains(" --> data/acts/many.json:10003:36\n"), "the last has its place");
    assert!(run.out.contains("検査しました。除外 10000、"));
}

/// Nothing that is only strange makes the program fall over: it says something and ends as it should.
#[test]
fn strange_projects_are_told() {
    let strange: [(&str, Spoil); 16] = [
        ("no data", |town| {
            town.remove("data");
        }),
        ("empty data", |town| {
            town.remove("data");
            fs::create_dir(town.at("data")).unwrap();
        }),
        ("no book", |town| {
            town.remove("book");
        }),
        ("empty book", |town| {
            town.remove("book");
            fs::create_dir(town.at("book")).unwrap();
        }),
        ("a contents of nothing", |town| {
            town.write("book/SUMMARY.md", "# 目次\n");
        }),
        ("a contents of markup", |town| {
            town.write("book/SUMMARY.md", "<p>\n\n---\n\n- \n- []()\n");
        }),
        ("data is a file", |town| {
            town.remove("data").write("data", "x");
        }),
        ("book is a file", |town| {
            town.remove("book").write("book", "x");
        }),
        ("theme is a file", |town| {
            town.write("theme", "x");
        }),
        ("the contents is a folder", |town| {
            town.remove("book/SUMMARY.md");
            fs::create_dir(town.at("book/SUMMARY.md")).unwrap();
        }),
        ("a text is a folder", |town| {
            town.remove("book/standards/unyo.md");
            fs::create_dir(town.at("book/standards/unyo.md")).unwrap();
        }),
        ("a data file is a folder", |town| fs::create_dir(town.at("data/acts/2027.json")).unwrap()),
        ("src is here", |town| {
            town.change("book.toml", "src = \"book\"", "src = \".\"");
        }),
        ("src ends with a slash", |town| {
            town.change("book.toml", "src = \"book\"", "src = \"book/\"");
        }),
        ("src in Japanese", |town| {
            fs::rename(town.at("book"), town.at("本")).unwrap();
            town.change("book.toml", "src = \"book\"", "src = \"本\"");
        }),
        ("all files in one document", |town| {
            town.change(
                "data/documents/butsuri.json",
                "\"standards/butsuri.md\"",
                "\"policy/kihon-hoshin.md\", \"standards/unyo.md\", \"\", \".\", \"..\", \"/\"",
            );
        }),
    ];
    for (name, spoil) in strange {
        let town = Town::new();
        spoil(&town);
        let check = town.check();
        assert!(check.code == 0 || check.code == 1, "{name}: {check:?}");
        assert!(!check.out.is_empty() && check.err.is_empty(), "{name}: {check:?}");
        for edition in ["public", "officer"] {
            let build = town.build(edition);
            assert!([0, 1, 3].contains(&build.code), "{name}: {build:?}");
            assert_eq!(build.code == 0, check.code == 0, "{name}: {check:?} {build:?}");
            assert!(!build.err.contains("panicked"), "{name}: {build:?}");
        }
    }
}

/// Ways of saving and naming that are no faults: the public pages are those of their plain twins, byte for byte.
#[test]
fn ways_of_saving_are_no_faults() {
    let site = |spoil: &dyn Fn(&Town)| {
        let town = Town::new();
        spoil(&town);
        let check = town.check();
        assert_eq!(check.code, 0, "{}", check.out);
        assert_eq!(town.build("public").code, 0);
        assert_eq!(town.build("officer").code, 0);
        (town.site("public"), town.site("officer"))
    };
    let texts = |town: &Town| -> Vec<(String, Vec<u8>)> {
        let all = files(&town.at(""));
        all.into_iter().filter(|(path, _)| [".md", ".json", ".toml"].iter().any(|end| path.ends_with(end))).collect()
    };
    let plain = site(&|_| {});
    let with_bom = site(&|town| {
        for (path, bytes) in texts(town) {
            town.write(&path, [b"\xef\xbb\xbf".as_slice(), &bytes].concat());
        }
    });
    assert_eq!(plain, with_bom, "a byte order mark");
    let with_crlf = site(&|town| {
        for (path, bytes) in texts(town) {
            town.write(&path, String::from_utf8(bytes).unwrap().replace('\n', "\r\n"));
        }
    });
    assert_eq!(plain, with_crlf, "CRLF");
    let dotted = site(&|town| {
        town.change("book/SUMMARY.md", "(standards/", "(./standards/").change(
            "book/SUMMARY.md",
            "(guide/README.md",
            "(guide/../guide/README.md",
        );
    });
    assert_eq!(plain, dotted, "`./` in the contents");
    for name in ["運 用", "ｕｎｙｏ", "全角　空白", "運用#1 100%"] {
        let (public, officer) = site(&|town| {
            fs::rename(town.at("book/standards/unyo.md"), town.at(&format!("book/standards/{name}.md"))).unwrap();
            town.change("book/SUMMARY.md", "(standards/unyo.md)", &format!("(<standards/{name}.md>)"));
            town.change("data/documents/unyo.json", "standards/unyo.md", &format!("standards/{name}.md"));
        });
        let encoded = name.replace('%', "%25").replace(' ', "%20").replace('　', "%E3%80%80").replace('#', "%23");
        for (plain, named) in [(&plain.0, &public), (&plain.1, &officer)] {
            for (path, bytes) in plain {
                let path = path.replace("/unyo.html", &format!("/{name}.html"));
                let Some(found) = named.get(&path) else { panic!("{name}: no {path}") };
                if path.ends_with(".html") {
                    let found = String::from_utf8(found.clone()).unwrap();
                    let found = found.replace(&format!("{encoded}.html"), "unyo.html");
                    assert_eq!(String::from_utf8_lossy(bytes), found, "{name}: {path}");
                }
            }
        }
    }
}

#[test]
fn every_code_is_provoked() {
    // style is only said when it is asked for: `tests/style.rs`
    let style = files(&tests("town-style")).into_iter().map(|(path, bytes)| (format!("{path}/expected.txt"), bytes));
    let said: BTreeMap<String, String> = files(&tests("town-faults"))
        .into_iter()
        .chain(style)
        .filter(|(path, _)| path.ends_with("/expected.txt"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    let silent: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.name())
        .filter(|name| !said.values().any(|text| text.contains(&format!("[{name}] "))))
        .collect();
    assert!(silent.is_empty(), "no fault provokes {silent:?}");
}
