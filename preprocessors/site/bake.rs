//! mdBook in process: loads the book that an edition has, runs the preprocessors in their declared order, and hands the
//! result to `render`. The same preprocessor answers a plain `mdbook build` on standard input and output.

use super::content::{Content, Site};
use super::serve::Pages;
use crate::export;
use crate::pages;
use crate::read::read_attachment;
use crate::register::{Published, Register};
use crate::render::Rendering;
use crate::search::Scripts;
use crate::templates::{Broken, Templates};
use crate::views::pages::{Kind, all};
use mdbook_core::book::Book;
use mdbook_core::config::Config;
use mdbook_driver::MDBook;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use mdbook_renderer::{RenderContext, Renderer};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Guides stands in the place of kitei's own preprocessor while we drive mdBook: `render` prints kitei's pages when they
/// are written or looked at, so they need not pass through the book, where all of them would lie in memory at once.
struct Guides(Kitei);

impl Preprocessor for Guides {
    fn name(&self) -> &'static str {
        "kitei"
    }

    fn run(&self, _: &PreprocessorContext, book: Book) -> mdbook_preprocessor::errors::Result<Book> {
        let Kitei { published, templates } = &self.0;
        pages::print_guides(book, published, templates).map_err(anyhow::Error::new)
    }
}

/// Kitei is the preprocessor for a plain `mdbook build`, holding what the edition may know.
struct Kitei {
    published: Arc<Published>,
    templates: Arc<Templates>,
}

impl Preprocessor for Kitei {
    fn name(&self) -> &'static str {
        "kitei"
    }

    fn run(&self, _: &PreprocessorContext, book: Book) -> mdbook_preprocessor::errors::Result<Book> {
        pages::preprocess(book, &self.published, &self.templates).map_err(anyhow::Error::new)
    }
}

/// Html stands for our renderer while mdBook asks which preprocessors run for it; pages are made by `render`.
struct Html;

impl Renderer for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn render(&self, _: &RenderContext) -> mdbook_preprocessor::errors::Result<()> {
        Ok(())
    }
}

/// Loads and preprocesses the book of what is published.
///
/// # Errors
/// What mdBook or one of its preprocessors says.
pub fn bake(
    root: &Path,
    config: Config,
    register: &Register,
    published: &Arc<Published>,
    templates: &Arc<Templates>,
) -> anyhow::Result<Rendering> {
    // only what is shown and written by officers is loaded; kitei writes the rest itself
    let leaves = all(published, &templates.words);
    let loaded: HashSet<&str> =
        leaves.iter().filter(|leaf| matches!(leaf.kind, Kind::Guide(_))).map(|leaf| leaf.path.as_str()).collect();
    let summary = register.outline.pruned(&|path| loaded.contains(path));
    let mut driver = MDBook::load_with_config_and_summary(root, config, summary)?;
    let kitei = Kitei { published: Arc::clone(published), templates: Arc::clone(templates) };
    driver.with_preprocessor(Guides(kitei));
    let (book, _) = driver.preprocess_book(&Html)?;
    Ok(Rendering::new(book, Arc::clone(published), Arc::clone(templates)))
}

/// The site of a rendering as a value: pages are made when they are written.
///
/// # Errors
/// The first page that a template of the project's own cannot print: one page of each kind is tried before anything is
/// written.
pub fn assemble<'a>(
    rendering: &'a Rendering,
    leaves: &'a [crate::views::pages::Leaf<'a>],
    root: &'a Path,
) -> Result<Site<'a>, Broken> {
    let mut entries = BTreeMap::new();
    let (mut kinds, may_fail) = (HashSet::new(), rendering.may_fail());
    for (at, leaf) in leaves.iter().enumerate() {
        let is_tried = may_fail && kinds.insert(leaf.kind.name());
        let first = if is_tried { rendering.page(leaves, at)? } else { None };
        let make = Box::new(move || made(rendering.page(leaves, at)));
        let content = match first {
            Some(page) => Content::Tried(Mutex::new(Some(page)), make),
            None => Content::Made(make),
        };
        entries.insert(leaf.address(), content);
    }
    for (name, bytes) in rendering.files() {
        entries.insert(name.clone(), Content::Bytes(Cow::Borrowed(bytes.as_slice())));
    }
    let (published, templates) = (rendering.published(), rendering.templates());
    let words = &templates.words;
    for export in export::all(published, words) {
        let path = export.path.clone();
        let make =
            move || export.bytes(published, templates).map_err(|broken| format!("部品で作れません（{broken}）。"));
        entries.insert(path, Content::Made(Box::new(make)));
    }
    let scripts = Arc::new(Scripts::new(published, words));
    for path in scripts.paths() {
        let (scripts, asked) = (Arc::clone(&scripts), path.clone());
        let make = move || Ok(scripts.file(&asked).unwrap_or_default());
        entries.insert(path, Content::Made(Box::new(make)));
    }
    for name in &rendering.published().attachments {
        let read = move || {
            read_attachment(root, name).map_err(|error| format!("data/attachments/{name} を読めません（{error}）。"))
        };
        entries.insert(format!("attachments/{name}"), Content::Made(Box::new(read)));
    }
    Ok(Site { edition: rendering.published().edition.token(), entries })
}

/// A page for the site; a page that cannot be had must not be published empty.
fn made(page: Result<Option<Vec<u8>>, Broken>) -> Result<Vec<u8>, String> {
    match page {
        Ok(Some(page)) => Ok(page),
        Ok(None) => Err("本文が、ほかのpreprocessorに取り除かれています。".to_owned()),
        Err(broken) => Err(format!("部品で作れません（{broken}）。")),
    }
}

/// Live is a rendering that a browser looks at: a page is made when it is asked for.
pub struct Live {
    rendering: Rendering,
    root: PathBuf,
}

impl Live {
    /// Takes over a rendering of the project at `root`.
    pub fn new(rendering: Rendering, root: PathBuf) -> Self {
        Self { rendering, root }
    }
}

impl Pages for Live {
    fn get(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        if let Some((_, bytes)) = self.rendering.files().iter().find(|(name, _)| name == path) {
            return Some(Cow::Borrowed(bytes));
        }
        if let Some(name) = path.strip_prefix("attachments/") {
            let known = self.rendering.published().attachments.iter().any(|attachment| attachment == name);
            return known.then(|| read_attachment(&self.root, name).ok()).flatten().map(Cow::Owned);
        }
        if path.starts_with("search/") {
            let (published, templates) = (self.rendering.published(), self.rendering.templates());
            return Scripts::new(published, &templates.words).file(path).map(Cow::Owned);
        }
        if [".csv", ".json", "-rows.js", ".xml", ".docx"].iter().any(|end| path.ends_with(end)) {
            let (published, templates) = (self.rendering.published(), self.rendering.templates());
            let export = export::all(published, &templates.words).into_iter().find(|export| export.path == path)?;
            return export.bytes(published, templates).ok().map(Cow::Owned);
        }
        let leaves = self.rendering.leaves();
        let at = leaves.iter().position(|leaf| leaf.address() == path)?;
        self.rendering.page(&leaves, at).ok().flatten().map(Cow::Owned)
    }
}

/// Why a book on standard input could not be answered.
#[derive(Debug)]
pub struct PreprocessError(pub anyhow::Error);

/// Answers a plain `mdbook build`: a book comes in, the book of the edition goes out.
///
/// # Errors
/// That the input is no book of mdBook's, or what a template does.
pub fn preprocess_stdin(
    input: impl Read,
    mut output: impl Write,
    published: impl FnOnce(&Path) -> Option<(Arc<Published>, Arc<Templates>)>,
) -> Result<bool, PreprocessError> {
    let (context, book) = mdbook_preprocessor::parse_input(input).map_err(PreprocessError)?;
    let Some((published, mut templates)) = published(&context.root) else { return Ok(false) };
    // a preprocessor hands on chapters: there will be no other files
    if let Some(own) = Arc::get_mut(&mut templates) {
        own.files = false;
    }
    let book = Kitei { published, templates }.run(&context, book).map_err(PreprocessError)?;
    serde_json::to_writer(&mut output, &book).map_err(|error| PreprocessError(error.into()))?;
    output.flush().map_err(|error| PreprocessError(error.into()))?;
    Ok(true)
}
