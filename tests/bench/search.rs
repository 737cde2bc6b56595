//! The search over 1, 5 and 20 MB of text and over this repository's own: what its data take to make and to carry, and what
//! a query takes, in the program and (where there is node, which runs scripts as Chromium does) in the browser's searcher.

use crate::{Result, generate, usage};
use flate2::Compression;
use flate2::write::GzEncoder;
use kitei::model::Edition;
use kitei::read::{Wording, read_as};
use kitei::register::{Published, Register};
use kitei::search::{self, PartId, Searcher};
use kitei::templates::Templates;
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Bytes of text (UTF-8), and how many MB that is called.
pub const SIZES: [(usize, &str); 3] = [(1_000_000, "1 MB"), (5_000_000, "5 MB"), (20_000_000, "20 MB")];

const TODAY: &str = "2026-12-01";

/// Letters of a made query, and how many there are.
const MADE: (usize, usize) = (4, 100);

/// A Row is what was measured of one text.
#[derive(Debug)]
pub struct Row {
    /// What it is called.
    pub name: &'static str,
    /// Bytes of the words that are searched, texts as they stood aside.
    pub text: usize,
    /// Units.
    pub units: usize,
    /// Bytes of the scripts, and packed.
    pub data: (usize, usize),
    /// Seconds to make them.
    pub made: f64,
    /// Seconds to fold them for `kitei search`.
    pub folded: f64,
    /// Milliseconds of a query in the program: median, and of 95 in a hundred.
    pub found: (f64, f64),
    /// Milliseconds until the browser's searcher is ready, of its median query, and of 95 in a hundred.
    pub browser: Option<[f64; 3]>,
    /// `kitei build` as a whole.
    pub build: usage::Usage,
}

/// This repository's own text.
pub fn own(folder: &Path) -> Result<Row> {
    measure(Path::new(env!("CARGO_MANIFEST_DIR")), "own", folder)
}

/// A made text of about so many bytes.
pub fn made(folder: &Path, bytes: usize, name: &'static str) -> Result<Row> {
    let project = folder.join("project");
    generate::prose(&project, bytes)?;
    measure(&project, name, folder)
}

fn measure(root: &Path, name: &'static str, folder: &Path) -> Result<Row> {
    let out = folder.join("site");
    let (project, place) = (root.to_string_lossy(), out.to_string_lossy());
    let words = ["build", &project, "--edition", "officer", "--today", TODAY, "--quiet", "--out", &place];
    let build = usage::of(Path::new(env!("CARGO_BIN_EXE_kitei")), &words)?;
    let repository = read_as(root, TODAY.parse().map_err(|_| "the day")?, Wording::Recorded).map_err(|_| "unread")?;
    let published = Register::new(repository).publish(Edition::Officer, TODAY.parse().map_err(|_| "the day")?);
    let published = published.ok_or("not published")?;
    let templates = Templates::new(&published.theme).map_err(|_| "no theme")?;
    let (text, units) = text(&published, &templates);
    let start = Instant::now();
    let scripts = search::Scripts::new(&published, &templates.words);
    // earlier texts are loaded only when they are asked for
    let loaded = scripts.paths().into_iter().filter(|path| !path.contains("/past"));
    let files: Vec<Vec<u8>> = loaded.filter_map(|path| scripts.file(&path)).collect();
    let made = start.elapsed().as_secs_f64();
    let mut data = (0, 0);
    for file in &files {
        data = (data.0 + file.len(), data.1 + packed(file)?);
    }
    let start = Instant::now();
    let searcher = Searcher::new(&published, &templates.words, false);
    let folded = start.elapsed().as_secs_f64();
    let queries = queries(&published, &templates)?;
    let times = queries.iter().map(|query| {
        let start = Instant::now();
        let hits = searcher.find(query).len();
        (start.elapsed().as_secs_f64() * 1000.0, hits)
    });
    let (times, hits): (Vec<f64>, Vec<usize>) = times.unzip();
    if hits.iter().filter(|hits| **hits > 0).count() < queries.len() / 2 {
        return Err("most queries find nothing".into());
    }
    let list = folder.join("queries.json");
    fs::write(&list, serde_json::to_string(&queries)?)?;
    Ok(Row {
        name,
        text,
        units,
        data,
        made,
        folded,
        found: (quantile(&times, 0.5), quantile(&times, 0.95)),
        browser: browser(&out, &list)?,
        build,
    })
}

/// Bytes of all words of all units and titles, and how many units there are.
fn text(published: &Published, templates: &Templates) -> (usize, usize) {
    let (mut bytes, mut units) = (0, 0);
    for part in PartId::ALL.into_iter().filter(|part| *part != PartId::Past) {
        let leaves = search::leaves(published, &templates.words, part);
        bytes += leaves.iter().map(|leaf| leaf.title.len()).sum::<usize>();
        search::docs(published, &leaves, &mut |doc| {
            units += 1;
            bytes += doc.heading.len() + doc.citation.len();
            bytes += doc.blocks.iter().map(|block| block.label.len() + block.text.len()).sum::<usize>();
        });
    }
    (bytes, units)
}

/// The queries of `tests/queries`, and words of the text cut anywhere.
fn queries(published: &Published, templates: &Templates) -> Result<Vec<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/queries/queries.json");
    let value: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    let asked = value["queries"].as_array().into_iter().flatten();
    let mut queries: Vec<String> = asked.filter_map(|query| query["query"].as_str().map(str::to_owned)).collect();
    let (mut texts, (letters, most)) = (Vec::new(), MADE);
    let leaves = search::leaves(published, &templates.words, PartId::Standards);
    search::docs(published, &leaves, &mut |doc| texts.extend(doc.blocks.into_iter().map(|block| block.text)));
    for text in texts.iter().step_by((texts.len() / most).max(1)) {
        queries.push(text.chars().skip(5).take(letters).collect());
    }
    Ok(queries)
}

/// The browser's searcher over a site: ready, median, of 95 in a hundred; none without node.
fn browser(site: &Path, queries: &Path) -> Result<Option<[f64; 3]>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/times.mjs");
    let Ok(run) = Command::new("node").arg(script).arg(site).arg(queries).output() else { return Ok(None) };
    if !run.status.success() {
        return Err(String::from_utf8_lossy(&run.stderr).into_owned().into());
    }
    let times: Vec<f64> = serde_json::from_slice(&run.stdout)?;
    Ok(<[f64; 3]>::try_from(times).ok())
}

fn packed(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn quantile(times: &[f64], part: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(((sorted.len() as f64 * part) as usize).min(sorted.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}
