//! `serve` shows a site in the browser of this machine and keeps it as new as the files.
//!
//! The calling thread waits for edits and rebuilds. A few more threads answer requests from what
//! the last rebuild gave, so pages are there during a rebuild too. One thread holds the requests
//! of pages that ask whether there is something newer, and answers them when there is.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tiny_http::{Header, Server};

use super::answer::Shown;
use super::counter::{Counter, Held};
use super::watch::{Next, Signal, Watch};

/// How many requests are answered at the same time.
const ANSWERING: usize = 4;

/// What one rebuild gave.
pub enum Rebuilt {
    /// A whole site.
    Good(Arc<dyn Pages>),
    /// The edition cannot be shown: the last good site stays, with a bar that leads to `page`,
    /// the whole HTML of the problem page.
    Bad {
        /// HTML, whole.
        page: Vec<u8>,
    },
}

/// Pages are a site that is asked by path; each file may be made when it is asked for.
pub trait Pages: Send + Sync {
    /// The bytes at `path`, which is relative, decoded and without `.` or `..`: `policy/方針.html`.
    fn get(&self, path: &str) -> Option<Cow<'_, [u8]>>;
}

/// What to serve, and where.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The port on 127.0.0.1; with 0 the system chooses one.
    pub port: u16,
    /// The project's folder.
    pub root: PathBuf,
    /// The files and folders, relative to `root`, whose change leads to a rebuild.
    pub watch: Vec<PathBuf>,
    /// Look the files over every second instead of relying on the system's notice, which some
    /// network shares accept and never give.
    pub look: bool,
    /// Names and values, in ASCII, of headers that every response carries.
    pub headers: Vec<(String, String)>,
}

impl ServeOptions {
    /// The options of a project at `root`, with the headers that a published site should have.
    pub fn new(root: PathBuf, port: u16) -> ServeOptions {
        let watch = ["book", "data", "theme", "book.toml"].map(PathBuf::from).to_vec();
        let headers = [
            (
                "Content-Security-Policy",
                "default-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
            ),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        ServeOptions { port, root, watch, look: false, headers }
    }
}

/// What happens while serving, for the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The first build is done and the site is at `url`.
    Listening {
        /// Ends with `/`.
        url: String,
    },
    /// A new site is shown. `changed` is relative to the project and empty for the first build.
    Rebuilt {
        /// Relative to the project; a hint, see [`serve`].
        changed: Vec<PathBuf>,
        /// From the first notice to the new site.
        took: Duration,
    },
    /// The edition cannot be shown; pages say so.
    Faulty {
        /// Relative to the project; a hint, see [`serve`].
        changed: Vec<PathBuf>,
        /// From the first notice to the new site.
        took: Duration,
    },
    /// The system does not tell of changes, so the files are looked over every second: an edit
    /// shows a second later. `reason` is the system's own words.
    Looking {
        /// The system's own words.
        reason: String,
    },
}

/// Why serving could not start, or ended.
#[derive(Debug)]
pub enum ServeError {
    /// Another program listens on this port.
    PortTaken(u16),
    /// The system does not let us listen on this port.
    Refused(u16, io::Error),
    /// This header's name or value cannot be sent.
    Header(String),
    /// No more connections come in; with the system's reason.
    Stopped(String),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::PortTaken(port) => {
                let other = port.checked_add(1).unwrap_or(3000);
                write!(
                    f,
                    "ポート{port}はほかのプログラムが使っています。「--port {other}」のように別の番号を指定してください。"
                )
            }
            ServeError::Refused(port, error) => {
                write!(
                    f,
                    "ポート{port}を使えません（{error}）。「--port 3000」のように1024以上の番号を指定してください。"
                )
            }
            ServeError::Header(name) => {
                write!(f, "応答のヘッダー「{name}」を送れません。英数字と記号だけで書いてください。")
            }
            ServeError::Stopped(reason) => {
                write!(f, "表示用のサーバーが止まりました（{reason}）。もう一度始めてください。")
            }
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ServeError::Refused(_, error) => Some(error),
            _ => None,
        }
    }
}

/// Serves until the process ends; returns only with an error.
///
/// `rebuild` is called first with nothing changed, then after each batch of edits with the files
/// that changed, relative to the project and in order. They are a hint: a folder stands for all
/// in it, and a file may be named that is as it was. It runs on this thread, one call at a time;
/// edits during a call lead to the next one. `announce` is called on this thread too.
///
/// # Errors
/// The port cannot be used, a header cannot be sent, or no more connections come in.
pub fn serve(
    options: &ServeOptions,
    mut rebuild: impl FnMut(&[PathBuf]) -> Rebuilt,
    announce: impl Fn(Event),
) -> Result<(), ServeError> {
    let listener = listen(options.port)?;
    let headers = options.headers.iter().map(header).collect::<Result<_, _>>()?;
    let refused = |error: io::Error| ServeError::Refused(options.port, error);
    let port = listener.local_addr().map_err(refused)?.port();

    // Watching begins before the first build reads, so that no edit falls between the two.
    let mut watch = Watch::start(&options.root, &options.watch, options.look);
    let (holding, held) = mpsc::channel();
    let counter = Arc::new(Counter::new(first_state(), headers, holding));
    let mut turn = |changed: Vec<PathBuf>| {
        let start = Instant::now();
        let result = rebuild(&changed);
        announce(counter.show(result, changed, start));
    };
    turn(Vec::new());

    let server = Server::from_listener(listener, None).map_err(|error| ServeError::Stopped(error.to_string()))?;
    open(&Arc::new(server), &counter, held, &watch.sender());
    announce(Event::Listening { url: format!("http://127.0.0.1:{port}/") });
    loop {
        match watch.next() {
            Next::Changed(changed) => turn(changed),
            Next::Looking(reason) => announce(Event::Looking { reason }),
            Next::Stopped(reason) => return Err(ServeError::Stopped(reason)),
        }
    }
}

fn listen(port: u16) -> Result<TcpListener, ServeError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => ServeError::PortTaken(port),
        _ => ServeError::Refused(port, error),
    })
}

pub(super) fn header((name, value): &(String, String)) -> Result<Header, ServeError> {
    Header::from_bytes(name.as_bytes(), value.as_bytes()).map_err(|()| ServeError::Header(name.clone()))
}

/// The first state is taken from the clock, so that pages left open from an earlier `serve` see
/// that theirs is another one.
fn first_state() -> Shown {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Shown { state: since.as_secs() * 1000, ..Shown::default() }
}

/// Starts the threads that answer. They end with the process; when no more connections can come
/// in, they say so to `ended`.
fn open(server: &Arc<Server>, counter: &Arc<Counter>, held: Receiver<Held>, ended: &Sender<Signal>) {
    for _ in 0..ANSWERING {
        let (server, counter, ended) = (Arc::clone(server), Arc::clone(counter), ended.clone());
        thread::spawn(move || {
            loop {
                match server.recv() {
                    Ok(request) => counter.answer(request),
                    Err(error) => {
                        // Fails only when `serve` has returned already.
                        let _ = ended.send(Signal::Stopped(error.to_string()));
                        return;
                    }
                }
            }
        });
    }
    let counter = Arc::clone(counter);
    thread::spawn(move || counter.hold(&held));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_say_what_to_do() {
        let taken = ServeError::PortTaken(3000).to_string();
        assert_eq!(
            taken,
            "ポート3000はほかのプログラムが使っています。「--port 3001」のように別の番号を指定してください。"
        );
        assert!(ServeError::PortTaken(u16::MAX).to_string().contains("--port 3000"));
    }

    #[test]
    fn a_header_that_cannot_be_sent_is_refused_before_anything_starts() {
        let options = ServeOptions { headers: vec![("X-町".into(), "a".into())], ..ServeOptions::new(".".into(), 0) };
        let error = serve(&options, |_| Rebuilt::Bad { page: Vec::new() }, |_| ()).unwrap_err();
        assert!(matches!(error, ServeError::Header(name) if name == "X-町"));
    }
}
