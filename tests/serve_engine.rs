//! `kitei serve`'s engine by its outer door: real connections, real files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests may fall"
)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use kitei::site::serve::{Event, Pages, Rebuilt, ServeError, ServeOptions, serve};

/// Nothing here takes this long; it only keeps a broken build from hanging.
const PATIENCE: Duration = Duration::from_secs(20);

struct Files(BTreeMap<String, Vec<u8>>);

impl Pages for Files {
    fn get(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        self.0.get(path).map(|bytes| Cow::Borrowed(bytes.as_slice()))
    }
}

/// A site whose pages all say what `book/方針.md` says; a text with 誤り cannot be shown.
fn rebuild(root: &Path) -> Rebuilt {
    let text = fs::read_to_string(root.join("book/方針.md")).unwrap_or_default();
    if text.contains("誤り") {
        return Rebuilt::Bad { page: "<body>ここが誤り</body>".into() };
    }
    let page = |title: &str| format!("<html><body>{title}：{text}</body></html>").into_bytes();
    let files = [
        ("index.html", page("表紙")),
        ("policy/index.html", page("方針")),
        ("規程/情報 資産.html", page("資産")),
        ("404.html", page("ありません")),
        ("style.css", b"body{}".to_vec()),
        ("large.csv", vec![b'1'; 100_000]),
    ];
    Rebuilt::Good(Arc::new(Files(files.map(|(path, bytes)| (path.to_owned(), bytes)).into())))
}

/// A `serve` that runs, with its project.
struct Served {
    root: tempfile::TempDir,
    port: u16,
    events: Receiver<Event>,
}

struct Got {
    status: u16,
    head: String,
    body: String,
}

impl Served {
    /// Serves a project whose one text is `text`.
    #[track_caller]
    fn with(text: &str) -> Served {
        Served::built_by(text, |root, _| rebuild(root))
    }

    /// The same with another way to rebuild the project at a root after some changes.
    #[track_caller]
    fn built_by(text: &str, mut build: impl FnMut(&Path, &[PathBuf]) -> Rebuilt + Send + 'static) -> Served {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("book")).unwrap();
        fs::write(root.path().join("book/方針.md"), text).unwrap();
        let (sender, events) = mpsc::channel();
        let project = root.path().to_path_buf();
        thread::spawn(move || {
            let options = ServeOptions::new(project.clone(), 0);
            // The test may be over while this thread still announces.
            let announce = |event| drop(sender.send(event));
            serve(&options, |changed| build(&project, changed), announce)
        });
        let port = 0;
        let mut served = Served { root, port, events };
        served.port = served.heard(|event| match event {
            Event::Listening { url } => url.trim_end_matches('/').rsplit(':').next()?.parse().ok(),
            _ => None,
        });
        served
    }

    #[track_caller]
    fn heard<T>(&self, wanted: impl Fn(&Event) -> Option<T>) -> T {
        let until = Instant::now() + PATIENCE;
        loop {
            let event = self.events.recv_timeout(until.saturating_duration_since(Instant::now())).unwrap();
            if let Some(found) = wanted(&event) {
                return found;
            }
        }
    }

    /// Renames a new file over the old one, so that no rebuild ever reads half of it.
    fn write(&self, text: &str) {
        let book = self.root.path().join("book");
        fs::write(book.join(".new"), text).unwrap();
        fs::rename(book.join(".new"), book.join("方針.md")).unwrap();
    }

    #[track_caller]
    fn request(&self, line: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        stream
    }

    #[track_caller]
    fn ask(&self, line: &str) -> Got {
        answer_of(self.request(line, &format!("127.0.0.1:{}", self.port)))
    }

    #[track_caller]
    fn get(&self, path: &str) -> Got {
        self.ask(&format!("GET {path}"))
    }

    /// A page's question for something newer than what is there now; it is being held.
    #[track_caller]
    fn wait_for_change(&self) -> TcpStream {
        let state = self.get("/.kitei/state").body;
        self.request(&format!("GET /.kitei/state?since={state}"), "localhost")
    }

    /// Writes and waits until pages were told.
    #[track_caller]
    fn write_and_wait(&self, text: &str) {
        let waiting = self.wait_for_change();
        self.write(text);
        assert_eq!(answer_of(waiting).status, 200);
    }
}

#[track_caller]
fn answer_of(mut stream: TcpStream) -> Got {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Got { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
}

#[test]
fn pages_folders_and_files() {
    let served = Served::with("一");
    for (path, status, kind, says) in [
        ("/", 200, "text/html; charset=utf-8", "表紙：一"),
        ("/index.html?q=1", 200, "text/html; charset=utf-8", "表紙：一"),
        ("/policy/", 200, "text/html; charset=utf-8", "方針：一"),
        (
            "/%E8%A6%8F%E7%A8%8B/%E6%83%85%E5%A0%B1%20%E8%B3%87%E7%94%A3.html",
            200,
            "text/html; charset=utf-8",
            "資産：一",
        ),
        ("/style.css?v=1", 200, "text/css; charset=utf-8", "body{}"),
        ("/nowhere.html", 404, "text/html; charset=utf-8", "ありません"),
        ("/../../etc/passwd", 404, "text/html; charset=utf-8", "ありません"),
        ("/.kitei/nothing", 404, "text/html; charset=utf-8", "ありません"),
        ("/.kitei/problem", 302, "text/plain; charset=utf-8", ""),
    ] {
        let got = served.get(path);
        assert_eq!(got.status, status, "{path}");
        assert!(got.head.contains(&format!("content-type: {kind}")), "{path}: {}", got.head);
        assert!(got.body.contains(says), "{path}: {}", got.body);
    }
    let large = served.get("/large.csv");
    assert_eq!(large.body.len(), 100_000);
    assert!(large.head.contains("content-length: 100000"));
    let folder = served.get("/policy");
    assert_eq!(folder.status, 302);
    assert!(folder.head.contains("location: /policy/"), "{}", folder.head);
}

#[test]
fn only_reading_and_only_from_this_machine() {
    let served = Served::with("一");
    let whole = served.get("/");
    let head = served.ask("HEAD /");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(head.head.contains(&format!("content-length: {}", whole.body.len())), "{}", head.head);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "BREW"] {
        let got = served.ask(&format!("{method} /"));
        assert_eq!(got.status, 405, "{method}");
        assert!(got.head.contains("allow: get, head"), "{}", got.head);
    }
    for host in ["example.jp", "127.0.0.1.example.jp:80", "192.168.0.1"] {
        assert_eq!(answer_of(served.request("GET /", host)).status, 403, "{host}");
        assert_eq!(answer_of(served.request("GET /.kitei/state", host)).status, 403, "{host}");
    }
    for host in ["localhost", "LOCALHOST:3000", "[::1]:3000", "127.0.0.1"] {
        assert_eq!(answer_of(served.request("GET /", host)).status, 200, "{host}");
    }
}

#[test]
fn every_response_carries_the_headers() {
    let served = Served::with("一");
    let refused = answer_of(served.request("GET /", "example.jp"));
    let answers =
        [served.get("/"), served.get("/style.css"), served.get("/.kitei/state"), served.ask("POST /"), refused];
    for got in answers {
        for header in [
            "content-security-policy: default-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
            "x-content-type-options: nosniff",
            "referrer-policy: same-origin",
            "cache-control: no-store",
        ] {
            assert_eq!(got.head.matches(header).count(), 1, "{header} in {}", got.head);
        }
    }
}

#[test]
fn the_reload_script_stands_in_pages_only_and_is_there() {
    let served = Served::with("一");
    let state = served.get("/.kitei/state").body;
    let tag = format!("<script src=\"/.kitei/reload.js?state={state}\" defer></script>");
    for path in ["/", "/nowhere.html"] {
        let page = served.get(path).body;
        assert_eq!(page.matches(&tag).count(), 1, "{page}");
        assert!(page.find(&tag) < page.find("</body>"), "{page}");
    }
    assert_eq!(served.get("/style.css").body, "body{}");
    let script = served.get(&format!("/.kitei/reload.js?state={state}"));
    assert!(script.head.contains("content-type: text/javascript"));
    assert!(script.body.contains("location.reload()"));
    assert!(served.get("/.kitei/reload.css").body.contains(".serve-problem"));
}

#[test]
fn a_waiting_page_hears_of_an_edit() {
    let served = Served::with("一");
    let (old, waiting) = (served.get("/.kitei/state").body, served.wait_for_change());
    served.write("二");
    let new = answer_of(waiting).body;
    assert_ne!(new, old);
    assert!(served.get("/").body.contains("表紙：二"));
    // who asks late, or comes from an earlier `serve`, is answered at once
    assert_ne!(served.get(&format!("/.kitei/state?since={old}")).body, old);
    assert_ne!(served.get("/.kitei/state?since=1").body, "1");
    let changed = served.heard(|event| match event {
        Event::Rebuilt { changed, .. } if !changed.is_empty() => Some(changed.clone()),
        _ => None,
    });
    assert_eq!(changed, [PathBuf::from("book/方針.md")]);
}

#[test]
fn many_waiting_pages_hold_up_nothing() {
    let served = Served::with("一");
    let waiting: Vec<TcpStream> = (0..12).map(|_| served.wait_for_change()).collect();
    assert!(served.get("/").body.contains("表紙：一"));
    served.write("二");
    for stream in waiting {
        assert_eq!(answer_of(stream).status, 200);
    }
}

#[test]
fn pages_are_there_while_a_rebuild_runs_and_an_edit_meanwhile_counts() {
    let (begun_sender, begun) = mpsc::channel();
    let (go, gate) = mpsc::channel();
    let served = Served::built_by("一", move |root, changed| {
        let built = rebuild(root);
        if !changed.is_empty() {
            let _ = begun_sender.send(());
            let _ = gate.recv_timeout(PATIENCE);
        }
        built
    });

    served.write("二");
    begun.recv_timeout(PATIENCE).unwrap();
    served.write("三");
    assert!(served.get("/").body.contains("表紙：一"));
    go.send(()).unwrap();
    begun.recv_timeout(PATIENCE).unwrap();
    let waiting = served.wait_for_change();
    go.send(()).unwrap();
    answer_of(waiting);
    assert!(served.get("/").body.contains("表紙：三"));
}

#[test]
fn over_a_fault_the_last_good_site_stays_and_says_so() {
    let served = Served::with("一");
    served.write_and_wait("誤り");
    served.heard(|event| matches!(event, Event::Faulty { .. }).then_some(()));
    let page = served.get("/");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("表紙：一") && page.body.contains("href=\"/.kitei/problem\""), "{}", page.body);
    let problem = served.get("/.kitei/problem");
    assert_eq!(problem.status, 200);
    assert!(problem.body.contains("ここが誤り") && problem.body.contains("/.kitei/reload.js"));
    assert!(!problem.body.contains("/.kitei/problem"), "{}", problem.body);

    served.write_and_wait("二");
    let page = served.get("/").body;
    assert!(page.contains("表紙：二") && !page.contains("/.kitei/problem"), "{page}");
    assert!(served.get("/.kitei/problem").head.contains("location: /"));
}

#[test]
fn a_fault_from_the_start_is_every_page() {
    let served = Served::with("誤り");
    for path in ["/", "/policy/", "/nowhere.html"] {
        let got = served.get(path);
        assert_eq!(got.status, 503, "{path}");
        assert!(got.body.contains("ここが誤り") && got.body.contains("/.kitei/reload.js"), "{}", got.body);
    }
    let other = served.get("/style.css");
    assert_eq!(other.status, 404);
    assert!(other.body.contains("このページはありません"), "{}", other.body);
    served.write_and_wait("一");
    assert!(served.get("/").body.contains("表紙：一"));
}

#[test]
fn a_taken_port_says_what_to_do() {
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = other.local_addr().unwrap().port();
    let options = ServeOptions::new(PathBuf::from("."), port);
    let error = serve(&options, |_| unreachable!("nothing is built"), |_| ()).unwrap_err();
    assert!(matches!(error, ServeError::PortTaken(taken) if taken == port));
    assert!(error.to_string().contains("--port"), "{error}");
}

/// A request in these very bytes, and the status of the answer, if any comes.
fn raw(served: &Served, bytes: &[u8]) -> Option<u16> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, served.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    // the other end may hang up on what it does not like
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(std::net::Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).split(' ').nth(1).and_then(|status| status.parse().ok())
}

#[test]
fn a_page_elsewhere_gets_nothing() {
    let served = Served::with("一");
    let with = |origin: &str| {
        raw(
            &served,
            format!("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: {origin}\r\nConnection: close\r\n\r\n").as_bytes(),
        )
    };
    for origin in ["https://example.jp", "null", "http://127.0.0.1.example.jp", "file://", ""] {
        assert_eq!(with(origin), Some(403), "{origin}");
    }
    assert_eq!(with(&format!("http://127.0.0.1:{}", served.port)), Some(200));
}

#[test]
fn strange_slow_and_huge_requests_are_survived() {
    let served = Served::with("一");
    // connections that begin and never go on
    let idle: Vec<TcpStream> = (0..60)
        .map(|_| {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, served.port)).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
            stream
        })
        .collect();
    let huge = [b"GET /".as_slice(), &vec![b'a'; 3_000_000], b" HTTP/1.1\r\nHost: localhost\r\n\r\n"].concat();
    let many =
        [b"GET / HTTP/1.1\r\nHost: localhost\r\n".as_slice(), "X: 1\r\n".repeat(50_000).as_bytes(), b"\r\n"].concat();
    let strange: [&[u8]; 12] = [
        b"",
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n",
        &huge,
        &many,
    ];
    for bytes in strange {
        let status = raw(&served, bytes);
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert!(status.is_none_or(|status| matches!(status, 200 | 400..=505)), "{start}: {status:?}");
        assert_eq!(served.get("/").status, 200, "after {start}");
    }
    drop(idle);
    assert_eq!(served.get("/").status, 200);
}
