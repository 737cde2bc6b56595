//! The passes, in the order in which they run.

use super::markdown;
use crate::register::Published;
use crate::source::parallel;
use crate::templates::{Broken, Templates};
use crate::views::address;
use crate::views::body;
use crate::views::embed;
use crate::views::pages::{Kind, Leaf};
use mdbook_core::book::{Book, BookItem, Chapter, SectionNumber};
use std::collections::{HashMap, HashSet};

/// A Body is a chapter that kitei writes itself.
pub struct Body {
    /// The chapter's path.
    path: String,
    /// Its title.
    title: String,
    /// One block of HTML.
    html: String,
    /// It is read first.
    first: bool,
}

/// Takes out every chapter that this edition does not have, and those that are names only; what stands under one goes up a
/// level. What is left is called, numbered and placed as if nothing else had been there: SUMMARY.md may say more of a
/// document than what stands in its place, and a gap would tell that something is missing.
pub fn drop_unlisted(book: &mut Book, leaves: &[Leaf<'_>]) {
    let listed: HashMap<String, &str> = leaves.iter().map(|leaf| (leaf.address(), leaf.title)).collect();
    book.items = keep(std::mem::take(&mut book.items), &listed);
    place(&mut book.items, &[], Some(&[]));
}

fn keep(items: Vec<BookItem>, listed: &HashMap<String, &str>) -> Vec<BookItem> {
    let mut kept = Vec::with_capacity(items.len());
    for item in items {
        match item {
            BookItem::Chapter(mut chapter) => {
                chapter.sub_items = keep(std::mem::take(&mut chapter.sub_items), listed);
                let title = chapter.path.as_deref().and_then(|path| listed.get(&address::of_chapter(path)));
                if let Some(&title) = title {
                    title.clone_into(&mut chapter.name);
                    kept.push(BookItem::Chapter(chapter));
                } else {
                    kept.append(&mut chapter.sub_items);
                }
            }
            other => kept.push(other),
        }
    }
    kept
}

/// Says anew of every chapter which stand above it, and the number of each that had one; `above` is that of the chapter
/// they stand under.
fn place(items: &mut [BookItem], parents: &[String], above: Option<&[u32]>) {
    let mut count = 0;
    for item in items {
        let BookItem::Chapter(chapter) = item else { continue };
        let number = above.filter(|_| chapter.number.is_some()).map(|above| {
            count += 1;
            [above, &[count]].concat()
        });
        chapter.parent_names = parents.to_vec();
        let names = [parents, std::slice::from_ref(&chapter.name)].concat();
        place(&mut chapter.sub_items, &names, number.as_deref());
        chapter.number = number.map(SectionNumber::new);
    }
}

/// Part titles above nothing say nothing.
pub fn drop_empty_parts(book: &mut Book) {
    let mut kept: Vec<BookItem> = Vec::with_capacity(book.items.len());
    for item in std::mem::take(&mut book.items) {
        if matches!(item, BookItem::PartTitle(_)) && matches!(kept.last(), Some(BookItem::PartTitle(_))) {
            kept.pop();
        }
        kept.push(item);
    }
    if matches!(kept.last(), Some(BookItem::PartTitle(_))) {
        kept.pop();
    }
    book.items = kept;
}

/// Prints the pages that officers write, so that every renderer shows them alike: no markup of a page's own comes alive,
/// and links lead where this edition has the page.
///
/// # Errors
/// The first template that cannot be printed.
pub fn print_guides(
    book: &mut Book,
    published: &Published,
    leaves: &[Leaf<'_>],
    templates: &Templates,
) -> Result<(), Broken> {
    let guides: HashSet<String> =
        leaves.iter().filter(|leaf| matches!(leaf.kind, Kind::Guide(_))).map(Leaf::address).collect();
    let mut contents = Vec::new();
    book.for_each_chapter_mut(|chapter| {
        let address = chapter.path.as_deref().map(address::of_chapter);
        if let Some(address) = address.filter(|address| guides.contains(address)) {
            contents.push((address, std::mem::take(&mut chapter.content)));
        }
    });
    let printed = parallel::map(&contents, |(address, text)| {
        let embed = |words: &str, at: usize| embed::print(published, templates, words, address, &format!("hyo-{at}"));
        markdown::html(text, &address::root(address), templates, &embed)
    });
    drop(contents);
    let mut printed = printed.into_iter();
    let mut outcome = Ok(());
    book.for_each_chapter_mut(|chapter| {
        if !chapter.path.as_deref().is_some_and(|path| guides.contains(&address::of_chapter(path))) {
            return;
        }
        match printed.next() {
            Some(Ok(html)) => chapter.content = html,
            Some(Err(broken)) => outcome = Err(broken),
            None => {}
        }
    });
    outcome
}

/// Prints every page that kitei writes itself, on all cores.
///
/// # Errors
/// The first template that cannot be printed.
pub fn bodies(published: &Published, templates: &Templates, leaves: &[Leaf<'_>]) -> Result<Vec<Body>, Broken> {
    let printed = parallel::map(leaves, |leaf| {
        let html = body::body(published, templates, leaf, &leaf.texts())?;
        let first = matches!(leaf.kind, Kind::Front);
        let body = |html: String| Body { path: leaf.path.clone(), title: leaf.title.to_owned(), html, first };
        Ok(html.map(body))
    });
    printed.into_iter().filter_map(Result::transpose).collect()
}

/// Puts the printed bodies into their chapters, and adds the chapters that no file stands for.
pub fn replace(book: &mut Book, bodies: Vec<Body>) {
    let mut bodies: HashMap<String, (usize, Body)> =
        bodies.into_iter().enumerate().map(|(at, body)| (address::of(&body.path), (at, body))).collect();
    book.for_each_chapter_mut(|chapter| {
        let Some(path) = &chapter.path else { return };
        if let Some((_, body)) = bodies.remove(&address::of_chapter(path)) {
            chapter.content = body.html;
        }
    });
    let mut rest: Vec<(usize, Body)> = bodies.into_values().collect();
    rest.sort_by_key(|(at, _)| *at);
    for (_, body) in rest {
        let mut chapter = Chapter::new(&body.title, body.html, &body.path, Vec::new());
        chapter.source_path = None;
        if body.first {
            book.items.insert(0, BookItem::Chapter(chapter));
        } else {
            book.items.push(BookItem::Chapter(chapter));
        }
    }
}
