//! Floor 1. Words without meaning yet: numbers, days, and the forms in which text is compared.

pub mod numerals;

pub mod days;
mod days_coarse;
mod days_error;
mod days_reader;
mod days_written;

pub mod forms;

pub mod enclosed;
