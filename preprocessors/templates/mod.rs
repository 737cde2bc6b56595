//! Floor 5. Handlebars: the project's theme over the built-in one, which is embedded in the binary.

mod builtin;
mod words;

pub use words::{PageWords, Words};

use handlebars::Handlebars;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Templates are the theme, ready to print.
pub struct Templates {
    registry: Handlebars<'static>,
    /// The words of the page frame that code has to place: titles and descriptions of generated pages.
    pub words: Words,
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
        let mut registry = Handlebars::new();
        registry.set_prevent_indent(true);
        registry.register_escape_fn(escape);
        let mut broken = Vec::new();
        for (name, text) in chosen(builtin::TEMPLATES, theme, ".hbs") {
            let stem = name.trim_end_matches(".hbs");
            if let Err(error) = registry.register_template_string(stem, text) {
                broken.push(Broken {
                    line: error.pos().map(|(line, _)| line),
                    reason: error.reason().to_string(),
                    name: name.to_owned(),
                });
            }
        }
        let icon = theme.get("icon.svg").map_or(builtin::ICON, |text| text).to_owned();
        let words = theme.get("words.json").map_or(builtin::WORDS, |text| text);
        let words = serde_json::from_str(words).map_err(|error| {
            broken.push(Broken { name: "words.json".to_owned(), line: Some(error.line()), reason: error.to_string() });
        });
        let style =
            chosen(builtin::STYLES, theme, ".css").into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
        let scripts = chosen(builtin::SCRIPTS, theme, ".js");
        let scripts = scripts
            .into_iter()
            .filter_map(|(name, text)| Some((name.strip_prefix("js/")?.to_owned(), text.to_owned())));
        match words {
            Ok(words) if broken.is_empty() => Ok(Self { registry, words, style, icon, scripts: scripts.collect() }),
            _ => Err(broken),
        }
    }

    /// Prints `view` with a template.
    ///
    /// # Errors
    /// What a template of the project's own does that cannot be printed.
    pub fn print(&self, template: &str, view: &impl Serialize) -> Result<String, Broken> {
        self.registry.render(template, view).map_err(|error| Broken {
            name: format!("{}.hbs", error.template_name.as_deref().unwrap_or(template)),
            line: error.line_no,
            reason: error.reason().to_string(),
        })
    }

    /// Prints `view` as a body that stands in a Markdown chapter as one block of HTML: such a block ends at the first
    /// empty line, so there is none. A carriage return ends a line there too, and tabs and feeds leave it empty.
    ///
    /// # Errors
    /// As [`Templates::print`].
    pub fn print_block(&self, template: &str, view: &impl Serialize) -> Result<String, Broken> {
        let printed = self.print(template, view)?;
        let mut block = String::with_capacity(printed.len());
        for line in
            printed.split(['\n', '\r']).filter(|line| !line.trim_matches([' ', '\t', '\x0b', '\x0c']).is_empty())
        {
            block.push_str(line);
            block.push('\n');
        }
        Ok(block)
    }
}

/// What markup needs and no more: legal text is full of signs that need no escape.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
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
