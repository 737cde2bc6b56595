//! The three programs: kitei, stock mdBook, and a floor that only parses and writes.

use crate::usage::{self, Usage};
use crate::{Result, chrome};
use mdbook_core::config::Config;
use mdbook_driver::MDBook;
use mdbook_markdown::pulldown_cmark::html::push_html;
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use mdbook_summary::{SummaryItem, parse_summary};
use std::fs;
use std::path::Path;

/// The program that is measured, as `cargo bench` built it.
pub const KITEI: &str = env!("CARGO_BIN_EXE_kitei");

/// A Row is what came out for one size of book.
pub struct Row {
    pub pages: usize,
    pub times: usize,
    pub kitei: Usage,
    pub stock: Usage,
    pub floor: Usage,
    pub chrome: chrome::Chrome,
}

/// Builds the book at `root` with each of the three in turn, `times` times; the median of each figure.
pub fn race(root: &Path, pages: usize, times: usize) -> Result<Row> {
    let me = std::env::current_exe()?;
    let at = |name: &str| root.join("out").join(name).display().to_string();
    let (book, [ours, theirs, least]) = (root.display().to_string(), [at("kitei"), at("stock"), at("floor")]);
    let mut used = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..times {
        for out in [&ours, &theirs, &least] {
            if Path::new(out).exists() {
                fs::remove_dir_all(out)?;
            }
            fs::create_dir_all(root.join("out"))?;
        }
        let today = "2026-04-01";
        let words = ["build", &book, "--edition", "officer", "--out", &ours, "--today", today, "--quiet"];
        used[0].push(usage::of(KITEI.as_ref(), &words)?);
        used[1].push(usage::of(&me, &["stock", &book, &theirs])?);
        used[2].push(usage::of(&me, &["floor", &book, &least])?);
    }
    let [kitei, stock, floor] = used.map(|used| middle(&used));
    Ok(Row { pages, times, kitei, stock, floor, chrome: chrome::of(ours.as_ref(), theirs.as_ref())? })
}

/// Reads and links the book at `root` `times` times, without writing a page; the median of each figure.
pub fn check(root: &Path, times: usize) -> Result<Usage> {
    let book = root.display().to_string();
    let words = ["check", &book, "--edition", "public", "--today", "2026-04-01", "--quiet"];
    let used: Result<Vec<Usage>> = (0..times).map(|_| usage::of(KITEI.as_ref(), &words)).collect();
    Ok(middle(&used?))
}

fn middle(used: &[Usage]) -> Usage {
    let median = |figure: fn(&Usage) -> f64| {
        let mut figures: Vec<f64> = used.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures[(figures.len() - 1) / 2]
    };
    Usage { cpu: median(|used| used.cpu), wall: median(|used| used.wall), memory: median(|used| used.memory) }
}

/// mdBook's own renderer over the same source files, with search and print off. kitei does not preprocess them for it,
/// which would only make it slower.
pub fn stock(root: &Path, out: &Path) -> Result<()> {
    let config: Config = "[book]\ntitle = \"規程\"\nlanguage = \"ja\"\nsrc = \"book\"\n[output.html]\n\
        smart-punctuation = false\n[output.html.search]\nenable = false\n[output.html.print]\nenable = false\n"
        .parse()?;
    let mut book = MDBook::load_with_config(root, config)?;
    book.config.build.build_dir = out.to_path_buf();
    book.build()?;
    Ok(())
}

/// Reads the same files one by one, parses each in mdBook's dialect and writes the HTML, on one thread and nothing else.
pub fn floor(root: &Path, out: &Path) -> Result<()> {
    let source = root.join("book");
    let summary = parse_summary(&fs::read_to_string(source.join("SUMMARY.md"))?)?;
    let options = MarkdownOptions::default();
    let mut html = String::new();
    for item in &summary.numbered_chapters {
        let SummaryItem::Link(link) = item else { continue };
        let Some(path) = &link.location else { continue };
        let text = fs::read_to_string(source.join(path))?;
        html.clear();
        push_html(&mut html, new_cmark_parser(&text, &options));
        let page = out.join(path).with_extension("html");
        if let Some(folder) = page.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(page, &html)?;
    }
    Ok(())
}
