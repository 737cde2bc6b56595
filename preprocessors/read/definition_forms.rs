//! Definitions by their words: 「甲」とは、…をいう。 …（以下「甲」という。） 甲（…をいう。以下同じ。）

use super::definition_items::{first_sentence, is_word, names_in};
use super::definition_phrases::{is_document, phrase_before};
use super::definitions::{DefinitionKind, Found};
use crate::text::enclosed::{Bracket, Enclosures, Quotation};
use regex::Regex;
use std::sync::LazyLock;

/// Between two names for one thing.
const BETWEEN: [&str; 12] =
    ["", "又は", "若しくは", "もしくは", "または", "及び", "並びに", "、", "，", "・", "や", "と"];

/// Behind a name that is given.
const NAMED: [&str; 13] = [
    "という",
    "といい",
    "と総称",
    "と称",
    "と略",
    "と呼",
    "とよ",
    "とする",
    "とし",
    "と言",
    "と表記",
    "と記",
    "と定義",
];

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new("(?:明治|大正|昭和|平成|令和)(?:元|[0-9０-９一二三四五六七八九十]+)年[^。、，（）()「」]{0,30}?第[0-9０-９〇一二三四五六七八九十百千]+号").ok()
});

/// この条, この条及び次条, 第5条第2項, 次条 … where a word is said to hold.
static SCOPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let number = "[0-9０-９〇一二三四五六七八九十百千]+";
    let named = format!("第{number}[編章節款条項号](?:の{number})*");
    let other = format!("(?:次|同|前)[編章節款条項号]|(?:{named})+");
    let here = "この(?:[編章節款目条項号表]|附則|付則|別表|様式)";
    let one = format!("(?:{here}|{other}|{TIER})");
    Regex::new(&format!("({one}(?:(?:及び|から|、|並びに)(?:{other}|{TIER})(?:まで)?)*)(?:において|では|中|に限り)"))
        .ok()
});

/// Texts of a tier, where a word is said to hold in all of them: 対策基準及び実施手順において.
const TIER: &str = "(?:情報セキュリティ)?(?:ポリシー|対策基準|実施手順)";

/// Whether what a word is said to hold in is a tier and no clause.
pub(super) fn is_tier(written: &str) -> bool {
    !written.starts_with(['こ', '第', '次', '同', '前'])
}

/// The last number of a law, as it is written.
pub(super) fn law_number(text: &str) -> Option<&str> {
    NUMBER.as_ref()?.find_iter(text).last().map(|found| found.as_str())
}

/// The clause in which a word is said to hold; none, where it is the whole document.
fn scope_of(prefix: &str) -> Option<&str> {
    SCOPE.as_ref()?.captures_iter(prefix).last()?.get(1).map(|found| found.as_str())
}

/// The same, of the words with which a list of definitions begins: 「この章において、次の…」.
pub(super) fn scope_at_start(intro: &str) -> Option<&str> {
    let end = intro.find(['、', '，', '。']).unwrap_or(intro.len());
    let begins = |start: &&str| {
        start.starts_with("この") || scope_of(start).is_some_and(|scope| start.starts_with(scope) && is_tier(scope))
    };
    intro.get(..end).filter(begins).and_then(scope_of)
}

/// Whether a sentence says what something is called: …をいう。
pub(super) fn ends_as_definition(sentence: &str) -> bool {
    let sentence = sentence.trim_end_matches(['。', '．', '.', '　', ' ']);
    ["をいう", "を指す", "をさす", "を言う", "を意味する"].iter().any(|end| sentence.ends_with(end))
        || sentence.contains("をいい、")
        || sentence.contains("をいい，")
}

/// Whether it is worth while to look closer.
pub(super) fn may_define(text: &str) -> bool {
    text.contains("とは")
        || text.contains("いう")
        || (text.contains('」') && (text.contains("以下") || text.contains("称")))
}

/// The definitions in a paragraph, in its order.
pub(super) fn read(text: &str, enclosures: &Enclosures) -> Vec<Found> {
    let mut all = Vec::new();
    let mut rest = enclosures.quotations.as_slice();
    // the end of the names that were given before in this text, for 「甲」といい、…を「乙」という
    let mut given = 0;
    while let Some(first) = rest.first() {
        let length = run(text, rest);
        let (names, behind) = rest.split_at(length);
        rest = behind;
        let Some(last) = names.last() else { break };
        let end = last.range.end;
        let Some(mut found) = named(text, names) else { continue };
        let bracket = enclosures.brackets.iter().find(|bracket| bracket.range.start == end);
        let after = text.get(bracket.map_or(end, |bracket| bracket.range.end)..).unwrap_or_default();
        let said = if after.starts_with("とは") {
            if let Some(inner) = bracket.and_then(|bracket| text.get(bracket.inner.clone())) {
                found.also.extend(names_in(inner));
            }
            means(text, enclosures, text.len() - after.len(), first, &mut found)
        } else {
            short(text, enclosures, first, end, given, &mut found)
        };
        if said {
            given = end;
            all.push(found);
        }
    }
    all.extend(glossed(text, enclosures));
    all.extend(unquoted(text, enclosures));
    all.sort_by_key(|found| found.word.start);
    all
}

/// How many quotations stand together as names of one thing.
fn run(text: &str, quotations: &[Quotation]) -> usize {
    let joined = |pair: &[Quotation]| match pair {
        [one, next] => {
            let between = text.get(one.range.end..next.range.start).unwrap_or("。");
            one.within == next.within && BETWEEN.contains(&between)
        }
        _ => false,
    };
    1 + quotations.windows(2).take_while(|pair| joined(pair)).count()
}

fn named(text: &str, names: &[Quotation]) -> Option<Found> {
    let first = names.first()?;
    let names: Option<Vec<_>> = names.iter().map(|name| text.get(name.inner.clone())).collect();
    let names = names?;
    if !names.iter().all(|name| is_word(name) && !name.contains(['「', '『'])) {
        return None;
    }
    let mut names = names.into_iter().map(str::to_owned);
    let term = names.next()?;
    let kind = DefinitionKind::Term;
    let (also, word) = (names.collect(), first.inner.clone());
    Some(Found { kind, term, also, meaning: String::new(), number: None, within: None, word, goes_on: false })
}

/// 「甲」とは、…をいう。 `at` is where とは begins.
fn means(text: &str, enclosures: &Enclosures, at: usize, first: &Quotation, found: &mut Found) -> bool {
    let start = at + "とは".len();
    let end = enclosures.sentence_end(start, first.within, text);
    let meaning = text.get(start..end).unwrap_or_default().trim_start_matches(['、', '，', ' ', '　']);
    let comma = text.get(start..).is_some_and(|rest| rest.starts_with(['、', '，', ',']));
    let noun = ["である", "こと", "もの", "者", "とする", "含む", "除く"].iter().any(|end| meaning.ends_with(end));
    if !(ends_as_definition(meaning) || (comma && noun)) {
        return false;
    }
    let before = text.get(enclosures.sentence_start(first.range.start, first.within)..first.range.start);
    found.within = before.and_then(scope_of).map(str::to_owned);
    found.goes_on = ["次の", "次に", "掲げる", "各号"].iter().any(|word| meaning.contains(word));
    meaning.clone_into(&mut found.meaning);
    if text.get(end..).is_some_and(|rest| rest.starts_with('。')) {
        found.meaning.push('。');
    }
    true
}

/// …（以下「甲」という。）, …を「甲」という。 `end` is where the names end.
fn short(text: &str, enclosures: &Enclosures, first: &Quotation, end: usize, given: usize, found: &mut Found) -> bool {
    let at = first.range.start;
    let sentence = enclosures.sentence_start(at, first.within);
    let prefix = text.get(sentence..at).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let verb = NAMED.iter().find(|verb| after.starts_with(**verb));
    // （以下「甲」）
    let bare = first.within.is_some() && (after.starts_with(['。', '）', ')']) && prefix.ends_with("以下"));
    if verb.is_none() && !bare {
        return false;
    }
    // what stands between the names that were given last and these
    let near = if given > sentence { text.get(given..at).unwrap_or_default() } else { prefix };
    let near = NAMED.iter().find_map(|verb| near.strip_prefix(verb)).unwrap_or(near).trim_start_matches(['、', '，']);
    let introduced = near.rfind("以下").filter(|place| is_filler(near.get(place + "以下".len()..).unwrap_or_default()));
    let object = without_filler(near).strip_suffix('を').filter(|object| !object.is_empty());
    let calls = verb.is_some_and(|verb| matches!(*verb, "という" | "といい" | "と総称" | "と称" | "と呼"));
    let inside = first.within.is_some() && near.contains("において");
    let naming =
        object.is_some_and(|object| ["名称", "題名", "件名", "呼称", "氏名"].iter().any(|end| object.ends_with(end)));
    found.within = scope_of(near).map(str::to_owned);
    let stands = match (introduced, first.within.and_then(|id| enclosures.brackets.get(id))) {
        // 「以下」 in brackets, or a clause named there: for what stands before the brackets
        (Some(place), Some(bracket)) if near.get(..place).is_none_or(|words| !words.ends_with('を')) => {
            let before = text.get(bracket.inner.start..at).unwrap_or_default();
            found.number = law_number(before).map(str::to_owned);
            let together = near.contains("これら") || near.contains("総称") || after.starts_with("と総称");
            phrase_before(text, enclosures, bracket, together, found)
        }
        (None, Some(bracket)) if inside && object.is_none() => phrase_before(text, enclosures, bracket, false, found),
        // …を以下「甲」という, …を「甲」という
        (Some(place), _) => {
            near.get(..place).unwrap_or_default().trim_end_matches(['、', '，']).trim_end_matches('を').to_owned()
        }
        (None, _) => match object.filter(|_| calls && !naming) {
            Some(object) => object.to_owned(),
            None => return false,
        },
    };
    let number = law_number(&stands).map(str::to_owned);
    found.number = found.number.take().or(number);
    stands.trim().clone_into(&mut found.meaning);
    if found.number.is_some() || is_document(&found.meaning) {
        found.kind = DefinitionKind::ShortName;
    }
    !found.meaning.is_empty()
}

/// Whether nothing stands between 以下 and a name but where and how it is used.
fn is_filler(words: &str) -> bool {
    let rest = without_filler(words);
    rest.is_empty()
        || rest == "を"
        || (rest.chars().count() <= 40 && ["において", "では", "中"].iter().any(|end| rest.ends_with(end)))
}

/// The words without 単に, これを … at their end.
fn without_filler(words: &str) -> &str {
    let fillers = [
        "、",
        "，",
        "単に",
        "これを",
        "これらを",
        "総称して",
        "併せて",
        "合わせて",
        "あわせて",
        "まとめて",
        "それぞれ",
        " ",
        "　",
    ];
    let mut rest = words;
    while let Some(shorter) = fillers.iter().find_map(|filler| rest.strip_suffix(filler)) {
        rest = shorter;
    }
    rest
}

/// 電磁的記録（…をいう。以下同じ。）: the word before the brackets.
fn glossed(text: &str, enclosures: &Enclosures) -> Vec<Found> {
    let gloss = |bracket: &Bracket| {
        let inner = text.get(bracket.inner.clone())?;
        let sentence = first_sentence(inner);
        let same = inner.get(sentence.len()..)?.trim_start();
        let same = same.split('。').find(|same| same.starts_with("以下") && same.ends_with("同じ"))?;
        if !ends_as_definition(sentence) || enclosures.is_quoted(bracket.range.start) {
            return None;
        }
        let before = text.get(..bracket.range.start)?;
        let part = |c: &char| {
            matches!(c, 'ァ'..='ヺ' | 'ー' | '々' | '・' | '一'..='鿿') || (c.is_alphanumeric() && !is_kana(*c))
        };
        let length: usize = before.chars().rev().take_while(part).map(char::len_utf8).sum();
        let word = before.get(before.len() - length..)?;
        let word = ["当該", "各"].iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(word);
        (word.chars().count() > 1 && is_word(word)).then(|| Found {
            kind: DefinitionKind::Term,
            term: word.to_owned(),
            also: Vec::new(),
            meaning: sentence.to_owned(),
            number: None,
            within: scope_of(same).map(str::to_owned),
            word: before.len() - word.len()..before.len(),
            goes_on: false,
        })
    };
    enclosures.brackets.iter().filter_map(gloss).collect()
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゟ')
}

/// 情報資産とは、…をいう。
fn unquoted(text: &str, enclosures: &Enclosures) -> Vec<Found> {
    let mut all = Vec::new();
    for (at, _) in text.match_indices("とは") {
        let after = text.get(at + "とは".len()..).unwrap_or_default();
        if !after.starts_with(['、', '，', ',']) || enclosures.is_quoted(at) {
            continue;
        }
        let start = enclosures.sentence_start(at, None);
        let subject = text.get(start..at).unwrap_or_default();
        let place = ["において", "における", "でいう", "にいう", "で"]
            .iter()
            .find_map(|end| Some(subject.rfind(end)? + end.len()));
        let subject_at = start + place.unwrap_or(0);
        let lead = |c: char| c.is_whitespace() || matches!(c, '、' | '，');
        let whole = text.get(subject_at..at).unwrap_or_default();
        let shift = whole.len() - whole.trim_start_matches(lead).len();
        let Some(name) = super::definition_items::name(text, subject_at + shift..at) else { continue };
        let sentence_like = name.term.contains(['は', 'が', 'を', '、', '，', '「', '」', '『', '』']);
        let end = enclosures.sentence_end(at, None, text);
        let meaning = after.get(..end.saturating_sub(text.len() - after.len())).unwrap_or_default();
        let meaning = meaning.trim_start_matches(lead);
        if sentence_like || name.term.chars().count() < 2 || !ends_as_definition(meaning) {
            continue;
        }
        let goes_on = ["次の", "次に", "掲げる", "各号"].iter().any(|word| meaning.contains(word));
        let full = if text.get(end..).is_some_and(|rest| rest.starts_with('。')) { "。" } else { "" };
        all.push(Found {
            kind: DefinitionKind::Term,
            term: name.term,
            also: name.also,
            meaning: format!("{meaning}{full}"),
            number: None,
            within: text.get(start..subject_at).and_then(scope_of).map(str::to_owned),
            word: name.word,
            goes_on,
        });
    }
    all
}
