//! An Answer is what `serve` sends back for one request: made from the request's words and what
//! is to be shown, without a connection, a thread or a file.

use std::borrow::Cow;
use std::sync::Arc;

use tiny_http::Method;

use super::serve::Pages;
use crate::templates::built_in_style;

const SCRIPT: &str = include_str!("../../theme/serve/reload.js");
const STYLE: &str = include_str!("../../theme/serve/reload.css");
const RELOAD_TAGS: &str = include_str!("../../theme/serve/reload.html");
const PROBLEM_BAR: &str = include_str!("../../theme/serve/reload-problem.html");

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
const NOT_HERE: &str = "このページはありません。アドレスを確かめてください。\n";
const WRONG_HOST: &str = "このアドレスでは表示できません。「http://127.0.0.1:」で始まるアドレスを開いてください。\n";
const WRONG_ORIGIN: &str = "ほかのサイトのページには、何も渡しません。\n";
const WRONG_METHOD: &str = "ページの表示のほかは受け付けません。\n";

/// What there is to show between two rebuilds.
#[derive(Clone, Default)]
pub(super) struct Shown {
    /// Another number after each rebuild; pages ask whether it is still theirs.
    pub(super) state: u64,
    /// The last good site; none until the first.
    pub(super) site: Option<Arc<dyn Pages>>,
    /// The problem page, when the newest edition cannot be shown.
    pub(super) problem: Option<Vec<u8>>,
}

/// A status, a content type, a body, and where to go instead.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) kind: &'static str,
    pub(super) body: Vec<u8>,
    pub(super) location: Option<String>,
}

impl Answer {
    fn new(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Answer {
        Answer { status, kind, body: body.into(), location: None }
    }

    fn redirect(location: String) -> Answer {
        Answer { location: Some(location), ..Answer::new(302, TEXT, "") }
    }

    /// The number of what is shown now.
    pub(super) fn state(shown: &Shown) -> Answer {
        Answer::new(200, TEXT, shown.state.to_string())
    }
}

/// An answer, or the wish to hear when the state is no longer the one that the page has.
pub(super) enum Reply {
    Now(Answer),
    WhenChanged,
}

/// Answers a request to `url` (as it stands in the request line) with the given `Host` and `Origin` headers.
pub(super) fn answer(method: &Method, hosts: &[&str], origins: &[&str], url: &str, shown: &Shown) -> Reply {
    // A page elsewhere can have its own name point to this machine; the Host gives it away.
    if hosts.is_empty() || !hosts.iter().all(|host| is_this_machine(host)) {
        return Reply::Now(Answer::new(403, TEXT, WRONG_HOST));
    }
    // a script of a page elsewhere that asks for ours says where it is from
    if !origins.iter().all(|origin| origin.strip_prefix("http://").is_some_and(is_this_machine)) {
        return Reply::Now(Answer::new(403, TEXT, WRONG_ORIGIN));
    }
    if !matches!(method, Method::Get | Method::Head) {
        return Reply::Now(Answer::new(405, TEXT, WRONG_METHOD));
    }
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let Some(path) = lookup_path(path) else {
        return Reply::Now(not_here(shown));
    };
    match path.strip_prefix(".kitei/") {
        Some("state") if query == format!("since={}", shown.state) => Reply::WhenChanged,
        Some(name) => Reply::Now(own(name, shown)),
        None => Reply::Now(page(&path, shown)),
    }
}

/// The server's own files.
fn own(name: &str, shown: &Shown) -> Answer {
    match (name, &shown.problem) {
        ("state", _) => Answer::state(shown),
        ("reload.js", _) => Answer::new(200, kind_of("reload.js"), SCRIPT),
        // the site's own style may be what is missing
        ("style.css", _) => Answer::new(200, kind_of("style.css"), built_in_style()),
        ("reload.css", _) => Answer::new(200, kind_of("reload.css"), STYLE),
        ("problem", Some(page)) => problem(200, page, shown),
        // The fault is mended; the page reloads itself and would find nothing.
        ("problem", None) => Answer::redirect("/".to_owned()),
        _ => not_here(shown),
    }
}

fn page(path: &str, shown: &Shown) -> Answer {
    let kind = kind_of(path);
    match (&shown.site, &shown.problem) {
        (None, Some(page)) if kind == HTML => return problem(503, page, shown),
        (None, _) => return not_here(shown),
        (Some(site), _) => {
            if let Some(bytes) = site.get(path) {
                return Answer::new(200, kind, dressed(kind, bytes, shown));
            }
            // Links on a folder's page are relative to the folder, so its address ends in `/`.
            if site.get(&format!("{path}/index.html")).is_some() {
                return Answer::redirect(format!("/{}/", percent_encoded(path)));
            }
        }
    }
    not_here(shown)
}

fn problem(status: u16, page: &[u8], shown: &Shown) -> Answer {
    let without_bar = Shown { state: shown.state, ..Shown::default() };
    Answer::new(status, HTML, dressed(HTML, Cow::Borrowed(page), &without_bar))
}

fn not_here(shown: &Shown) -> Answer {
    match shown.site.as_ref().and_then(|site| site.get("404.html")) {
        Some(page) => Answer::new(404, HTML, dressed(HTML, page, shown)),
        None => Answer::new(404, TEXT, NOT_HERE),
    }
}

/// A page with the reload script and, over a problem, the bar that says so; other files as they are.
fn dressed(kind: &str, bytes: Cow<[u8]>, shown: &Shown) -> Vec<u8> {
    let mut bytes = bytes.into_owned();
    if kind != HTML {
        return bytes;
    }
    let mut added = RELOAD_TAGS.replace("{state}", &shown.state.to_string());
    if shown.problem.is_some() {
        added.insert_str(0, PROBLEM_BAR);
    }
    let end = b"</body>";
    let place = bytes.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end));
    let place = place.unwrap_or(bytes.len());
    bytes.splice(place..place, added.into_bytes());
    bytes
}

/// `127.0.0.1`, `localhost` or `[::1]`, with any port or none.
fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    name == "127.0.0.1" || name == "[::1]" || name.eq_ignore_ascii_case("localhost")
}

/// The path under which a site is asked: decoded, without a leading `/`, a folder as its
/// `index.html`. None for what no site can have: `..`, a backslash, control characters, no UTF-8.
fn lookup_path(path: &str) -> Option<String> {
    let decoded = percent_decoded(path.strip_prefix('/')?)?;
    if decoded.contains(|c: char| c == '\\' || c.is_control()) {
        return None;
    }
    let mut parts: Vec<&str> = decoded.split('/').collect();
    if matches!(parts.last(), Some(&("" | "."))) {
        parts.push("index.html");
    }
    parts.retain(|part| !matches!(*part, "" | "."));
    (!parts.contains(&"..")).then(|| parts.join("/"))
}

/// None when a `%` is not followed by two hexadecimal digits or the whole is no UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at_checked(2)?;
        if !code.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn percent_encoded(path: &str) -> String {
    let encoded = path.bytes().map(|byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    });
    encoded.collect()
}

/// The content type, by the end of the name.
fn kind_of(path: &str) -> &'static str {
    let extension = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
    match extension.unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" | "htm" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => TEXT,
        "md" => "text/markdown; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paths_are_decoded_and_normal() {
        for (url, path) in [
            ("/", "index.html"),
            ("/policy/", "policy/index.html"),
            ("/policy/.", "policy/index.html"),
            ("//policy/./x.html", "policy/x.html"),
            ("/%E8%A6%8F%E7%A8%8B/a%20b+c.html", "規程/a b+c.html"),
            ("/100%25.html", "100%.html"),
        ] {
            assert_eq!(lookup_path(url).as_deref(), Some(path), "{url}");
        }
        for url in
            ["", "x", "http://a/", "*", "/../a", "/a/%2e%2E/b", "/..%2fa", "/a\\b", "/%00", "/%", "/%4", "/%+1", "/%ff"]
        {
            assert_eq!(lookup_path(url), None, "{url}");
        }
    }

    #[test]
    fn only_this_machine_s_names_are_served() {
        for host in ["127.0.0.1", "127.0.0.1:3000", "localhost:1", "LocalHost", "[::1]", "[::1]:3000"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in [
            "",
            "example.jp",
            "127.0.0.1.example.jp",
            "localhost.",
            "localhost:evil",
            "[::1",
            "::1",
            "192.168.0.2:3000",
        ] {
            assert!(!is_this_machine(host), "{host}");
        }
    }

    #[test]
    fn the_script_stands_before_the_last_end_of_body() {
        let shown = Shown { state: 7, ..Shown::default() };
        let page = dressed(HTML, Cow::Borrowed(b"<pre></body></pre></BODY></html>"), &shown);
        let page = String::from_utf8(page).unwrap();
        let (before, after) = page.split_once("<link").unwrap();
        assert_eq!(before, "<pre></body></pre>");
        assert!(after.contains("state=7") && after.ends_with("</BODY></html>"), "{after}");
        assert!(dressed(HTML, Cow::Borrowed(b"x"), &shown).starts_with(b"x<link"));
        assert_eq!(dressed(TEXT, Cow::Borrowed(b"</body>"), &shown), b"</body>");
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded_to_the_same(path in "\\PC*") {
            let decoded = percent_decoded(&percent_encoded(&path));
            prop_assert_eq!(decoded.as_deref(), Some(path.as_str()));
        }

        #[test]
        fn no_request_leaves_the_site(url in "/?([./%\\\\]|%2[eEfF]|%5[cC]|[a-zあ])*") {
            if let Some(path) = lookup_path(&url) {
                prop_assert!(path.split('/').all(|part| !matches!(part, "" | "." | "..")), "{}", path);
            }
        }
    }
}
