//! Forms of definitions, each with what is found in it. A line of what is found: the anchor, the word (other words for it),
//! 略 for a short name, where it holds, the law's number, and its meaning.

use super::super::read_text;
use super::*;
use crate::model::Numbering;
use proptest::prelude::*;

fn lines(text: &str, numbering: Numbering) -> String {
    let line = |found: &Definition| {
        let short = if found.kind == DefinitionKind::ShortName { "略 " } else { "" };
        let also = if found.also.is_empty() { String::new() } else { format!("（{}）", found.also.join("・")) };
        let scope = match &found.scope {
            Scope::Tier => "［階層］".to_owned(),
            Scope::Document => String::new(),
            Scope::Within { written, anchor } => format!("［{written} {anchor}］"),
        };
        let number = found.number.as_ref().map_or(String::new(), |number| format!("［{number}］"));
        let items = if found.items.is_empty() { String::new() } else { format!("｛{}｝", found.items.join("／")) };
        let anchor = found.anchor.as_deref().unwrap_or("-");
        format!("{anchor} {short}{}{also}{scope}{number} = {}{items}\n", found.term, found.meaning)
    };
    read_text(text, numbering).definitions().iter().map(line).collect()
}

#[track_caller]
fn expect(text: &str, expected: &str) {
    expect_numbered(Numbering::Articles, text, expected);
}

#[track_caller]
fn expect_numbered(numbering: Numbering, text: &str, expected: &str) {
    let trimmed: Vec<_> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines(text, numbering).lines().collect::<Vec<_>>(), trimmed, "{text}");
}

/// One article of one sentence.
#[track_caller]
fn sentence(text: &str, expected: &str) {
    let expected = expected.lines().map(|line| format!("a1-1 {}\n", line.trim())).collect::<String>();
    expect(&format!("第１条　{text}"), &expected);
}

#[track_caller]
fn none(text: &str) {
    expect(&format!("第１条　{text}"), "");
}

#[test]
fn a_term_may_hold_in_a_whole_tier() {
    expect(
        "（定義）\n第２条　対策基準において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。\n\
         (1)　端末　職員が使う計算機をいう。\n\
         ２　対策基準及び実施手順において、「委員会」とは甲をいう。\n\
         ３　「記録」とは、対策基準の文字をいう。\n",
        "a2-1-1 端末［階層］ = 職員が使う計算機をいう。
         a2-2 委員会［階層］ = 甲をいう。
         a2-3 記録 = 対策基準の文字をいう。",
    );
}

#[test]
fn a_list_of_terms() {
    expect(
        "（定義）\n第２条　この規程において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。\n\
         (1)　情報資産　情報及び情報を取り扱う仕組みをいう。ただし、公表されたものを除く。\n\
         (2)　職員等　次に掲げる者をいう。\n　ア　本市の職員\n　イ　本市の業務を受託した者\n\
         (3)  端末  職員が使う計算機をいう。\n\
         (4) 記録：文字又は画像をいう。\n\
         (5)　最高情報セキュリティ責任者（ＣＩＳＯ）　統括する者をいう。\n\
         (6)　統括責任者（Chief Officer。以下「ＣＯ」という。）　補佐する者をいう。\n\
         (7)　「庁内網」　本庁舎の通信網\n\
         (8)　可搬媒体\n　ア　光ディスク\n　イ　外付けの記憶装置\n\
         (9) Web サイト　公開する頁をいう。\n\
         (10)　データ　電磁的記録（電子的方式で作られた記録をいう。以下同じ。）に記録された情報をいう。\n\
         ２　前項に定めるもののほか、用語は法の例による。",
        "a2-1-1 情報資産 = 情報及び情報を取り扱う仕組みをいう。
         a2-1-2 職員等 = 次に掲げる者をいう。｛ア　本市の職員／イ　本市の業務を受託した者｝
         a2-1-3 端末 = 職員が使う計算機をいう。
         a2-1-4 記録 = 文字又は画像をいう。
         a2-1-5 最高情報セキュリティ責任者（ＣＩＳＯ） = 統括する者をいう。
         a2-1-6 統括責任者（Chief Officer・ＣＯ） = 補佐する者をいう。
         a2-1-7 庁内網 = 本庁舎の通信網
         a2-1-8 可搬媒体 = ｛ア　光ディスク／イ　外付けの記憶装置｝
         a2-1-9 Web サイト = 公開する頁をいう。
         a2-1-10 データ = 電磁的記録（電子的方式で作られた記録をいう。以下同じ。）に記録された情報をいう。
         a2-1-10 電磁的記録 = 電子的方式で作られた記録をいう。",
    );
}

#[test]
fn headed_numbers_and_colons() {
    expect_numbered(
        Numbering::Bullets,
        "１ 目的\n\nこの基本方針は、市民の信頼を得ることを目的とする。\n\n２ 定義\n\n(1) 情報資産\n\n情報及び仕組みをいう。紙を含む。\n\n\
         (2) 安全\n\n機密性・可用性を保つことをいう。\n\n（注）：標準による。\n\n機密性（confidentiality） ：許された者だけが見られること。\n\n\
         可用性  ：要るときに使えること。\n\n(3) 管理の仕組み\n\n評価を続ける枠組み。\n\n\
         ３ 体制\n\n・責任者\n\n全体を統括する。\n\n・補佐\n\n責任者を補佐する者をいう。",
        "a2-1 情報資産 = 情報及び仕組みをいう。
         a2-2 安全 = 機密性・可用性を保つことをいう。
         a2-2 機密性（confidentiality） = 許された者だけが見られること。
         a2-2 可用性 = 要るときに使えること。
         a2-3 管理の仕組み = 評価を続ける枠組み。
         a3-2 補佐 = 責任者を補佐する者をいう。",
    );
}

#[test]
fn names_that_are_said() {
    sentence("「職員等」とは、職員及び受託者をいう。", "職員等 = 職員及び受託者をいう。");
    sentence("この規程において「甲類」とは、重要な情報をいう。", "甲類 = 重要な情報をいう。");
    sentence("この条において「甲類」とは、重要な情報をいう。", "甲類［この条 a1］ = 重要な情報をいう。");
    sentence("「甲類」（Ａ）とは、重要な情報をいう。", "甲類 = 重要な情報をいう。");
    sentence("「甲類」及び「乙類」とは、別表に定める情報をいう。", "甲類（乙類） = 別表に定める情報をいう。");
    sentence("『甲類』とは，重要な情報をいう。", "甲類 = 重要な情報をいう。");
    sentence("情報資産とは、情報及び仕組みをいう。", "情報資産 = 情報及び仕組みをいう。");
    sentence("この規程において、情報資産（資産）とは、情報をいう。", "情報資産（資産） = 情報をいう。");
    sentence("利用する。ここで利用者とは、市民をいう。", "利用者 = 市民をいう。");
    sentence("市長及び副市長（以下「市長等」という。）は、守る。", "市長等 = 市長及び副市長");
    sentence("市長は、職員、嘱託員及び受託者（以下「職員等」という。）に教える。", "職員等 = 職員、嘱託員及び受託者");
    sentence("事故が起きた場合、担当の職員（以下単に「担当」という。）は知らせる。", "担当 = 担当の職員");
    sentence("重大な事故（以下「事故」又は「障害」という。）を知らせる。", "事故（障害） = 重大な事故");
    sentence("課は、記録、写し及び控え（以下これらを「記録類」と総称する。）を残す。", "記録類 = 記録、写し及び控え");
    sentence("課の長（以下この条において「課長」という。）は、守る。", "課長［この条 a1］ = 課の長");
    sentence("課の長（以下この条及び次条において「課長」という。）は、守る。", "課長［この条及び次条 a1］ = 課の長");
    sentence("課の長（第５条第２項において「課長」という。）は、守る。", "課長［第５条第２項 a1］ = 課の長");
    sentence(
        "課の長（以下「課長」といい、課長を助ける者を「補佐」という。）は、守る。",
        "課長 = 課の長\n補佐 = 課長を助ける者",
    );
    sentence("課の長を以下「課長」という。", "課長 = 課の長");
    sentence("課の長を「課長」という。", "課長 = 課の長");
    sentence("係長は職員の代表者（以下「代表」という。）と会う。", "代表 = 職員の代表者");
    sentence(
        "記憶媒体（持ち運べるものをいう。以下この章において同じ。）は数える。",
        "記憶媒体［この章 a1］ = 持ち運べるものをいう。",
    );
    sentence("統括者(Chief。以下「ＣＯ」という)を置く。", "ＣＯ = 統括者");
}

#[test]
fn short_names() {
    sentence(
        "市長は、個人情報の保護に関する法律（平成15年法律第57号。以下「法」という。）に従う。",
        "略 法［平成15年法律第57号］ = 個人情報の保護に関する法律",
    );
    sentence(
        "地方公務員法（昭和25年法律第261号）及び個人情報の保護に関する法律（平成15年法律第57号）（以下「法」という。）に従う。",
        "略 法［平成15年法律第57号］ = 個人情報の保護に関する法律",
    );
    sentence(
        "医薬品、機器等の品質、有効性及び安全性の確保等に関する法律（昭和三十五年法律第百四十五号。以下「薬機法」という。）による。",
        "略 薬機法［昭和三十五年法律第百四十五号］ = 医薬品、機器等の品質、有効性及び安全性の確保等に関する法律",
    );
    sentence(
        "この規程は、見本市情報セキュリティ基本方針（以下「基本方針」という。）に基づき、定める。",
        "略 基本方針 = 見本市情報セキュリティ基本方針",
    );
    sentence(
        "見本市個人情報保護条例（令和５年見本市条例第３号。以下「条例」という。）による。",
        "略 条例［令和５年見本市条例第３号］ = 見本市個人情報保護条例",
    );
    sentence("手続の方法（以下「手続」という。）を示す。", "手続 = 手続の方法");
}

#[test]
fn what_defines_nothing() {
    none("職員（嘱託員を含む。以下同じ。）は、守る。");
    none("第２条中「甲」を「乙」に改める。");
    none("第２条第１号を次のように改める。「(1)　「甲」とは、乙をいう。」");
    none("第３条中「甲（以下「乙」という。）」を「甲」に改める。");
    none("「甲」とあるのは、「乙」と読み替える。");
    none("「甲」とは別に、「乙」を置く。");
    none("標題は「甲」とする。");
    none("専門用語を避け、次のとおり書く。\n(1)　見出し　短くする。");
    none("会議の名称を「甲会議」という。");
    none("職員は「はい」という。");
    none("10人以下の課は「点検表」による。");
    none("法に基づく「個人情報」を守る。");
}

#[test]
fn scopes_have_the_anchor_of_their_clause() {
    expect(
        "第１章　総則\n（用語）\n第１条　この章において、次の各号に掲げる用語の意義は、次のとおりとする。\n(1)　甲類　重要な情報をいう。\n\
         ２　課の長（以下この項において「課長」という。）は、守る。\n附　則\n（経過）\n１　前の規程（以下この附則において「旧規程」という。）による。",
        "a1-1-1 甲類［この章 c1］ = 重要な情報をいう。
         a1-2 課長［この項 a1-2］ = 課の長
         s1-1 略 旧規程［この附則 s1］ = 前の規程",
    );
}

#[test]
fn the_texts_that_are_here() {
    let words = |text: &str, numbering| {
        let line = |found: Definition| format!("{} {}", found.anchor.unwrap_or_default(), found.term);
        read_text(text, numbering).definitions().into_iter().map(line).collect::<Vec<_>>()
    };
    let policy = words(include_str!("../../book/policy/kihon-hoshin.md"), Numbering::Bullets);
    let terms = [
        "a2-1 情報資産",
        "a2-2 情報セキュリティ",
        "a2-2 機密性",
        "a2-2 完全性",
        "a2-2 可用性",
        "a2-3 情報セキュリティマネジメントシステム",
    ];
    assert_eq!(policy, terms);
    let town = words(include_str!("../../tests/town/book/standards/kanri/01.md"), Numbering::Articles);
    assert_eq!(town, ["a2-1-1 情報資産", "a2-1-2 職員等"]);
    assert!(words(include_str!("../../tests/town/book/standards/unyo.md"), Numbering::Circled).is_empty());
    assert!(words(include_str!("../../tests/town/book/standards/jinteki.md"), Numbering::Hyphenated).is_empty());
}

/// Twenty clauses as a municipality writes them, all forms mixed.
#[test]
fn a_regulation_of_twenty_clauses() {
    expect(
        "見本規程\n\n　　第１章　総則\n\n（趣旨）\n\
         第１条　この規程は、見本市情報セキュリティ基本方針（令和２年見本市告示第４号。以下「基本方針」という。）に基づき、市が保有する情報資産の管理に関し必要な事項を定める。\n\
         （用語の意義）\n第２条　この規程における用語の意義は、次項に定めるもののほか、個人情報の保護に関する法律（平成15年法律第57号。以下「法」という。）の例による。\n\
         ２　この規程において、次の各号に掲げる用語の意義は、それぞれ当該各号に定めるところによる。\n\
         (1)　情報システム　機器、通信回線及びプログラム（以下「機器等」という。）で構成し、業務を処理する仕組みをいう。\n\
         (2)　課等　見本市行政組織規則（平成10年見本市規則第３号）第５条に規定する課及びこれに準ずるものをいう。\n\
         (3)　外部サービス　次のいずれにも該当するものをいう。\n　ア　市以外の者が運営するもの\n　イ　庁内網の外で情報を扱うもの\n\
         （適用範囲）\n第３条　この規程は、市長、教育委員会及び選挙管理委員会（以下これらを「実施機関」と総称する。）に適用する。\n\
         \u{3000}　第２章　体制\n\n（統括責任者）\n\
         第４条　市に、最高情報セキュリティ責任者（以下「ＣＩＳＯ」という。）を置き、副市長をもって充てる。\n\
         ２　ＣＩＳＯは、事故の知らせを受ける窓口（以下この章において「窓口」という。）を置く。\n\
         （会議）\n第５条　会議の名称は、「情報会議」とする。\n\
         ２　会議に、委員の互選により会議を代表する者（次項及び第６条において「議長」という。）を置く。\n\
         ３　議長に事故があるときは、「あらかじめ指名された者」が代わる。\n\
         （持出し）\n第６条　職員（会計年度任用職員を含む。以下同じ。）は、記憶媒体（持ち運ぶことができるものをいう。以下同じ。）を持ち出してはならない。\n\
         ２　前項の「持ち出す」とは、庁舎の外に運ぶことをいい、他の庁舎に運ぶ場合を除く。\n\
         ３　機密性とは、許された者だけが情報を見られることをいう。\n\
         （委託）\n第７条　業務を委託する場合、契約の相手方（以下「受託者」といい、再委託の相手方を含む。）に守らせる。\n\
         ２　受託者が提出する書類を「完了届」と称する。\n\
         \u{3000}　　附　則\n（見本規則の一部改正）\n\
         １　見本規則の一部を次のように改正する。第２条中「情報資産（以下「資産」という。）」を「資産」に改め、「「端末」とは、機器をいう。」を削る。",
        "a1-1 略 基本方針［令和２年見本市告示第４号］ = 見本市情報セキュリティ基本方針
         a2-1 略 法［平成15年法律第57号］ = 個人情報の保護に関する法律
         a2-2-1 情報システム = 機器、通信回線及びプログラム（以下「機器等」という。）で構成し、業務を処理する仕組みをいう。
         a2-2-1 機器等 = 機器、通信回線及びプログラム
         a2-2-2 課等 = 見本市行政組織規則（平成10年見本市規則第３号）第５条に規定する課及びこれに準ずるものをいう。
         a2-2-3 外部サービス = 次のいずれにも該当するものをいう。｛ア　市以外の者が運営するもの／イ　庁内網の外で情報を扱うもの｝
         a3-1 実施機関 = 市長、教育委員会及び選挙管理委員会
         a4-1 ＣＩＳＯ = 最高情報セキュリティ責任者
         a4-2 窓口［この章 c2］ = 事故の知らせを受ける窓口
         a5-2 議長［次項及び第６条 a5］ = 委員の互選により会議を代表する者
         a6-1 記憶媒体 = 持ち運ぶことができるものをいう。
         a6-2 持ち出す = 庁舎の外に運ぶことをいい、他の庁舎に運ぶ場合を除く。
         a6-3 機密性 = 許された者だけが情報を見られることをいう。
         a7-1 受託者 = 契約の相手方
         a7-2 完了届 = 受託者が提出する書類",
    );
}

#[test]
fn tables_of_terms() {
    expect(
        "（用語）\n第１条　用語は、次の表のとおりとする。\n\n| 用語 | 意味 |\n|---|---|\n| 情報資産 | 情報及び仕組み |\n| 端末（PC） | 計算機 |\n",
        "a1-1 情報資産 = 情報及び仕組み
         a1-1 端末（PC） = 計算機",
    );
    expect("第１条　次の表による。\n\n| 区分 | 内容 |\n|---|---|\n| 甲 | 乙 |\n", "");
}

#[test]
fn places_are_the_words() {
    let text = read_text("第１条　課の長（以下「課長」という。）は、守る。", Numbering::Articles);
    let [found] = text.definitions().try_into().unwrap();
    assert_eq!(found.place.part, PlacePart::Block(0));
    let words = "課の長（以下「課長」という。）は、守る。";
    assert_eq!(&words[found.place.word], "課長");
}

proptest! {
    #[test]
    fn nothing_makes_it_fall(
        pieces in proptest::collection::vec(prop_oneof![
            Just("「甲」"), Just("（"), Just("）"), Just("以下"), Just("とは、"), Just("という。"), Just("をいう。"), Just("は"),
            Just("、"), Just("を"), Just("「"), Just("」"), Just("この条において"), Just("といい、"), Just("と総称する"), Just("同じ。"),
            Just("平成15年法律第57号"), Just("情報"), Just("法律"), Just("及び"), Just("\n(1)　"), Just("：a "), Just("\n（定義）\n第２条　"),
        ], 0..40),
        open in any::<String>(),
    ) {
        for text in [format!("第１条　{}", pieces.concat()), format!("（定義）\n第１条　甲\n(1)　{open}")] {
            let read = read_text(&text, Numbering::Articles);
            let found = read.definitions();
            prop_assert_eq!(&found, &read.definitions());
            for one in found {
                let clause = read.clauses().find(|clause| Some(&clause.anchor) == one.anchor.as_ref());
                let words = match (clause, one.place.part) {
                    (Some(clause), PlacePart::Heading) => clause.heading.as_ref().map(|words| words.text.as_str()),
                    (Some(clause), PlacePart::Block(at)) => match clause.blocks.get(at) {
                        Some(Block::Paragraph(words)) => Some(words.text.as_str()),
                        _ => None,
                    },
                    _ => continue,
                };
                prop_assert_eq!(words.and_then(|words| words.get(one.place.word.clone())), Some(one.term.as_str()));
            }
        }
    }
}
