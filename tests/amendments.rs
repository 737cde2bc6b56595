//! Amendments by the outer door: what `kitei revise` finds out by itself, what holds on which day, and what is told at a clause.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/town.rs"]
mod town;

use town::{Run, TODAY, Town, files};

const FILE: &str = "book/standards/kanri/02.md";
const PAGE: &str = "standards/kanri/02.html";
const ROWS: &str = "data/history/kanri/entries.json";

fn revise(town: &Town, words: &[&str]) -> Run {
    let run = town.kitei(&[&["revise", "kanri"], words, &TODAY].concat());
    assert_eq!(run.code, 0, "{words:?} {}", run.err);
    run
}

/// A town whose texts are on record.
fn recorded() -> Town {
    let town = Town::new();
    assert_eq!(town.kitei(&["revise", "--all", TODAY[0], TODAY[1]]).code, 0);
    town
}

/// A page of an edition as it is built on a day.
fn page_on(town: &Town, day: &str, edition: &str, path: &str) -> String {
    let run = town.kitei(&["build", "--edition", edition, "--quiet", "--today", day]);
    assert_eq!(run.code, 0, "{}", run.err);
    town.page(&format!("{edition}/{path}"))
}

fn officer_page(town: &Town, path: &str) -> String {
    page_on(town, TODAY[1], "officer", path)
}

/// The permanent anchor of the clause that has these words.
fn anchor(page: &str, words: &str) -> String {
    let before = &page[..page.find(words).unwrap_or_else(|| panic!("no {words}"))];
    let start = before.rfind("class=\"unit article\" id=\"").unwrap() + "class=\"unit article\" id=\"".len();
    before[start..start + 7].to_owned()
}

/// 第６条の２ comes in, 第８条 goes and the rest moves up.
fn amend(town: &Town) {
    town.change(
        FILE,
        "（許可の申請）\n第７条　前条の",
        "（貸出し）\n第７条　端末は、貸し出すことができない。\n\n（許可の申請）\n第８条　第６条の",
    );
    town.change(FILE, "（記録）\n第８条　責任者は、前条の申請を記録しなければならない。\n\n", "");
    town.change(FILE, "毎年度１回", "半年に１回");
}

#[test]
fn the_place_is_found_out() {
    let town = recorded();
    town.change(FILE, "許可を受けずに端末を", "届け出ずに端末を");
    town.change(FILE, "| ２ | その他の情報 | 総務課長 |", "| ２ | その他の情報 | 情報課長 |");
    let run = revise(
        &town,
        &["--date", "令和8年11月30日", "--note", "改正", "--content", "届出制", "--reason", "手続を軽くするため"],
    );
    assert!(run.out.contains("場所 第６条、別表"), "{}", run.out);
    let rows = std::fs::read_to_string(town.at(ROWS)).unwrap();
    assert!(rows.contains("\"place\": \"第６条、別表\"") && rows.contains("手続を軽くするため"), "{rows}");
    assert!(officer_page(&town, "history/kanri/r8-2.html").contains("手続を軽くするため"));
    assert_eq!(town.kitei(&["fmt", "--check"]).code, 0);
}

#[test]
fn a_clause_that_moves_keeps_its_address_and_one_that_leaves_says_where_it_went() {
    let town = recorded();
    let before = officer_page(&town, PAGE);
    let [applied, kept, checked] =
        ["の許可を受けようと", "の申請を記録", "の状況を点検"].map(|words| anchor(&before, words));
    amend(&town);
    revise(&town, &["--date", "令和8年11月30日", "--note", "改正", "--content", "貸出しの廃止"]);
    let after = officer_page(&town, PAGE);
    assert_eq!(anchor(&after, "の許可を受けようと"), applied, "{after}");
    assert_eq!(anchor(&after, "の状況を点検"), checked);
    let lent = anchor(&after, "貸し出すことができない");
    assert!(!before.contains(&lent), "a new clause has an address of its own");
    // what is no more
    let left = &after[after.find("class=\"left\"").unwrap()..];
    let left = &left[..left.find("</aside>").unwrap()];
    assert!(
        left.contains(&format!("id=\"{kept}\"")) && left.contains("第8条") && left.contains("令和8年11月30日 改正"),
        "{left}"
    );
    assert!(left.contains(&format!("text-2.html#{kept}")), "{left}");
    // what amended what: the act is not on record, so its day names it
    let marks = |words: &str| {
        let start = after.find(&format!("id=\"{}\"", anchor(&after, words))).unwrap();
        let unit = &after[start..];
        let unit = &unit[unit.find("class=\"amended\"").unwrap_or(unit.len() - 1)..];
        unit[..unit.find("</aside>").unwrap_or(0)].to_owned()
    };
    assert!(marks("貸し出すことができない").contains("追加"), "{}", marks("貸し出すことができない"));
    let moved = marks("の許可を受けようと");
    assert!(moved.contains("旧第7条繰下・一部改正") && moved.contains(&format!("r8/text-2.html#{applied}")), "{moved}");
    assert!(!marks("許可を受けずに端末を").contains("第6条の改正"), "nothing happened to it");
    // and in the text as it stood each clause has the address it has today
    assert!(officer_page(&town, "history/kanri/r8-2/text-2.html").contains(&format!("id=\"{applied}\"")));
    // once more: addresses go on from row to row
    town.change(FILE, "（貸出し）\n第７条　端末は、貸し出すことができない。\n\n", "");
    town.change(FILE, "第８条　第６条の", "第７条　前条の");
    town.change(FILE, "（点検）", "（証票）\n第８条　端末には、証票を付ける。\n\n（点検）");
    revise(&town, &["--date", "令和8年11月30日", "--note", "改正", "--content", "貸出しの削除"]);
    let last = officer_page(&town, PAGE);
    assert_eq!(anchor(&last, "の許可を受けようと"), applied);
    assert!(last.contains(&format!("<span id=\"{lent}\">")), "{last}");
}

#[test]
fn the_first_row_of_a_document_moves_no_address() {
    let town = Town::new();
    town.remove("data/history/jinteki");
    let path = "standards/jinteki.html";
    let anchors = |page: &str| -> Vec<String> {
        page.match_indices(" id=\"k").map(|(at, _)| page[at + 5..at + 12].to_owned()).collect()
    };
    let before = anchors(&officer_page(&town, path));
    assert!(before.len() > 3);
    let words = ["--date", "令和２年４月１日", "--note", "制定", "--content", "新規制定", "--act", "r2-kunrei-1"];
    let run = town.kitei(&[&["revise", "jinteki"], &words[..], &TODAY].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(anchors(&officer_page(&town, path)), before, "nor does one that the town has");
    assert_eq!(anchors(&officer_page(&Town::new(), path)), before);
}

#[test]
fn words_hold_from_their_day() {
    let town = recorded();
    town.change(FILE, "許可を受けずに端末を", "届け出ずに端末を");
    let run =
        revise(&town, &["--date", "令和９年１月１日", "--note", "改正", "--content", "届出制", "--act", "r8-kunrei-9"]);
    assert!(run.out.contains("令和９年１月１日（未施行）"), "{}", run.out);
    assert_eq!(town.check().code, Town::new().check().code, "{}", town.check().out);
    for edition in ["staff", "officer"] {
        let page = page_on(&town, "2026-12-31", edition, PAGE);
        assert!(page.contains("許可を受けずに端末を") && !page.contains("届け出ずに"), "{edition}");
        assert!(
            page.contains("令和9年1月1日（2027年1月1日）から変わります") && page.contains("history/kanri/r9.html"),
            "{page}"
        );
        let row = town.page(&format!("{edition}/history/kanri/r9.html"));
        assert!(row.contains("まだ施行されていない改正です") && row.contains("<u>届け出ずに</u>"), "{row}");
        assert!(town.page(&format!("{edition}/history/kanri/r9/text-2.html")).contains("今の文ではありません"));
        assert!(town.page(&format!("{edition}/history.html")).contains("未施行"));
    }
    let page = page_on(&town, "2026-12-31", "public", "history.html");
    assert!(!page.contains("kanri/r9") && !town.at("site/public/history/kanri").exists());
    // on its day, with nothing done
    let page = page_on(&town, "2027-01-01", "staff", PAGE);
    assert!(page.contains("届け出ずに端末を") && !page.contains("から変わります"), "{page}");
    assert!(!town.page("staff/history/kanri/r9.html").contains("まだ施行されていない"));
    // the words of each day
    let days = town.page("staff/days.html");
    for (from, last) in [("2026-04-01", "2026-12-31"), ("2027-01-01", "–")] {
        assert!(days.contains(&format!("data-sort=\"{from}\"")), "{from}: {days}");
        assert!(last == "–" || days.contains(&format!("data-sort=\"{last}\"")), "{last}: {days}");
    }
    // an amendment that holds before may not come behind
    town.change(FILE, "届け出ずに端末を", "黙って端末を");
    let run = town.kitei(&[
        "revise",
        "kanri",
        "--date",
        "令和９年１月１日",
        "--effective",
        "令和8年12月1日",
        "--content",
        "誤",
        TODAY[0],
        TODAY[1],
    ]);
    assert!(run.code == 1 && run.err.contains("施行の順に"), "{}", run.err);
}

#[test]
fn words_to_come_are_not_shown_where_those_of_today_were_not_kept() {
    let town = Town::new();
    town.change(FILE, "許可を受けずに端末を", "届け出ずに端末を");
    let words = ["revise", "kanri", "--date", "令和９年１月１日", "--content", "届出制", TODAY[0], TODAY[1]];
    let run = town.kitei(&words);
    assert!(run.code == 1 && run.err.contains("今の文の控えがありません"), "{}", run.err);
    // recorded by hand all the same
    let run = town.kitei(&[
        "revise",
        "kanri",
        "--date",
        "令和8年11月30日",
        "--place",
        "第6条",
        "--content",
        "届出制",
        TODAY[0],
        TODAY[1],
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    town.change(ROWS, "令和8年11月30日", "令和9年1月1日");
    assert_eq!(town.check().out.matches("[missing-text]").count(), 1);
    assert_eq!(town.build("officer").code, 3);
    assert!(
        files(&town.at("site/officer"))
            .values()
            .all(|bytes| !String::from_utf8_lossy(bytes).contains("届け出ずに端末を"))
    );
}

#[test]
fn a_draft_is_for_officers_and_says_what_hangs_on_it() {
    let town = recorded();
    town.change("data/acts/2026.json", "決裁済・未施行", "付議");
    town.change(FILE, "許可を受けずに端末を", "届け出ずに端末を");
    assert_eq!(town.check().out.matches("[unrecorded-change]").count(), 0);
    let page = officer_page(&town, PAGE);
    assert!(page.contains("許可を受けずに端末を") && page.contains("検討中の改正案があります"), "{page}");
    let draft = town.page("officer/drafts/kanri.html");
    assert!(draft.contains("<u>届け出ずに</u>") && draft.contains("決定されたものではありません"), "{draft}");
    assert!(draft.contains("第6条") && draft.contains("持出し手順1"), "the procedure below it: {draft}");
    assert!(town.page("officer/drafts/kanri/text-2.html").contains("届け出ずに端末を"));
    for edition in ["staff", "public"] {
        assert_eq!(town.build(edition).code, 0);
        for (path, bytes) in town.site(edition) {
            assert!(
                !path.contains("drafts") && !String::from_utf8_lossy(&bytes).contains("届け出ずに端末を"),
                "{path}"
            );
        }
    }
    // decided, it is recorded, and a draft no more
    town.change("data/acts/2026.json", "付議", "決裁済・未施行");
    assert_eq!(town.check().out.matches("[unrecorded-change]").count(), 1);
    revise(&town, &["--date", "令和９年１月１日", "--note", "改正", "--content", "届出制", "--act", "r8-kunrei-9"]);
    assert_eq!(town.build("officer").code, 0);
    assert!(!town.at("site/officer/drafts").exists());
}

#[test]
fn a_row_is_taken_back_until_it_is_published() {
    let town = recorded();
    let before = files(&town.at("data"));
    town.change(FILE, "許可を受けずに端末を", "届け出ずに端末を");
    revise(&town, &["--date", "令和９年１月１日", "--note", "改正", "--content", "届出制", "--act", "r8-kunrei-9"]);
    // words that are nowhere else are not lost
    town.change(FILE, "届け出ずに端末を", "黙って端末を");
    let withdraw = || town.kitei(&["revise", "kanri", "--withdraw", TODAY[0], TODAY[1]]);
    assert!(withdraw().err.contains("控えと違う"), "{}", withdraw().err);
    town.change(FILE, "黙って端末を", "届け出ずに端末を");
    let run = withdraw();
    assert!(run.code == 0 && run.out.contains("取り下げ"), "{}", run.err);
    assert_eq!(files(&town.at("data")), before);
    assert!(std::fs::read_to_string(town.at(FILE)).unwrap().contains("届け出ずに端末を"));
    town.change(FILE, "届け出ずに端末を", "許可を受けずに端末を");
    assert!(withdraw().err.contains("公表した改正は取り下げられません"), "{}", withdraw().err);
    assert_eq!(files(&town.at("data")), before);
}

#[test]
fn whoever_follows_the_feed_learns_of_every_change() {
    let town = recorded();
    let without = Town::new();
    without.change("data/site/site.json", "],\n      \"url\": \"https://mihon.example/\"", "]");
    assert_eq!(without.build("public").code, 0);
    assert!(!without.at("site/public/feed.xml").exists(), "there is no address to lead to");
    town.change("data/history/kihon-hoshin/entries.json", "新規策定", "新規<策定> & 公表");
    for (edition, there) in [("public", true), ("staff", false)] {
        let run = town.build(edition);
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(town.at(&format!("site/{edition}/feed.xml")).exists(), there, "{edition}");
        assert_eq!(town.page(&format!("{edition}/index.html")).contains("application/atom+xml"), there, "{edition}");
    }
    let feed = town.page("public/feed.xml");
    for words in [
        "<id>https://mihon.example/history/kihon-hoshin/r2.html</id>",
        "<updated>2020-04-01T00:00:00+09:00</updated>",
        "<title>【見本】見本市情報セキュリティ基本方針 令和２年４月１日 策定</title>",
        "－　新規&lt;策定&gt; &amp; 公表",
    ] {
        assert!(feed.contains(words), "{words}: {feed}");
    }
    // what is withheld is withheld here too
    assert!(!feed.contains("kanri"), "{feed}");
    let opened = feed.matches("<entry>").count();
    assert!(opened >= 1 && opened == feed.matches("</entry>").count());
}

#[test]
fn a_review_that_changed_nothing_stands_in_the_timeline() {
    let town = recorded();
    let timeline = officer_page(&town, "history.html");
    assert_eq!(
        timeline.contains("見直し（改正なし）"),
        town.page("officer/reviews.html").contains("改正なし"),
        "{timeline}"
    );
    assert!(timeline.contains("見直し（改正なし）"), "{timeline}");
    assert_eq!(town.build("public").code, 0);
    assert!(!town.page("public/history.html").contains("見直し（改正なし）"));
}

#[test]
fn what_changed_is_told_in_the_terminal() {
    let town = recorded();
    let diff = |words: &[&str]| town.kitei(&[&["diff"], words, &TODAY].concat());
    assert!(diff(&["kanri"]).out.contains("変わったところはありません"));
    town.change(FILE, "許可を受けずに端末を", "届け出ずに端末を");
    for word in ["kanri", "管理規程"] {
        let run = diff(&[word]);
        assert!(run.out.contains("令和８年４月１日 → 今の本文\n場所: 第６条\n"), "{}", run.out);
        assert!(run.out.contains("責任者の［－許可を受けずに－］端末を"), "{}", run.out);
        assert!(run.out.contains("責任者の［＋届け出ずに＋］端末を"), "{}", run.out);
    }
    revise(&town, &["--date", "令和8年11月30日", "--note", "改正", "--content", "届出制"]);
    assert!(diff(&["kanri"]).out.contains("変わったところはありません"));
    assert!(diff(&["kanri", "r8-2"]).out.contains("令和８年４月１日 → 令和8年11月30日\n場所: 第６条"));
    assert_eq!(diff(&["kanri", "r8", "r8-2"]).out, diff(&["kanri", "r8-2"]).out);
    for (words, code, said) in [
        (&["kanri", "r8"][..], 1, "比べるものがありません"),
        (&["kanri", "r88"][..], 1, "「r8」ではありませんか"),
        (&["kanrri"][..], 1, "「kanri」ではありませんか"),
        (&[][..], 2, "比べる文書を"),
        (&["kanri", "a", "b", "c"][..], 2, "二つまで"),
    ] {
        let run = diff(words);
        assert!(run.code == code && run.err.contains(said), "{words:?} {}", run.err);
    }
    // of a text that cannot be read nobody can tell; of those on record they can
    town.change(FILE, "第７条　前条", "第17条　前条");
    let run = diff(&["kanri"]);
    assert!(run.code == 1 && run.err.contains("本文に誤りがある"), "{}{}", run.out, run.err);
    assert_eq!(diff(&["kanri", "r8-2"]).code, 0);
    let run = Town::new().kitei(&["diff", "kanri", TODAY[0], TODAY[1]]);
    assert!(run.code == 1 && run.err.contains("控えがまだありません"), "{}", run.err);
}

#[test]
fn a_text_that_was_replaced_as_a_whole_is_not_compared() {
    let town = recorded();
    town.change("data/acts/2026.json", "決裁済・未施行", "施行");
    town.change(FILE, "許可を受けずに端末を", "届け出ずに端末を");
    revise(
        &town,
        &["--date", "令和8年11月30日", "--content", "届出制", "--act", "r8-kunrei-9", "--effective", "令和8年11月30日"],
    );
    assert!(officer_page(&town, "history/kanri/r8-2.html").contains("新旧対照表"));
    assert!(officer_page(&town, PAGE).contains("class=\"amended\""));
    let acts = std::fs::read_to_string(town.at("data/acts/2026.json")).unwrap();
    let at = acts.find("r8-kunrei-9").unwrap();
    let (before, after) = acts.split_at(at);
    town.write("data/acts/2026.json", format!("{before}{}", after.replacen("一部改正", "全部改正", 1)));
    assert!(!officer_page(&town, "history/kanri/r8-2.html").contains("新旧対照表"));
    assert!(!officer_page(&town, PAGE).contains("class=\"amended\""));
    assert!(files(&town.at("site/officer")).keys().all(|path| !path.ends_with(".docx")));
}
