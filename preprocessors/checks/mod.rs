//! Floor 5. One check a file, with its tests; its manual stands beside it in Japanese (`<code>.md`: what `--explain`, the
//! guide and rustdoc show). What reading finds is said by `read`; here is what only the whole can tell.

mod abolished_department;
mod basis_not_above;
mod broken_link;
mod circular_basis;
mod circular_reference;
mod class_below_held;
mod cloud_without_approval;
mod contradictory_record;
mod count_mismatch;
mod dangling_citation;
mod dangling_clause;
mod dangling_confirmation;
mod dangling_reference;
mod dates_out_of_order;
mod duplicate_name;
mod duplicate_number;
mod duplicate_record;
mod empty_reason;
mod gap_asset;
mod gap_basis;
mod gap_part;
mod gap_procedure;
mod gap_standard;
mod missing_file;
mod no_history;
mod numbered_outside_zone;
mod over_target;
mod own_auditor;
mod own_verification;
mod personal_but_open;
mod policy_missing;
mod raw_html;
mod repealed_citation;
mod retention_over;
mod risk_unjustified;
mod row_without_text;
mod self_citation;
mod state_behind;
mod style;
mod support_before_renewal;
mod suspect_link;
mod term_defined_twice;
mod title_differs;
mod unconfirmed_links;
mod unknown_level;
mod unknown_part;
mod unknown_role;
mod unknown_table;
mod unknown_withheld;
mod unlisted_file;
mod unread_text;
mod withheld_without_reason;

use crate::register::Register;
use crate::source::{Diagnostic, Origin, sorted};
use crate::text::days::Today;

pub use style::run as style;

/// A Check looks at the whole and says what it finds.
type Check = fn(&Register, &mut Vec<Diagnostic>);

/// A DayCheck finds what is so on one day and not on another.
type DayCheck = fn(&Register, Today, &mut Vec<Diagnostic>);

/// Every check that asks for the day.
const OF_THE_DAY: [DayCheck; 3] = [abolished_department::check, retention_over::check, state_behind::check];

/// Every other check.
const ALL: [Check; 48] = [
    basis_not_above::check,
    circular_basis::check,
    dangling_citation::check,
    dangling_clause::check,
    repealed_citation::check,
    self_citation::check,
    term_defined_twice::check,
    unknown_part::check,
    unknown_role::check,
    missing_file::check,
    unlisted_file::check,
    dangling_reference::check,
    title_differs::check,
    withheld_without_reason::check,
    unknown_withheld::check,
    raw_html::check,
    broken_link::check,
    circular_reference::check,
    contradictory_record::check,
    duplicate_name::check,
    duplicate_number::check,
    no_history::check,
    row_without_text::check,
    unread_text::check,
    duplicate_record::check,
    empty_reason::check,
    policy_missing::check,
    own_auditor::check,
    own_verification::check,
    dates_out_of_order::check,
    unknown_level::check,
    risk_unjustified::check,
    numbered_outside_zone::check,
    personal_but_open::check,
    cloud_without_approval::check,
    support_before_renewal::check,
    class_below_held::check,
    over_target::check,
    count_mismatch::check,
    unknown_table::check,
    gap_standard::check,
    gap_procedure::check,
    gap_basis::check,
    gap_asset::check,
    gap_part::check,
    suspect_link::check,
    unconfirmed_links::check,
    dangling_confirmation::check,
];

/// All that is wrong as of `today`: what reading found, and what the checks find.
pub fn run(register: &Register, today: Today) -> Vec<Diagnostic> {
    let mut found = register.faults.clone();
    for check in OF_THE_DAY {
        check(register, today, &mut found);
    }
    for check in ALL {
        check(register, &mut found);
    }
    sorted(found)
}

/// Where in a record a word is written: records keep the place of those values alone that others may be found wrong with.
fn place_of(record: &Origin, word: &str) -> Origin {
    let Some(text) = record.source.text.get(record.range.clone()) else { return record.start() };
    let quoted = format!("\"{word}\"");
    match text.find(&quoted) {
        Some(at) => record.source.at(record.range.start + at..record.range.start + at + quoted.len()),
        None => record.start(),
    }
}
