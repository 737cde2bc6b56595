//! Why a JSON file cannot be read, in an officer's words and at the place where it is to be mended: serde_json stops where
//! it noticed, which is often behind the mistake.

use super::{Code, Diagnostic, Severity, Source};
use std::ops::Range;
use std::sync::Arc;

/// What serde_json said of the text that begins at byte `from`. It counts lines from 1 and columns in bytes from 1 (0 at a
/// line's very start).
pub(super) fn broken(source: &Arc<Source>, from: usize, error: &serde_json::Error) -> Diagnostic {
    let text = &source.text[from..];
    let line_start = match error.line() {
        0 | 1 => 0,
        line => text.match_indices('\n').nth(line - 2).map_or(0, |(at, _)| at + 1),
    };
    let mut at = (from + line_start + error.column().saturating_sub(1)).min(source.text.len());
    while !source.text.is_char_boundary(at) {
        at -= 1;
    }
    let (range, message, hint) = explain(&source.text, at, &error.to_string());
    Diagnostic::new(Severity::Omitted, Code::BrokenJson, source.at(range), message).hint(hint)
}

/// The place, what is wrong there and what to write instead, when the reading stopped at byte `at`.
fn explain(text: &str, at: usize, error: &str) -> (Range<usize>, String, String) {
    let said = |range: Range<usize>, message: &str, hint: &str| (range, message.to_owned(), hint.to_owned());
    let one = |at: usize| at..at + text[at..].chars().next().map_or(0, char::len_utf8);
    let here = text[at..].chars().next();
    let before = text[..at].trim_end();
    // what is missing is missing behind the last thing that was read
    let gap = before.len()..before.len();
    if before.is_empty() && !text[at..].starts_with(['{', '[', '"']) {
        return said(one(at), "JSONのデータではありません", "{ で始まる、決まった形のデータを書いてください");
    }
    if let Some((_, plain)) = here.and_then(|c| WIDE.iter().find(|(wide, _)| wide.contains(c))) {
        let written = here.filter(|c| !c.is_whitespace()).map_or_else(|| "空白".to_owned(), |c| format!("「{c}」"));
        let message = format!("{written}が全角です。データの区切りは半角で書きます");
        return (one(at), message, format!("半角の{plain}にしてください"));
    }
    if here == Some('/') {
        return said(one(at), "JSONには注釈を書けません", "この注釈を消してください");
    }
    if error.contains("trailing characters") {
        let hint = "余分な括弧があれば消し、記録は一つの \"records\": [ … ] にまとめてください";
        return said(one(at), "データの終わりの「}」より後に、余分な文字があります", hint);
    }
    if matches!(here, Some('}' | ']')) && before.ends_with(',') {
        let comma = before.len() - 1..before.len();
        return said(comma, "最後の項目の後に「,」があります", "この「,」を消してください");
    }
    if error.contains("expected `,` or `]`") && here == Some(':') {
        return said(gap_before_key(text, at), "一覧が「]」で閉じられていません", "ここに「]」を書いてください");
    }
    if error.contains("expected `,` or") {
        return said(gap, "項目と項目の間に「,」がありません", "ここに「,」を書いてください");
    }
    if error.contains("expected `:`") {
        return said(gap, "キーの後に「:」がありません", "\"キー\": 値 の形で書いてください");
    }
    if error.contains("key must be a string") {
        return said(one(at), "キーが「\"」で囲まれていません", "キーを \" \" で囲んでください");
    }
    if error.contains("EOF") {
        let end = text.trim_end().len();
        return said(
            end..end,
            "データが途中で終わっています",
            "閉じる括弧「}」「]」や「\"」が足りているか見てください",
        );
    }
    if error.contains("control character") {
        return control(text, at);
    }
    if error.contains("escape") || error.contains("surrogate") {
        let hint = "「\\」そのものは \\\\ と書いてください。\\u の後には、正しい4桁の文字番号が要ります";
        return said(one(at), "「\\」の後の文字が正しくありません", hint);
    }
    if error.contains("recursion limit") {
        return said(one(at), "括弧の入れ子が深すぎます", "「[」や「{」が余分に続いていないか見てください");
    }
    let hint = "文字列は \" \" で囲み、数、true、false、null はそのまま書いてください";
    said(one(at), "値として読めません", hint)
}

/// Full-width signs that look like JSON's own, and what to write instead.
const WIDE: [(&str, &str); 8] = [
    ("，、", "「,」"),
    ("：", "「:」"),
    ("“”＂″", "「\"」"),
    ("｛", "「{」"),
    ("｝", "「}」"),
    ("［", "「[」"),
    ("］", "「]」"),
    ("　", "空白"),
];

/// A list that was not closed swallows the next key: the gap is behind the value before that key.
fn gap_before_key(text: &str, colon: usize) -> Range<usize> {
    let key = text[..colon].trim_end();
    let start = key.strip_suffix('"').and_then(|inner| inner.rfind('"')).unwrap_or(key.len());
    let value = text[..start].trim_end().trim_end_matches(',');
    value.len()..value.len()
}

/// A control character in a string: mostly the line ended before the string did.
fn control(text: &str, at: usize) -> (Range<usize>, String, String) {
    let place = text[at..].find(char::is_control).map_or(at, |found| at + found);
    let (range, message, hint) = match text[place..].chars().next() {
        Some('\n' | '\r') => {
            let message = "「\"」で閉じないまま、行が終わっています";
            (place..place, message, "ここに「\"」を書いてください。文の中で行を変えるときは \\n と書きます")
        }
        Some('\t') => (place..place + 1, "文字列の中にタブがあります", "空白にするか、\\t と書いてください"),
        _ => (place..place + 1, "文字列の中に、目に見えない制御文字があります", "この文字を消してください"),
    };
    (range, message.to_owned(), hint.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::json::parse;
    use super::*;

    #[test]
    fn a_break_is_said_where_it_is_mended() {
        let cases = [
            ("{\n  \"a\": 1,\n}\n", (2, 9), "最後の項目の後"),
            ("{\n  \"a\": 1\n  \"b\": 2\n}\n", (2, 9), "間に「,」"),
            ("{\n  \"a\": \"x\n}", (2, 10), "閉じないまま"),
            ("{\"a\": \"x\ty\"}", (1, 9), "タブ"),
            ("{\"a\": [1, 2", (1, 12), "途中で"),
            ("{} {}", (1, 4), "余分な"),
            ("{}}", (1, 3), "余分な"),
            ("{\n  \"a\": [\"x\",\n  \"b\": 2\n}\n", (2, 12), "一覧が「]」"),
            ("{\"a\"： 1}", (1, 5), "「：」が全角"),
            ("{\"a\": “x”}", (1, 7), "「“」が全角"),
            ("{\n　\"a\": 1}", (2, 1), "空白が全角"),
            ("{\"a\": x}", (1, 7), "値として"),
            ("{\"a\": \"\\ud800x\"}", (1, 14), "「\\」の後"),
            ("文", (1, 1), "JSONのデータ"),
            ("{ // 注\n}", (1, 3), "注釈"),
        ];
        for (text, (line, column), message) in cases {
            let fault = parse(&Source::new("a.json", text)).unwrap_err();
            let at = fault.origin.position();
            assert!(fault.message.contains(message), "{text}: {}", fault.message);
            assert_eq!((at.line, at.column), (line, column), "{text}: {}", fault.message);
        }
    }
}
