//! Floor 7. Book → pages: each chapter's content in its frame. A page is made when it is asked for, alone and from what
//! does not change, so that pages can be made on all cores, and only those that somebody looks at.

mod assets;

use crate::model::Tier;
use crate::register::Published;
use crate::templates::{Broken, Templates};
use crate::views::address;
use crate::views::body::body;
use crate::views::frame::{Assets, Setting};
use crate::views::pages::{self, Leaf};
use crate::views::tiers::{self, Place};
use mdbook_core::book::{Book, BookItem};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// A Rendering is a book that is ready to be printed page by page.
pub struct Rendering {
    published: Arc<Published>,
    templates: Arc<Templates>,
    assets: Assets,
    tiers: Vec<(Tier, Place)>,
    /// Files that are no pages: style and scripts.
    files: Vec<(String, Vec<u8>)>,
    /// What officers wrote, by the page's address; kitei prints its own pages when they are asked for.
    contents: HashMap<String, String>,
}

impl Rendering {
    /// Takes over the book of the pages that officers write, as the preprocessors left it.
    pub fn new(book: Book, published: Arc<Published>, templates: Arc<Templates>) -> Self {
        let mut contents = HashMap::new();
        collect(book.items, &mut contents);
        let (assets, files) = assets::assets(&templates);
        let tiers = tiers::places(&published);
        Self { published, templates, assets, tiers, files, contents }
    }

    /// Every page, in the order of reading.
    pub fn leaves(&self) -> Vec<Leaf<'_>> {
        pages::all(&self.published, &self.templates.words)
    }

    /// Style and scripts: path and bytes.
    pub fn files(&self) -> &[(String, Vec<u8>)] {
        &self.files
    }

    /// The words of the frame.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Whether a page may turn out not to be printable.
    pub fn may_fail(&self) -> bool {
        self.templates.may_fail()
    }

    /// What is published.
    pub fn published(&self) -> &Arc<Published> {
        &self.published
    }

    /// The bytes of the page at index `at` of `leaves`; `None`: it has no content, as the book has no chapter for it.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn page(&self, leaves: &[Leaf<'_>], at: usize) -> Result<Option<Vec<u8>>, Broken> {
        let Some(leaf) = leaves.get(at) else { return Ok(None) };
        let texts = leaf.texts();
        let body = match body(&self.published, &self.templates, leaf, &texts)? {
            Some(printed) => Cow::Owned(printed),
            // the preprocessor left HTML in the chapter
            None => match self.contents.get(&leaf.address()) {
                Some(content) => Cow::Borrowed(content.as_str()),
                None => return Ok(None),
            },
        };
        let Self { published, templates, assets, tiers, .. } = self;
        let setting = Setting { published, templates, assets, tiers, leaves };
        let frame = setting.frame(at, leaf, &texts)?;
        self.templates.print_around("page", &frame, &body).map(|page| Some(page.into_bytes()))
    }
}

fn collect(items: Vec<BookItem>, contents: &mut HashMap<String, String>) {
    for item in items {
        let BookItem::Chapter(chapter) = item else { continue };
        if let Some(path) = &chapter.path {
            contents.insert(address::of_chapter(path), chapter.content);
        }
        collect(chapter.sub_items, contents);
    }
}
