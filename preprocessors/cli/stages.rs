//! The stages, put together: read → register → checks → publish → mdBook → pages.

use super::args::Args;
use crate::checks;
use crate::model::Edition;
use crate::read::{self, Wording, find_root};
use crate::register::{Published, Register};
use crate::render::Rendering;
use crate::site::bake;
use crate::source::{Code, Diagnostic, Severity, Source, sorted};
use crate::templates::{Broken, Templates};
use crate::text::days::Today;
use mdbook_core::config::Config;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// A Project is what was read and what is wrong with it.
pub struct Project {
    /// Its folder.
    pub root: PathBuf,
    /// book.toml.
    pub config: Config,
    /// The whole, linked.
    pub register: Register,
    /// All that is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl Project {
    /// Reads and checks the project at `root`, as of `today`.
    ///
    /// # Errors
    /// What keeps anything from being read.
    pub fn read(root: &Path, today: Today) -> Result<Self, Vec<Diagnostic>> {
        Self::read_as(root, today, Wording::Recorded)
    }

    /// The same with these words of texts that are being changed.
    ///
    /// # Errors
    /// As [`Project::read`].
    pub fn read_as(root: &Path, today: Today, wording: Wording) -> Result<Self, Vec<Diagnostic>> {
        let repository = read::read_as(root, today, wording)?;
        let config = repository.config.clone();
        let register = Register::new(repository);
        let diagnostics = checks::run(&register, today);
        Ok(Self { root: root.to_owned(), config, register, diagnostics })
    }

    /// With what could be written better among what is wrong, where that is asked for.
    pub fn with_style(&mut self, asked: bool) -> &mut Self {
        if asked {
            let found = checks::style(&self.register);
            self.diagnostics = sorted([std::mem::take(&mut self.diagnostics), found].concat());
        }
        self
    }

    /// What `edition` may know, and the theme to show it with.
    ///
    /// # Errors
    /// What keeps the edition from being published: everything of severity *error*.
    pub fn publish(
        &mut self,
        edition: Edition,
        today: Today,
    ) -> Result<(Arc<Published>, Arc<Templates>), Vec<Diagnostic>> {
        // nobody reads a citation any more
        self.register.forget_names();
        let published = self.register.publish(edition, today);
        let theme = published.as_ref().map(|published| &published.theme);
        let templates =
            Templates::new(theme.unwrap_or(&std::collections::BTreeMap::new())).map_err(|broken| self.broken(broken));
        match (published, templates) {
            (Some(published), Ok(templates)) if !self.is_held_up() => Ok((published, Arc::new(templates))),
            (_, Err(broken)) => {
                self.diagnostics = sorted([std::mem::take(&mut self.diagnostics), broken].concat());
                Err(self.diagnostics.clone())
            }
            _ => Err(self.diagnostics.clone()),
        }
    }

    /// The book of what is published, ready to be printed.
    ///
    /// # Errors
    /// What mdBook or a template says, as a diagnostic.
    pub fn bake(&self, published: &Arc<Published>, templates: &Arc<Templates>) -> Result<Rendering, Vec<Diagnostic>> {
        bake(&self.root, self.config.clone(), &self.register, published, templates).map_err(|error| {
            if let Some(broken) = error.chain().find_map(|cause| cause.downcast_ref::<Broken>()) {
                return self.broken(vec![broken.clone()]);
            }
            let words = format!("{error:#}");
            let message = format!("mdBookが本を組み立てられません（{}）", words.lines().next().unwrap_or_default());
            let place = Source::new("book.toml", "").whole();
            let hint = "book.toml の [preprocessor.…] と [output.…] の書き方を確かめてください";
            vec![Diagnostic::new(Severity::Error, Code::ConfigBroken, place, message).hint(hint)]
        })
    }

    /// Theme files that cannot be used, as diagnostics at their place.
    pub fn broken(&self, broken: Vec<Broken>) -> Vec<Diagnostic> {
        let diagnostic = |broken: Broken| {
            let theme = &self.register.theme;
            let source =
                theme.get(&broken.name).cloned().unwrap_or_else(|| Source::new(format!("theme/{}", broken.name), ""));
            // an engine that met the end of the file says a line behind the last
            let last = source.text.trim_end().split('\n').count();
            let line = broken.line.unwrap_or(1).clamp(1, last);
            let start: usize = source.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
            let words = source.text[start..].split('\n').next().unwrap_or_default().trim_end().len();
            // the engine's words end in a list of all that it knows
            let reason = broken.reason.lines().next().unwrap_or_default();
            let reason = reason.split(": expected").next().unwrap_or(reason);
            let message = format!("見た目の部品を使えません（{reason}）");
            Diagnostic::new(Severity::Error, Code::TemplateBroken, source.at(start..start + words), message)
                .hint("この行か、その前の書き方を直してください。ファイルを theme/ から除けば、標準の部品を使います")
        };
        broken.into_iter().map(diagnostic).collect()
    }

    /// Something false or secret would be shown.
    pub fn is_held_up(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Something is left out.
    pub fn has_omissions(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Omitted)
    }
}

/// The project that the command line means.
///
/// # Errors
/// That there is none, in Japanese.
pub fn root(args: &Args) -> Result<PathBuf, String> {
    let from = args.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    if !from.is_dir() {
        return Err(format!("フォルダー「{}」がありません。", from.display()));
    }
    find_root(&from).ok_or_else(|| {
        let here = from.display();
        if from.join("book.toml").is_file() {
            return format!(
                "ここ（{here}）の book.toml に [preprocessor.kitei] がありません。book.toml に書き足してください。"
            );
        }
        format!("ここ（{here}）は規程のプロジェクトではありません。book.toml のあるフォルダーで動かしてください。")
    })
}

/// The edition: as given, else as book.toml says, else the public one.
///
/// # Errors
/// That book.toml names an edition that is none.
pub fn edition(args: &Args, config: &Config) -> Result<Edition, String> {
    if let Some(edition) = args.edition {
        return Ok(edition);
    }
    match config.get::<String>("preprocessor.kitei.edition") {
        Ok(None) => Ok(Edition::Public),
        Ok(Some(word)) => Edition::parse(&word).ok_or_else(|| {
            format!("book.toml の edition「{word}」という版はありません。public、staff、officer から選んでください。")
        }),
        Err(_) => Err("book.toml の edition は \"public\" のように書いてください。".to_owned()),
    }
}

/// Today in Japan: as given, else by the clock, which is read here and nowhere else.
pub fn today(args: &Args) -> Option<Today> {
    args.today.or_else(|| {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
        Today::from_unix(i64::try_from(seconds).ok()?)
    })
}
