//! Floor 7. The mdBook preprocessor: a list of passes over the book, each of which can be read alone.
//!
//! It leaves a book that any renderer can print: every chapter's content is one block of HTML that our renderer and mdBook's
//! own carry through unchanged.

mod markdown;
mod passes;

use crate::register::Published;
use crate::templates::{Broken, Templates};
use crate::views::pages;
use mdbook_core::book::Book;

/// Prints the pages that officers write: all that our own renderer
/// needs, which prints kitei's pages when they are written or looked at.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print_guides(mut book: Book, published: &Published, templates: &Templates) -> Result<Book, Broken> {
    passes::print_guides(&mut book, published, &pages::all(published, &templates.words), templates)?;
    Ok(book)
}

/// Turns a book of source files into the book of one edition.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn preprocess(mut book: Book, published: &Published, templates: &Templates) -> Result<Book, Broken> {
    let leaves = pages::all(published, &templates.words);
    passes::drop_unlisted(&mut book, &leaves);
    passes::drop_empty_parts(&mut book);
    passes::print_guides(&mut book, published, &leaves, templates)?;
    let bodies = passes::bodies(published, templates, &leaves)?;
    passes::replace(&mut book, bodies);
    Ok(book)
}
