//! `kitei` alone: where we are, and the next sensible step.

use super::Exit;
use super::args::Args;
use super::progress::say;
use super::stages::Project;
use super::start::start;
use crate::read::Wording;
use crate::source::{Severity, summary};

pub fn run(args: &Args) -> Exit {
    let (root, today) = match start(args) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    out!("規程（kitei）{}", env!("CARGO_PKG_VERSION"));
    out!("プロジェクト: {}", root.display());
    let project = match Project::read_as(&root, today, Wording::Edited) {
        Ok(project) => project,
        Err(faults) => {
            say(&faults);
            return Exit::Faulty;
        }
    };
    let register = &project.register;
    if let Some(site) = &register.site {
        out!("自治体: {}", site.municipality);
    }
    out!("文書: {}件、手引のページ: {}件", register.documents.len(), register.guides.len());
    out!("検査: {}", summary(&project.diagnostics).unwrap_or_else(|| "直すところはありません".to_owned()));
    out!();
    let built = root.join("site").exists();
    let worst = project.diagnostics.iter().map(|diagnostic| diagnostic.severity).min();
    let (step, command) = match worst {
        Some(Severity::Error | Severity::Omitted) => ("直すところを見る", "kitei check"),
        _ if built => ("変えたところを見ながら直す", "kitei serve --edition staff"),
        _ => ("職員版を作って見る", "kitei serve --edition staff"),
    };
    out!("次にすること: {step}\n    {command}");
    out!("公開版を作るとき\n    kitei build\n使い方を見るとき\n    kitei help");
    if worst.is_some_and(|severity| severity <= Severity::Omitted) { Exit::Faulty } else { Exit::Clean }
}
