//! Files → text. Finds the project's files, in the order of their names, and reads them as UTF-8.

use crate::source::{Code, Diagnostic, Severity, Source};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// A line longer than this (bytes) is no text that a person wrote.
const LONGEST_LINE: usize = 200_000;

/// The project a folder lies in: the folder itself or the nearest above it that is one.
pub fn find_root(from: &Path) -> Option<PathBuf> {
    let from = from.canonicalize().ok()?;
    from.ancestors().find(|folder| is_project(folder)).map(Path::to_path_buf)
}

/// A project is a folder whose `book.toml` speaks of kitei.
pub fn is_project(folder: &Path) -> bool {
    // bytes: in what encoding it is, is for those to say who read it
    const MARK: &[u8] = b"[preprocessor.kitei]";
    std::fs::read(folder.join("book.toml")).is_ok_and(|config| config.windows(MARK.len()).any(|part| part == MARK))
}

/// The bytes of an attachment; `name` is relative to `data/attachments/` and was found when the project was read.
///
/// # Errors
/// What the system says.
pub fn read_attachment(root: &Path, name: &str) -> std::io::Result<Vec<u8>> {
    std::fs::read(root.join("data/attachments").join(name))
}

/// The files below `root/folder`: path relative to the project, divided by `/`, in order. A link that leads out of the
/// project is refused.
pub fn find(root: &Path, folder: &str, faults: &mut Vec<Diagnostic>) -> BTreeMap<String, PathBuf> {
    let top = root.join(folder);
    let Ok(project) = root.canonicalize() else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    let mut walk = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                if error.io_error().is_some_and(|io| io.kind() == std::io::ErrorKind::NotFound) && error.depth() == 0 {
                    break; // the folder need not be there
                }
                let path = error.path().map_or_else(|| folder.to_owned(), |path| relative(root, path));
                let message = "読めないファイルかフォルダーがあります";
                faults.push(
                    Diagnostic::new(Severity::Omitted, Code::Unreadable, Source::new(path, "").whole(), message)
                        .hint("読む権限と、リンクの行き先を確かめてください"),
                );
                continue;
            }
        };
        if entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(|real| real.starts_with(&project)) {
            let source = Source::new(relative(root, entry.path()), "");
            let message = "プロジェクトの外を指すリンクなので、読みませんでした";
            faults.push(
                Diagnostic::new(Severity::Omitted, Code::OutsideProject, source.whole(), message)
                    .hint("リンクをやめて、ファイルそのものをここに置いてください"),
            );
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        let hidden = entry.file_name().to_string_lossy().starts_with('.') && entry.depth() > 0;
        if entry.file_type().is_dir() {
            if hidden {
                walk.skip_current_dir();
            }
        } else if !hidden {
            found.insert(relative(root, entry.path()), entry.into_path());
        }
    }
    found
}

fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Reads a file as text.
///
/// # Errors
/// That it cannot be read, is empty, is not UTF-8 (Shift_JIS is named when it decodes so), or has a line that nobody
/// wrote; with the severity given.
pub fn read(path: &str, place: &Path, severity: Severity) -> Result<Arc<Source>, Diagnostic> {
    decode(path, bytes(path, place, severity)?, severity)
}

/// The bytes of a file.
///
/// # Errors
/// That it cannot be read.
pub fn bytes(path: &str, place: &Path, severity: Severity) -> Result<Vec<u8>, Diagnostic> {
    std::fs::read(place).map_err(|error| {
        let message = format!("ファイルを読めません（{}）", error.kind());
        Diagnostic::new(severity, Code::Unreadable, Source::new(path, "").whole(), message)
            .hint("読む権限を確かめてください")
    })
}

/// The text of a file, from its bytes.
///
/// # Errors
/// As for [`read`], but for the first.
pub fn decode(path: &str, bytes: Vec<u8>, severity: Severity) -> Result<Arc<Source>, Diagnostic> {
    let fault = |code, message: &str| Diagnostic::new(severity, code, Source::new(path, "").whole(), message);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
    let text = String::from_utf8(bytes).map_err(|error| {
        let bytes = error.as_bytes();
        let message = if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
            "文字コードがUTF-16です。UTF-8ではありません"
        } else if encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).1 {
            "文字コードがUTF-8ではありません"
        } else {
            "文字コードがShift_JISです。UTF-8ではありません"
        };
        fault(Code::NotUtf8, message)
            .hint("メモ帳の「名前を付けて保存」で、文字コードを「UTF-8」にして保存し直してください")
    })?;
    if text.trim().is_empty() {
        return Err(fault(Code::EmptyFile, "ファイルが空です").hint("内容を書くか、ファイルを消してください"));
    }
    if let Some(line) = text.split('\n').position(|line| line.len() > LONGEST_LINE) {
        let source = Source::new(path, text);
        let start = source.text.match_indices('\n').nth(line.wrapping_sub(1)).map_or(0, |(at, _)| at + 1);
        let message = "一行が長すぎます（200,000バイトを超えています）";
        return Err(Diagnostic::new(severity, Code::LongLine, source.at(start..start), message)
            .hint("段落ごとに改行してください。違う種類のファイルではないかも見てください"));
    }
    Ok(Source::new(path, text))
}
