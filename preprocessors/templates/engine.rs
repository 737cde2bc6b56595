//! Handlebars itself. A build uses half of the templates, and to read one takes longer than to print a page: those that are
//! built in are read when they are first asked for. A project's own must all be read, so that what is wrong is said.

use super::{Broken, builtin, escaped};
use handlebars::{Handlebars, RenderError};
use serde::Serialize;
use std::sync::{PoisonError, RwLock};

/// Engines are what prints: with all templates read, or with those that were asked for.
#[derive(Debug)]
pub enum Engines {
    /// Every template is read.
    All(Box<Handlebars<'static>>),
    /// The built-in ones that were asked for, with the partials they call. Each is read once.
    WhenAsked(Box<RwLock<Handlebars<'static>>>),
}

impl Engines {
    /// Reads every template: names with `.hbs`, and texts.
    pub fn all(templates: &[(&str, &str)], broken: &mut Vec<Broken>) -> Self {
        let mut engine = engine();
        for (name, text) in templates {
            if let Err(error) = engine.register_template_string(name.trim_end_matches(".hbs"), text) {
                broken.push(Broken {
                    line: error.pos().map(|(line, _)| line),
                    reason: error.reason().to_string(),
                    name: (*name).to_owned(),
                });
            }
        }
        Self::All(Box::new(engine))
    }

    /// Reads the built-in templates as they are asked for.
    pub fn when_asked() -> Self {
        Self::WhenAsked(Box::new(RwLock::new(engine())))
    }

    /// Whether they are the project's own, which nobody has tried.
    pub fn are_own(&self) -> bool {
        matches!(self, Self::All(_))
    }

    /// Prints a view.
    ///
    /// # Errors
    /// What a template does that cannot be printed.
    pub fn print(&self, template: &str, view: &impl Serialize) -> Result<String, Broken> {
        let printed = match self {
            Self::All(engine) => engine.render(template, view),
            Self::WhenAsked(asked) => {
                let engine = asked.read().unwrap_or_else(PoisonError::into_inner);
                if engine.has_template(template) {
                    engine.render(template, view)
                } else {
                    drop(engine);
                    read_built_in(template, &mut asked.write().unwrap_or_else(PoisonError::into_inner));
                    asked.read().unwrap_or_else(PoisonError::into_inner).render(template, view)
                }
            }
        };
        printed.map_err(|error| broken(template, &error))
    }
}

fn broken(template: &str, error: &RenderError) -> Broken {
    Broken {
        name: format!("{}.hbs", error.template_name.as_deref().unwrap_or(template)),
        line: error.line_no,
        reason: error.reason().to_string(),
    }
}

fn engine() -> Handlebars<'static> {
    let mut engine = Handlebars::new();
    engine.set_prevent_indent(true);
    engine.register_escape_fn(escaped);
    engine
}

/// Reads a built-in template and the partials it calls, but those read already. That all of them can be read is tested.
fn read_built_in(template: &str, engine: &mut Handlebars<'static>) {
    let mut wanted = vec![template.to_owned()];
    while let Some(stem) = wanted.pop() {
        let text = builtin::TEMPLATES.iter().find(|(name, _)| name.strip_suffix(".hbs") == Some(&stem));
        let Some((_, text)) = text.filter(|_| !engine.has_template(&stem)) else { continue };
        if engine.register_template_string(&stem, text).is_ok() {
            let partials = text.split("{{>").skip(1).filter_map(|rest| rest.split("}}").next());
            wanted.extend(partials.map(|partial| partial.trim().to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_template_can_be_read() {
        let mut broken = Vec::new();
        let _ = Engines::all(builtin::TEMPLATES, &mut broken);
        assert_eq!(broken, []);
    }

    #[test]
    fn partials_come_with_what_calls_them() {
        let mut engine = engine();
        read_built_in("block", &mut engine);
        assert!(engine.has_template("block") && !engine.has_template("unit"));
        read_built_in("unit", &mut engine);
        assert!(engine.has_template("unit"));
    }
}
