//! Floor 6. Published → plain structs that a template can show.
//!
//! [`pages::all`] is the list of every page an edition has; what is on it is built, framed, linked and tested.

pub mod address;

pub mod pages;

pub mod frame;

pub mod target;

pub mod linker;

pub mod body;

pub mod law;

pub mod amended;

pub mod notices;

pub mod tree;

pub mod front;

pub mod contents;

pub mod about;

pub mod dictionary;

pub mod todo;

pub mod desk;

pub mod stub;

pub mod tiers;

pub mod facts;

pub mod table;

pub mod previews;

pub mod relations;

pub mod ends;

pub mod datum;

pub mod said;

pub mod ledger;

pub mod comparison;

pub mod revision;

pub mod word;

pub mod draft;

pub mod timeline;

pub mod days;

pub mod publication;

pub mod feed;

pub mod risk;

pub mod entry;

pub mod chart;

pub mod embed;

pub mod efforts;
pub mod lessons;
pub mod yearly;

pub mod dashboard;

pub mod committee;

pub mod snapshots;

pub mod lists;

pub mod matrix;

pub mod departments;

pub mod roles;
pub mod sakuin;

pub mod structure_page;

pub mod terms;

pub mod frameworks;

pub mod laws;

pub mod gaps;
