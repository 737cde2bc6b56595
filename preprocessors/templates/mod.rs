//! Floor 5. Handlebars: the project's theme over the built-in one, which is embedded in the binary.

mod builtin;
mod engine;
mod figure_words;
mod list_words;
mod press;
mod shape;
mod shelf;
mod stencil;
mod words;

pub use builtin::LUNR_SCRIPTS;
pub use figure_words::{CommitteeWords, DashboardWords};
pub use list_words::{FilterWords, ListWords, ListsWords, TableWords};
pub use press::Press;
pub use shelf::{PrintedRows, Shelf};
pub use stencil::HOLE;
pub use words::{DeskWords, PageWords, RevisionWords, Words};

use engine::Engines;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, RwLock};
use stencil::Stencil;

/// Templates are the theme, ready to print.
pub struct Templates {
    engines: Engines,
    /// What was printed once, by template and shape.
    stencils: RwLock<HashMap<String, Stencil>>,
    /// Rows that are wanted twice.
    pub shelf: Shelf,
    /// A template computes with words, so that each view is printed by the engine.
    computes: bool,
    /// The words of the page frame that code has to place: titles and descriptions of generated pages.
    pub words: Words,
    /// The site has files beside its pages, to which tables lead: a plain `mdbook build` has none.
    pub files: bool,
    /// `style.css`, whole.
    pub style: String,
    /// `icon.svg`
    pub icon: String,
    /// Scripts by file name.
    pub scripts: BTreeMap<String, String>,
}

/// A Broken is a theme file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its name in `theme/`.
    pub name: String,
    /// The line, from 1, where the engine says one.
    pub line: Option<usize>,
    /// The engine's own words.
    pub reason: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "theme/{}", self.name)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, " {}", self.reason)
    }
}

impl std::error::Error for Broken {}

impl Templates {
    /// The built-in theme, each file replaced by the one of the same name in `theme`, with what the theme adds.
    ///
    /// # Errors
    /// Every file of the theme that cannot be used.
    pub fn new(theme: &BTreeMap<String, Arc<str>>) -> Result<Self, Vec<Broken>> {
        let mut broken = Vec::new();
        let templates = chosen(builtin::TEMPLATES, theme, ".hbs");
        let computes = templates.iter().any(|(_, text)| stencil::computes(text));
        let engines = if theme.keys().any(|name| name.ends_with(".hbs")) {
            Engines::all(&templates, &mut broken)
        } else {
            Engines::when_asked()
        };
        let icon = theme.get("icon.svg").map_or(builtin::ICON, |text| text).to_owned();
        let words = theme.get("words.json").map_or(builtin::WORDS, |text| text);
        let words = serde_json::from_str(words).map_err(|error| {
            broken.push(Broken { name: "words.json".to_owned(), line: Some(error.line()), reason: error.to_string() });
        });
        let style =
            chosen(builtin::STYLES, theme, ".css").into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
        let scripts = scripts(theme);
        match words {
            Ok(words) if broken.is_empty() => {
                let stencils = RwLock::default();
                let shelf = Shelf::default();
                Ok(Self { engines, stencils, shelf, computes, words, files: true, style, icon, scripts })
            }
            _ => Err(broken),
        }
    }

    /// Prints `view` with a template.
    ///
    /// # Errors
    /// What a template of the project's own does that cannot be printed.
    pub fn print(&self, template: &str, view: &impl Serialize) -> Result<String, Broken> {
        self.print_around(template, view, "")
    }

    fn by_engine(&self, template: &str, view: &impl Serialize) -> Result<String, Broken> {
        self.engines.print(template, view)
    }

    /// Whether a template is the project's own, so that it may fail on some page; those that are built in print every page.
    pub fn may_fail(&self) -> bool {
        self.engines.are_own()
    }

    /// Prints `view` as a [`block`].
    ///
    /// # Errors
    /// As [`Templates::print`].
    pub fn print_block(&self, template: &str, view: &impl Serialize) -> Result<String, Broken> {
        self.print(template, view).map(block)
    }

    /// Prints each view of a list that grows with the book, one behind the other.
    ///
    /// # Errors
    /// As [`Templates::print`].
    pub fn print_each<V: Serialize>(
        &self,
        template: &str,
        views: impl IntoIterator<Item = V>,
    ) -> Result<String, Broken> {
        let (mut press, mut out) = (self.press(), String::new());
        for view in views {
            press.print(template, &view, "", &mut out)?;
        }
        Ok(out)
    }

    /// Prints `view`, and puts what is printed already where it says [`HOLE`]: a whole page is not taken through the engine
    /// once more for every frame around it.
    ///
    /// # Errors
    /// As [`Templates::print`].
    pub fn print_around(&self, template: &str, view: &impl Serialize, inner: &str) -> Result<String, Broken> {
        let mut out = String::new();
        self.press().print(template, view, inner, &mut out)?;
        Ok(out)
    }

    /// For printing many views.
    pub fn press(&self) -> Press<'_> {
        Press::new(self)
    }
}

/// Words as they stand in markup.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    stencil::escape(words, &mut out);
    out
}

/// A body as it stands in a Markdown chapter, as one block of HTML: such a block ends at the first empty line, so there is
/// none. A carriage return ends a line there too, and tabs and feeds leave it empty. Nothing in it is a `{{` that a
/// preprocessor of mdBook's could take for its own, in whatever order they run.
pub fn block(printed: String) -> String {
    // what is to be replaced is sought by its one rare character: hardly any page has it
    let printed = if printed.contains('{') { printed.replace("{{", "{&#123;") } else { printed };
    let printed = if printed.contains('\r') { printed.replace('\r', "\n") } else { printed };
    if printed.ends_with('\n') && !has_empty_line(printed.as_bytes()) {
        return printed;
    }
    let mut block = String::with_capacity(printed.len() + 1);
    for line in printed.split('\n') {
        if !line.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\x0b' | b'\x0c')) {
            block.push_str(line);
            block.push('\n');
        }
    }
    block
}

/// Whether a line is white, its end not counted. Every page is asked in full, so its bytes are read once.
fn has_empty_line(text: &[u8]) -> bool {
    let mut is_blank = true;
    text.iter().any(|byte| {
        let ends = *byte == b'\n';
        let found = ends && is_blank;
        is_blank = ends || (is_blank && matches!(byte, b' ' | b'\t' | b'\x0b' | b'\x0c'));
        found
    })
}

/// `style.css` of the built-in theme, for when a project's own cannot be had.
pub fn built_in_style() -> String {
    builtin::STYLES.iter().map(|(_, text)| *text).collect::<Vec<_>>().join("\n")
}

/// Built-in files and those of the theme: the theme's stands in for the built-in one of its name.
fn chosen<'a>(
    builtin: &[(&'static str, &'static str)],
    theme: &'a BTreeMap<String, Arc<str>>,
    extension: &str,
) -> Vec<(&'a str, &'a str)> {
    let mut files: Vec<(&str, &str)> =
        builtin.iter().map(|&(name, text)| (name, theme.get(name).map_or(text, |own| own))).collect();
    let own =
        theme.iter().filter(|(name, _)| name.ends_with(extension) && !builtin.iter().any(|(known, _)| known == name));
    files.extend(own.map(|(name, text)| (name.as_str(), &**text)));
    files
}

/// Scripts by file name: those that make `kitei.js` are one file, those that make `search.js` another, and so is each that
/// the theme adds.
fn scripts(theme: &BTreeMap<String, Arc<str>>) -> BTreeMap<String, String> {
    let bundles = [("kitei.js", builtin::SCRIPTS), ("search.js", builtin::SEARCH_SCRIPTS)];
    let others = chosen(builtin::HEAD_SCRIPT, theme, ".js")
        .into_iter()
        .filter(|(name, _)| !bundles.iter().any(|(_, parts)| parts.iter().any(|(part, _)| part == name)))
        .filter_map(|(name, text)| Some((name.strip_prefix("js/")?.to_owned(), text.to_owned())));
    let whole = bundles.iter().map(|(name, parts)| {
        let parts = parts.iter().map(|&(name, text)| theme.get(name).map_or(text, |own| own));
        ((*name).to_owned(), parts.collect::<Vec<_>>().join("\n"))
    });
    others.chain(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn with(name: &str, text: &str) -> Templates {
        Templates::new(&BTreeMap::from([(name.to_owned(), Arc::from(text))])).unwrap()
    }

    #[test]
    fn a_block_is_one_and_has_no_mark_of_mdbooks() {
        assert_eq!(block("a\n \t\nb\r\r{{#c}} {{{{d\n".to_owned()), "a\nb\n{&#123;#c}} {&#123;{&#123;d\n");
        assert!(!block("{{{{{#c}}".to_owned()).contains("{{"));
    }

    #[test]
    fn one_script_is_made_of_its_parts_and_a_theme_may_add_others() {
        let built_in = Templates::new(&BTreeMap::new()).unwrap().scripts;
        assert_eq!(built_in.keys().collect::<Vec<_>>(), ["head.js", "kitei.js", "search.js"]);
        assert!(built_in["kitei.js"].contains("data-preview") && built_in["kitei.js"].contains(".records"));
        let changed = with("js/tables.js", "// ours").scripts;
        assert!(changed["kitei.js"].contains("// ours") && !changed["kitei.js"].contains(".records"));
        assert_eq!(with("js/own.js", "// more").scripts["own.js"], "// more");
    }

    #[test]
    fn a_template_that_computes_sees_the_words() {
        let templates = with("missing.hbs", "{{#if (eq a \"b\")}}yes{{else}}no {{a}}{{/if}}");
        let print = |word: &str| templates.print("missing", &json!({ "a": word })).unwrap();
        assert_eq!((print("b").as_str(), print("<").as_str()), ("yes", "no &lt;"));
    }

    proptest::proptest! {
        #[test]
        fn words_are_printed_as_the_engine_prints_them(
            views in proptest::collection::vec(
                (proptest::collection::vec("[<&\"'あ \\n{}\u{1}\u{FDD0}1]{0,4}", 5), 0usize..3, proptest::bool::ANY), 1..4),
        ) {
            let templates = with(
                "missing.hbs",
                "{{#if a}}<{{a}}>{{{a}}}{{else}}-{{/if}}{{#each list}}{{@index}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}\n\
                {{#with in}}{{b}}{{/with}}{{n}}{{#if flag}}{{{c}}}{{/if}}",
            );
            for (words, count, flag) in views {
                let list: Vec<&String> = words.iter().cycle().take(count).collect();
                let view = json!({ "a": words[0], "list": list, "in": { "b": words[1] }, "c": words[2], "n": count, "flag": flag });
                for _ in 0..2 {
                    proptest::prop_assert_eq!(
                        templates.print("missing", &view).unwrap(), templates.by_engine("missing", &view).unwrap()
                    );
                }
            }
        }
    }
}
