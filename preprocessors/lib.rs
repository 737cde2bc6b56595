//! 規程 kitei publishes a municipality's information security policy as a safe, readable site.
//!
//! ```text
//! files ─read→ Repository ─register→ Register ─publish(Edition)→ Published ─views→ pages ─site→ disk
//!                                        └─checks→ Diagnostics
//! ```
//! Rooms stand on floors; imports point down only (`tests/architecture.rs`).

pub mod source;

pub mod text;

pub mod model;

pub mod read;

pub mod compare;

pub mod register;

pub mod checks;

pub mod templates;

pub mod views;

pub mod pages;

pub mod search;

pub mod export;

pub mod render;

pub mod site;

pub mod desk;

pub mod cli;
