//! `cargo bench`: how fast kitei is beside stock mdBook and beside a floor that only parses and writes, over generated
//! books of 100, 1,000 and 5,000 pages. What is measured, and what came out, stands in docs/MEASURED.md.
//!
//! `cargo bench -- 1000` measures that size only; `cargo bench -- links` the linking of citations, `cargo bench -- registers`
//! tables and dashboard of large registers, `cargo bench -- history` texts as they stood, `cargo bench -- search` the search,
//! `cargo bench -- serve` the edit under `serve`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench prints what it measured")]

mod chrome;

mod edit;

mod generate;

mod history;

mod registers;

mod revision;

mod rivals;

mod search;

mod table;

mod usage;

use std::process::ExitCode;

/// Pages of a book, and how often each program builds it: stock takes a minute at the last.
const SIZES: [(usize, usize); 3] = [(100, 21), (1000, 7), (5000, 2)];

/// Pages of the project whose file is edited under `serve`, and how many edits.
const EDITED: (usize, usize) = (700, 20);

/// Clauses of the books whose citations are linked, and how often each is read; the limit of issue 3 is of 20,000.
const CLAUSES: [(usize, usize); 3] = [(10_000, 5), (20_000, 5), (40_000, 3)];

/// Assets, as many findings, and how often they are measured; none: what a site costs without them. The limit of issue 5
/// is of 20,000.
const REGISTERS: [(usize, usize); 4] = [(0, 200), (200, 200), (2_000, 20), (20_000, 4)];

/// How often two texts are compared; the limit of issue 6 is of one comparison.
const COMPARED: usize = 21;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let done = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        // this program again, as a process of its own
        ["run", program, rest @ ..] => usage::report(program, rest),
        ["stock", root, out] => rivals::stock(root.as_ref(), out.as_ref()),
        ["floor", root, out] => rivals::floor(root.as_ref(), out.as_ref()),
        ["book", root, pages] => book(root.as_ref(), pages),
        ["cited", root, clauses] => cited(root.as_ref(), clauses),
        ["registers", root, count] => registers::project(root.as_ref(), count.parse().unwrap_or(0)),
        ["tables", root, times] => registers::tables(root.as_ref(), times),
        chosen => measure(chosen),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes a book for whoever wants to look at it or run a profiler over it.
fn book(root: &std::path::Path, pages: &str) -> Result<()> {
    Ok(generate::book(root, pages.parse()?)?)
}

/// The same of a book whose citations are linked.
fn cited(root: &std::path::Path, clauses: &str) -> Result<()> {
    Ok(generate::cited(root, clauses.parse()?)?)
}

/// A folder in memory where the system has one: what a disk adds to each file written is the same for all three programs,
/// several times what they do themselves, and another in every run. Set `TMPDIR` to measure on a disk.
fn quiet_folder() -> Result<tempfile::TempDir> {
    let memory = std::path::Path::new("/dev/shm");
    let on_disk = std::env::var_os("TMPDIR").is_some() || !memory.is_dir();
    Ok(if on_disk { tempfile::tempdir()? } else { tempfile::tempdir_in(memory)? })
}

fn measure(chosen: &[&str]) -> Result<()> {
    let wanted = |name: &str| chosen.is_empty() || chosen.contains(&name);
    table::machine();
    let mut rows = Vec::new();
    for (pages, times) in SIZES.into_iter().filter(|(pages, _)| wanted(&pages.to_string())) {
        let folder = quiet_folder()?;
        generate::book(folder.path(), pages)?;
        let row = rivals::race(folder.path(), pages, times)?;
        table::row(&row);
        rows.push(row);
    }
    table::limits(&rows);
    if wanted("links") {
        let mut rows = Vec::new();
        for (clauses, times) in CLAUSES {
            let folder = quiet_folder()?;
            generate::cited(folder.path(), clauses)?;
            rows.push((clauses, rivals::check(folder.path(), times)?));
        }
        table::links(&rows);
    }
    if wanted("registers") {
        let mut rows = Vec::new();
        for (count, times) in REGISTERS {
            let folder = quiet_folder()?;
            rows.push(registers::measure(folder.path(), count, times)?);
        }
        table::registers(&rows);
    }
    if wanted("revision") {
        let folder = quiet_folder()?;
        table::revision(revision::measure(folder.path(), COMPARED)?);
    }
    if wanted("history") {
        let folder = quiet_folder()?;
        table::history(history::measure(folder.path())?);
    }
    if wanted("search") {
        table::search();
        table::searched(&search::own(quiet_folder()?.path())?);
        for (bytes, name) in search::SIZES {
            table::searched(&search::made(quiet_folder()?.path(), bytes, name)?);
        }
    }
    if wanted("serve") {
        let folder = quiet_folder()?;
        generate::book(folder.path(), EDITED.0)?;
        table::edits(EDITED.0, edit::times(folder.path(), EDITED.1)?);
    }
    Ok(())
}
