//! The theme that is embedded in the binary: this repository's own `theme/`.

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../theme/", $name)))),*]
    };
}

/// Templates; a partial is called by its name without `.hbs`.
pub const TEMPLATES: &[(&str, &str)] = embedded![
    "page.hbs",
    "law.hbs",
    "unit.hbs",
    "block.hbs",
    "cite.hbs",
    "tree.hbs",
    "index.hbs",
    "link.hbs",
    "contents.hbs",
    "listed.hbs",
    "about.hbs",
    "dictionary.hbs",
    "record-kind.hbs",
    "field.hbs",
    "stub.hbs",
    "missing.hbs",
    "tiers.hbs",
    "table.hbs",
    "admonition.hbs",
    "guide.hbs",
    "problem.hbs",
    "records.hbs",
    "record.hbs",
    "cell.hbs",
    "entry.hbs",
    "fact.hbs",
    "revision.hbs",
    "draft.hbs",
    "notice.hbs",
    "word/content-types.hbs",
    "word/relationships.hbs",
    "word/document-relationships.hbs",
    "word/document.hbs",
    "word/row.hbs",
    "word/header.hbs",
    "word/footer.hbs",
    "word/styles.hbs",
    "word/settings.hbs",
    "word/fonts.hbs",
    "word/core.hbs",
    "feed.hbs",
    "feed-entry.hbs",
    "comparison.hbs",
    "change.hbs",
    "chart.hbs",
    "remark.hbs",
    "previews.hbs",
    "relations.hbs",
    "relation.hbs",
    "lists.hbs",
    "sakuin.hbs",
    "search.hbs",
    "sheet.hbs",
    "terms.hbs",
    "term.hbs",
    "organisation.hbs",
    "organ.hbs",
];

/// In the order in which they make `style.css`.
pub const STYLES: &[(&str, &str)] = embedded![
    "css/tokens.css",
    "css/base.css",
    "css/frame.css",
    "css/law.css",
    "css/pages.css",
    "css/tools.css",
    "css/search.css",
    "css/lists.css",
    "css/charts.css",
    "css/print.css"
];

/// Runs before the first paint: `head.js`.
pub const HEAD_SCRIPT: &[(&str, &str)] = embedded!["js/head.js"];

/// In the order in which they make `kitei.js`, the one script that waits for the page.
pub const SCRIPTS: &[(&str, &str)] = embedded!["js/kitei.js", "js/previews.js", "js/tables.js", "js/find.js"];

/// In the order in which they make `search.js`, which a page asks for when a reader first searches.
pub const SEARCH_SCRIPTS: &[(&str, &str)] = embedded![
    "js/fold.js",
    "js/variants.js",
    "js/citations.js",
    "js/search.js",
    "js/questions.js",
    "js/nearby.js",
    "js/marks.js",
    "js/hits.js",
    "js/finder.js",
];

/// In the order in which they make the script that a portal's elasticlunr reads queries with.
pub const LUNR_SCRIPTS: &[(&str, &str)] = embedded!["js/fold.js", "js/lunr-ja.js"];

/// The icon in a browser's tab.
pub const ICON: &str = include_str!("../../theme/icon.svg");

/// Titles and descriptions of generated pages.
pub const WORDS: &str = include_str!("../../theme/words.json");
