//! `kitei leaks`: whether a folder that is about to be uploaded has words that its readers may not know.

use super::Exit;
use super::args::Args;
use super::progress::say;
use super::stages::Project;
use super::start::{start, usage};
use crate::model::Edition;
use crate::register::Said;
use crate::site::{Leak, Looked, NotLooked, assemble, leaks};
use std::path::PathBuf;

pub fn run(args: &Args) -> Exit {
    let Some(folder) = args.rest.first().map(PathBuf::from) else { return Exit::Usage };
    if !folder.is_dir() {
        return usage(&format!("フォルダー「{}」がありません。", folder.display()));
    }
    let (root, today) = match start(args) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    let faulty = |faults: &[crate::source::Diagnostic]| {
        say(faults);
        err!("この版を作れないので、調べられません。");
        Exit::Faulty
    };
    let mut project = match Project::read(&root, today) {
        Ok(project) => project,
        Err(faults) => return faulty(&faults),
    };
    let edition = args.edition.unwrap_or(Edition::Public);
    let said = project.register.said();
    let (published, templates) = match project.publish(edition, today) {
        Ok(published) => published,
        Err(faults) => return faulty(&faults),
    };
    let rendering = match project.bake(&published, &templates) {
        Ok(rendering) => rendering,
        Err(faults) => return faulty(&faults),
    };
    let leaves = rendering.leaves();
    let site = match assemble(&rendering, &leaves, &root) {
        Ok(site) => site,
        Err(broken) => return faulty(&project.broken(vec![broken])),
    };
    let words: Vec<&str> = said.iter().map(|said| said.words.as_str()).collect();
    match leaks(&site, &folder, &words) {
        Ok(looked) => tell(&looked, &said, edition, &folder),
        Err(NotLooked::Io(path, error)) => {
            err!("{} を読めないので、調べ終えていません（{error}）。", path.display());
            Exit::Faulty
        }
        Err(NotLooked::Unmade(reason)) => {
            err!("この版を作れないので、調べられません（{reason}）。");
            Exit::Faulty
        }
        Err(NotLooked::Words(error)) => {
            err!("語が多すぎて調べられません（{error}）。");
            Exit::Faulty
        }
    }
}

fn tell(looked: &Looked, said: &[Said], edition: Edition, folder: &std::path::Path) -> Exit {
    let (name, folder) = (edition.name(), folder.display());
    let of = |at: usize| {
        let Some(said) = said.get(at) else { return String::new() };
        let words: String = said.words.chars().take(40).collect();
        let more = if said.words.chars().nth(40).is_some() { "…" } else { "" };
        let place = &said.origin;
        format!("「{words}{more}」（元: {} の{}行目）", place.source.path, place.position().line)
    };
    for leak in &looked.leaks {
        match leak {
            Leak::Words(file, at) => out!("{file}: {name}にない語があります。{}", of(*at)),
            Leak::Name(file, at) => out!("{file}: 名前に、{name}にない語があります。{}", of(*at)),
            Leak::Edition(other) => {
                let other = Edition::parse(other).map_or_else(|| other.clone(), |edition| edition.name().to_owned());
                out!("{folder}: {other}として作られたフォルダーです。{name}ではありません。");
            }
            Leak::Link(file) => out!("{file}: ほかの場所のファイルとつながっています（リンク）。"),
            Leak::Place(file) => out!("{file}: 機械や共有フォルダーの場所（file:、\\\\…）へのリンクがあります。"),
            Leak::Closed(file) => out!("{file}: 中を調べられません。開いて確かめてください。"),
        }
    }
    let Looked { files, bytes, sought, leaks } = looked;
    out!(
        "{folder} の{files}個のファイル（{bytes}バイト）に、{name}にない語（{sought}個）を探しました。見付かったもの: {}",
        leaks.len()
    );
    if leaks.is_empty() {
        return Exit::Clean;
    }
    out!(
        "このままでは載せないでください。kitei build --edition {} で作り直し、もう一度調べてください。",
        edition.token()
    );
    Exit::Faulty
}
