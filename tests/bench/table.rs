//! What is printed: figures, and beside each the limit it has to keep.

use crate::rivals::Row;
use crate::usage::Usage;
use std::fs;

/// CPU against stock, by size (issue 2).
const CPU: [(usize, f64); 3] = [(100, 1.0), (1000, 0.25), (5000, 0.05)];

/// Kilobytes as stylesheets and browsers count them.
const KILO: f64 = 1024.0;

/// The machine, and how busy it is: figures by the clock mean little on a busy one.
pub fn machine() {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split_whitespace().next().unwrap_or("unknown").to_owned();
    println!("cores {cores}, load before {load}");
    println!("{:>6} {:>5} {:<6} {:>9} {:>9} {:>9}", "pages", "runs", "", "CPU s", "wall s", "MB");
}

/// The figures of one size.
pub fn row(row: &Row) {
    for (name, used) in [("kitei", row.kitei), ("stock", row.stock), ("floor", row.floor)] {
        let Usage { cpu, wall, memory } = used;
        let mega = memory / KILO / KILO;
        println!("{:>6} {:>5} {name:<6} {cpu:>9.3} {wall:>9.3} {mega:>9.1}", row.pages, row.times);
    }
}

/// Each limit of issue 2, with what was measured.
pub fn limits(rows: &[Row]) {
    let line = |what: &str, pages: usize, value: f64, limit: f64| {
        let verdict = if value <= limit { "met" } else { "NOT MET" };
        println!("{what:<34} {pages:>6} {value:>8.3} ≤ {limit:<6} {verdict}");
    };
    println!();
    for row in rows {
        if let Some((_, limit)) = CPU.iter().find(|(pages, _)| *pages == row.pages) {
            line("CPU, of stock's", row.pages, row.kitei.cpu / row.stock.cpu, *limit);
        }
        if row.pages >= 1000 {
            line("memory, of stock's", row.pages, row.kitei.memory / row.stock.memory, 0.6);
            line("wall, of its own CPU", row.pages, row.kitei.wall / row.kitei.cpu, 0.65);
        }
        line("CPU, of the floor's (goal)", row.pages, row.kitei.cpu / row.floor.cpu, 7.0);
        line("chrome, KB", row.pages, row.chrome.kitei as f64 / KILO, 8.0);
        let (stock, tree) = (row.chrome.stock as f64 / KILO, row.chrome.tree as f64 / KILO);
        println!("    stock's chrome {stock:.1} KB; a document's own tree, not counted, {tree:.1} KB");
    }
    let each = |pages| rows.iter().find(|row| row.pages == pages).map(|row| row.kitei.cpu / pages as f64);
    if let (Some(few), Some(many)) = (each(100), each(5000)) {
        line("CPU a page, of that at 100", 5000, many / few, 1.25);
    }
}

/// Reading and linking the citations of books of so many clauses, three in each (issue 3).
pub fn links(rows: &[(usize, Usage)]) {
    println!("\n{:>8} {:>10} {:>9} {:>9} {:>9}", "clauses", "citations", "CPU s", "wall s", "MB");
    for (clauses, Usage { cpu, wall, memory }) in rows {
        let mega = memory / KILO / KILO;
        println!("{clauses:>8} {:>10} {cpu:>9.3} {wall:>9.3} {mega:>9.1}", clauses * 3);
        if *clauses == 20_000 {
            let verdict = |met: bool| if met { "met" } else { "NOT MET" };
            println!("    at most 2 s CPU: {}; at most 500 MB: {}", verdict(*cpu <= 2.0), verdict(mega <= 500.0));
        }
    }
    if let (Some((few, least)), Some((many, most))) = (rows.first(), rows.last()) {
        let each = (most.cpu / *many as f64) / (least.cpu / *few as f64);
        println!("    CPU a clause at {many}, of that at {few}: {each:.2}");
    }
}

/// The edits under `serve`.
pub fn edits(pages: usize, mut seconds: Vec<f64>) {
    seconds.sort_by(f64::total_cmp);
    let milli = |at: usize| seconds.get(at).map_or(f64::NAN, |second| second * 1000.0);
    let (median, worst) = (milli(seconds.len() / 2), milli(seconds.len().saturating_sub(1)));
    println!("\nan edit under serve, {pages} pages: median {median:.0} ms, largest {worst:.0} ms (limit 300)");
}

/// What registers cost; the first row is a site without any.
pub fn registers(rows: &[crate::registers::Row]) {
    let base = rows.first().map_or(0.0, |row| row.tables);
    println!(
        "\n| assets and as many findings | tables and dashboard, CPU | memory | a record | whole site, CPU | memory |"
    );
    println!("|---|---|---|---|---|---|");
    for row in rows {
        let records = (row.count * 2).max(1) as f64;
        let each =
            if row.count == 0 { "–".to_owned() } else { format!("{:.0} µs", (row.tables - base) / records * 1e6) };
        println!(
            "| {} | {:.3} s | {:.0} MB | {each} | {:.2} s | {:.0} MB |",
            row.count,
            row.tables,
            row.memory / 1e6,
            row.site.cpu,
            row.site.memory / 1e6,
        );
    }
}

/// Prints what a site with every text as it stood costs.
pub fn history((used, pages): (Usage, usize)) {
    let (documents, articles, rows) = crate::history::SIZE;
    println!("\n## 履歴: {documents} documents of {articles} articles, {rows} rows each\n");
    println!("{pages} pages, {:.2} s CPU (limit 6), {:.2} s, {:.0} MB", used.cpu, used.wall, used.memory / 1e6);
}

/// What a comparison of two texts takes, and how many rows it has.
pub fn revision((seconds, rows): (f64, usize)) {
    println!("\ntwo texts of 200 articles compared: {:.1} ms, {rows} rows (limit 50)", seconds * 1000.0);
}

/// The search, each with the limit of issue 8 where it has one.
pub fn search() {
    println!(
        "\n| text | units | data, of the text (≤ 1.4) | packed (≤ 0.40) | made | folded | `kitei search` p50, p95 | browser: ready, p50, p95 | build, CPU |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
}

/// One text of it.
pub fn searched(row: &crate::search::Row) {
    let text = row.text as f64;
    let browser = row
        .browser
        .map_or("–".to_owned(), |[ready, middle, most]| format!("{ready:.0} ms, {middle:.1} ms, {most:.1} ms"));
    println!(
        "| {} ({:.2} MB) | {} | {:.2} | {:.2} | {:.2} s | {:.2} s | {:.1} ms, {:.1} ms | {browser} | {:.1} s |",
        row.name,
        text / 1e6,
        row.units,
        row.data.0 as f64 / text,
        row.data.1 as f64 / text,
        row.made,
        row.folded,
        row.found.0,
        row.found.1,
        row.build.cpu,
    );
}
