//! `kitei diff`: what changed in a document, in the terminal.

use super::Exit;
use super::args::Args;
use super::named::document;
use super::start::edited;
use crate::compare::{Cell, Comparison, Line, Piece, Row, compare};
use crate::model::Text;
use crate::read::Kept;
use crate::register::LinkedDocument;
use crate::source::nearest;
use std::sync::Arc;

/// A column of a 新旧対照表 is set in so much further with each level.
const INDENT: &str = "　";

/// Says what the text being edited has otherwise than the newest on record; with a row, what that row changed; with two,
/// what the second has otherwise than the first.
pub fn run(args: &Args) -> Exit {
    let register = match edited(args) {
        Ok((_, _, register)) => register,
        Err(exit) => return exit,
    };
    let words: Vec<String> = args.rest.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let (name, rows) = words.split_first().map_or(("", &[][..]), |(name, rows)| (name.as_str(), rows));
    let found = document(&register, name).and_then(|linked| Ok((linked, texts(linked, rows)?)));
    match found {
        Ok((linked, (old, new, of))) => {
            out!("{}: {of}", linked.document.name);
            print(&compare(&old, &new));
            Exit::Clean
        }
        Err(wrong) => {
            err!("{wrong}");
            Exit::Faulty
        }
    }
}

type Texts = Vec<Arc<Text>>;

/// The two texts, and which they are.
fn texts(linked: &LinkedDocument, rows: &[String]) -> Result<(Texts, Texts, String), String> {
    let kept = |id: &str| -> Result<(usize, &Kept), String> {
        let at = linked.kept.iter().position(|kept| kept.entry == id);
        at.and_then(|at| Some((at, linked.kept.get(at)?))).ok_or_else(|| {
            let near = nearest(id, linked.kept.iter().map(|kept| kept.entry.as_str()));
            let hint = near.map_or_else(String::new, |near| format!("「{near}」ではありませんか。"));
            format!("「{}」に、全文の控えのある「{id}」という行はありません。{hint}", linked.document.name)
        })
    };
    let read = |kept: &Kept| {
        let altered =
            || format!("「{}」の行の全文の控えが、記録と一致しません。kitei check で確かめてください。", kept.day);
        kept.texts(&linked.document).ok_or_else(altered)
    };
    match rows {
        [] => {
            let newest = linked.kept.last().ok_or("全文の控えがまだありません。kitei revise で記録してください。")?;
            if linked.broken {
                let name = &linked.document.name;
                return Err(format!(
                    "「{name}」の本文に誤りがあるので、比べられません。kitei check で直すところを見てください。"
                ));
            }
            // of a text that holds from a day to come the file says what is on record
            let now: Texts = match linked.row {
                Some(_) => read(newest)?,
                None => linked.files.iter().map(|file| file.manuscript.text()).collect(),
            };
            Ok((read(newest)?, now, format!("{} → 今の本文", newest.day)))
        }
        [row] => {
            let (at, new) = kept(row)?;
            let old = at.checked_sub(1).and_then(|before| linked.kept.get(before));
            let old = old.ok_or_else(|| format!("「{}」は初めの全文なので、比べるものがありません。", new.day))?;
            Ok((read(old)?, read(new)?, format!("{} → {}", old.day, new.day)))
        }
        [old, new, ..] => {
            let (old, new) = (kept(old)?.1, kept(new)?.1);
            Ok((read(old)?, read(new)?, format!("{} → {}", old.day, new.day)))
        }
    }
}

fn print(comparison: &Comparison) {
    if comparison.rows.is_empty() {
        out!("変わったところはありません。");
        return;
    }
    out!("場所: {}", comparison.place);
    for row in &comparison.rows {
        out!();
        let Row { depth, old, new } = row;
        side("改正前", *depth, old, ["［－", "－］"]);
        side("改正後", *depth, new, ["［＋", "＋］"]);
    }
}

/// One side of a row; what stayed is said once, as the side after.
fn side(title: &str, depth: usize, cell: &Cell, marks: [&str; 2]) {
    let indent = INDENT.repeat(depth);
    match cell {
        Cell::Words(lines) => {
            for (at, line) in lines.iter().enumerate() {
                let head = if at == 0 { title } else { "　　　" };
                out!("{head}　{indent}{}", words(line, marks));
            }
        }
        Cell::Same(label) => {
            let label: String = label.iter().map(|piece| marked(piece, marks)).collect();
            out!("{title}　{indent}{label}　（略）");
        }
        Cell::Established => out!("{title}　{indent}（新設）"),
        Cell::Gone => out!("{title}　{indent}（削る）"),
    }
}

fn words(line: &Line, marks: [&str; 2]) -> String {
    let columns = line.columns.iter().map(|pieces| pieces.iter().map(|piece| marked(piece, marks)).collect());
    columns.collect::<Vec<String>>().join(" | ")
}

fn marked(piece: &Piece, [open, close]: [&str; 2]) -> String {
    if piece.changed && !piece.words.is_empty() { format!("{open}{}{close}", piece.words) } else { piece.words.clone() }
}
