//! `kitei leaks` and `kitei verify`, by the outer door: what an officer is about to upload, and what stands there later.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/town.rs"]
mod town;

use std::fs;
use std::io::Write as _;
use town::{TODAY, Town};

/// Words of 端末持出し手順, which residents may not read, and of the guide and of a finding, which staff may not.
const OF_A_PROCEDURE: &str = "端末持出し手順";
const OF_A_FINDING: &str = "許可書のないまま持ち出していた";

fn leaks(town: &Town, folder: &str, edition: &str) -> town::Run {
    town.kitei(&["leaks", folder, "--edition", edition, TODAY[0], TODAY[1]])
}

#[test]
fn a_site_as_it_was_built_leaks_nothing() {
    let town = Town::new();
    for edition in ["public", "staff", "officer"] {
        town.build(edition);
        let folder = format!("site/{edition}");
        let run = leaks(&town, &folder, edition);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        assert!(run.out.contains("見付かったもの: 0"), "{}", run.out);
        let run = town.kitei(&["verify", &folder]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        assert!(run.out.contains("変わったもの 0、なくなったもの 0、作っていないもの 0"), "{}", run.out);
    }
    // the site of a narrower circle is full of what a wider one may not know
    for (folder, edition) in [("site/staff", "public"), ("site/officer", "staff"), ("site/officer", "public")] {
        let run = leaks(&town, folder, edition);
        assert_eq!(run.code, 1, "{folder} {edition}");
        assert!(run.out.contains("として作られたフォルダーです"), "{}", run.out);
    }
    assert!(leaks(&town, "site/staff", "public").out.contains(OF_A_PROCEDURE));
    assert!(leaks(&town, "site/officer", "staff").out.contains(OF_A_FINDING));
}

fn zip(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut packed);
    let (mut entry, config) =
        archive.new_file(name).compression_method(rawzip::CompressionMethod::DEFLATE).start().unwrap();
    let mut writer = config.wrap(flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::default()));
    writer.write_all(bytes).unwrap();
    let (encoder, descriptor) = writer.finish().unwrap();
    encoder.finish().unwrap();
    entry.finish(descriptor).unwrap();
    archive.finish().unwrap();
    packed
}

#[test]
fn what_was_put_there_is_found_wherever_it_lies() {
    let town = Town::new();
    town.build("public");
    let utf16: Vec<u8> = OF_A_PROCEDURE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let escaped: String = OF_A_PROCEDURE.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    let plants: [(&str, Vec<u8>); 9] = [
        (
            "a.html",
            b"<p><b>\xe7\xab\xaf\xe6\x9c\xab</b>\xe6\x8c\x81\xe5\x87\xba\xe3\x81\x97\xe6\x89\x8b\xe9\xa0\x86</p>"
                .to_vec(),
        ),
        ("b.html", format!("<!-- {OF_A_PROCEDURE} -->").into_bytes()),
        ("c.json", format!("{{\"a\":\"{escaped}\"}}").into_bytes()),
        ("d.txt", [&[0xff, 0xfe], utf16.as_slice()].concat()),
        ("e.docx", zip("word/document.xml", format!("<w:t>{OF_A_PROCEDURE}</w:t>").as_bytes())),
        ("f.zip", zip("naka.zip", &zip("a.txt", OF_A_PROCEDURE.as_bytes()))),
        ("g.zip", zip(&format!("{OF_A_PROCEDURE}.txt"), b"")),
        ("h.svg", format!("<svg><title>{OF_A_PROCEDURE}</title></svg>").into_bytes()),
        ("i/j.csv", encoding_rs::SHIFT_JIS.encode(OF_A_PROCEDURE).0.into_owned()),
    ];
    for (name, bytes) in &plants {
        town.write(&format!("site/public/{name}"), bytes);
    }
    town.write(&format!("site/public/{OF_A_PROCEDURE}.html"), "");
    town.write("site/public/k.html", "<a href=\"file:///C:/share\">a</a>");
    town.write("site/public/l.zip", b"PK\x03\x04 broken");
    #[cfg(unix)]
    std::os::unix::fs::symlink(town.at("data"), town.at("site/public/m")).unwrap();
    #[cfg(unix)]
    fs::hard_link(town.at("data/attachments/tsukawanai.txt"), town.at("site/public/n.txt")).unwrap();
    let run = leaks(&town, "site/public", "public");
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    for (name, _) in &plants {
        let start = format!("{name}: 公開版にない語があります。「{OF_A_PROCEDURE}」");
        let lines = run.out.lines().filter(|line| line.starts_with(&format!("{name}: ")));
        assert_eq!(lines.map(|line| line.starts_with(&start)).collect::<Vec<_>>(), [true], "{name}: {}", run.out);
    }
    for said in [
        "端末持出し手順.html: 名前に、公開版にない語があります。",
        "k.html: 機械や共有フォルダーの場所",
        "l.zip: 中を調べられません",
        #[cfg(unix)]
        "m: ほかの場所のファイルとつながっています",
        #[cfg(unix)]
        "n.txt: ほかの場所のファイルとつながっています",
        "（元: ",
        "このままでは載せないでください",
    ] {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    // the same are seen by whoever does not have the project
    fs::remove_file(town.at("site/public/index.html")).unwrap();
    fs::write(town.at("site/public/about.html"), "other").unwrap();
    let run = town.kitei(&["verify", "site/public"]);
    assert_eq!(run.code, 1);
    for said in
        ["about.html: 作ったときと違います。", "index.html: なくなっています。", "a.html: 作ったものではありません。"]
    {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
}

#[test]
fn what_cannot_be_looked_at_is_told() {
    let town = Town::new();
    town.build("public");
    for (words, code, said) in [
        (&["leaks"][..], 2, "調べるフォルダーを書いてください"),
        (&["leaks", "nai"], 2, "フォルダー「nai」がありません"),
        (&["leaks", "a", "b", "c"], 2, "一つだけ"),
        (&["verify", "data"], 1, "manifest.json がない"),
        (&["verify", "nai"], 2, "フォルダー「nai」がありません"),
        (&["verify", "site/public", "--edition", "staff"], 2, "--edition は"),
    ] {
        let run = town.kitei(words);
        assert_eq!(run.code, code, "{words:?} {}{}", run.out, run.err);
        assert!(run.err.contains(said), "{words:?} {}", run.err);
    }
    for broken in ["", "[]", "{\"files\": []}", "{\"files\": {\"a\": 1}}", "\u{feff}{"] {
        town.write("site/public/manifest.json", broken);
        let run = town.kitei(&["verify", "site/public"]);
        assert_eq!((run.code, run.err.contains("壊れている")), (1, true), "{broken} {}", run.err);
    }
}
