//! How long an edit takes until its words are on the page under `kitei serve`, as the page itself learns of it: the
//! script asks whether there is something newer, and loads the page again.

use crate::Result;
use crate::rivals::KITEI;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A Server is ended when it is dropped.
struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Edits one regulation of the project at `root` as often as `count`; seconds from the file's writing to the page.
pub fn times(root: &Path, count: usize) -> Result<Vec<f64>> {
    let server = start(root)?;
    let folder = root.join("book/standards");
    let mut files: Vec<_> = fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let file = &files[files.len() / 2];
    let text = fs::read_to_string(file)?;
    let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let page = format!("/standards/{name}.html");
    let mut seconds = Vec::new();
    for turn in 0..count {
        sleep(Duration::from_millis(400)); // between two edits of a person there is time
        let words = format!("改めた語{turn}の");
        let mut state = get(&server.address, "/.kitei/state")?;
        let start = Instant::now();
        fs::write(file, text.replacen("この規程は、", &format!("この規程は、{words}"), 1))?;
        loop {
            state = get(&server.address, &format!("/.kitei/state?since={state}"))?;
            if get(&server.address, &page)?.contains(&words) {
                break;
            }
            if start.elapsed() > Duration::from_secs(20) {
                return Err("the edit never showed".into());
            }
        }
        seconds.push(start.elapsed().as_secs_f64());
    }
    Ok(seconds)
}

fn start(root: &Path) -> Result<Server> {
    let mut child = Command::new(KITEI)
        .args(["serve", "--edition", "officer", "--port", "0"])
        .arg(root)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let output = child.stdout.take().ok_or("no output")?;
    let mut server = Server { child, address: String::new() };
    let mut lines = BufReader::new(output).lines();
    while server.address.is_empty() {
        let line = lines.next().ok_or("serve ended")??;
        if let Some((_, rest)) = line.split_once("http://") {
            server.address = rest.split('/').next().unwrap_or_default().to_owned();
        }
    }
    // nobody reads on: what it says later must not stop it
    std::thread::spawn(move || lines.for_each(drop));
    Ok(server)
}

/// The body that the server gives for `path`.
fn get(address: &str, path: &str) -> Result<String> {
    let mut connection = TcpStream::connect(address)?;
    write!(connection, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    connection.read_to_string(&mut answer)?;
    Ok(answer.split_once("\r\n\r\n").map_or(String::new(), |(_, body)| body.to_owned()))
}
