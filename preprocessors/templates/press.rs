//! Views → text, one behind the other.

use super::shape::Shape;
use super::stencil::Stencil;
use super::{Broken, Templates};
use serde::Serialize;
use serde_json::Value;
use std::sync::PoisonError;

/// A shape longer than this (bytes of JSON) is that of a page there is one of, such as the 目次: it is not kept.
const LONGEST_SHAPE: usize = 8 * 1024;

/// A Press prints many views: what it takes one apart in serves for the next, since a register has a million cells.
pub struct Press<'t> {
    templates: &'t Templates,
    shape: Shape,
}

impl<'t> Press<'t> {
    pub(super) fn new(templates: &'t Templates) -> Self {
        Self { templates, shape: Shape::with_room() }
    }

    /// Prints as [`Templates::print_around`] does, behind what is in `out`.
    ///
    /// # Errors
    /// As [`Templates::print`].
    pub fn print(
        &mut self,
        template: &str,
        view: &impl Serialize,
        inner: &str,
        out: &mut String,
    ) -> Result<(), Broken> {
        let Self { templates, shape } = self;
        if templates.computes {
            let printed = templates.by_engine(template, view)?;
            out.push_str(&if inner.is_empty() { printed } else { printed.replace(super::HOLE, inner) });
            return Ok(());
        }
        let no_json = |reason: String| Broken { name: format!("{template}.hbs"), line: None, reason };
        shape.take(template, view).map_err(|error| no_json(error.to_string()))?;
        if let Some(stencil) = templates.stencils.read().unwrap_or_else(PoisonError::into_inner).get(shape.key()) {
            stencil.fill(shape, inner, out);
            return Ok(());
        }
        let marked: Value = serde_json::from_str(shape.json()).map_err(|error| no_json(error.to_string()))?;
        let stencil = Stencil::cut(&templates.by_engine(template, &marked)?);
        stencil.fill(shape, inner, out);
        if shape.key().len() <= LONGEST_SHAPE {
            let mut stencils = templates.stencils.write().unwrap_or_else(PoisonError::into_inner);
            stencils.insert(shape.key().to_owned(), stencil);
        }
        Ok(())
    }
}
