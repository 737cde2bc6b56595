//! Floor 5. One check a file, with its tests; its manual stands beside it in Japanese (`<code>.md`: what `--explain`, the
//! guide and rustdoc show). What reading finds is said by `read`; here is what only the whole can tell.

mod broken_link;
mod dangling_reference;
mod missing_file;
mod policy_missing;
mod raw_html;
mod title_differs;
mod unlisted_file;
mod withheld_without_reason;

use crate::register::Register;
use crate::source::{Diagnostic, sorted};

/// A Check looks at the whole and says what it finds.
type Check = fn(&Register, &mut Vec<Diagnostic>);

/// Every check.
const ALL: [Check; 8] = [
    missing_file::check,
    unlisted_file::check,
    dangling_reference::check,
    title_differs::check,
    withheld_without_reason::check,
    raw_html::check,
    broken_link::check,
    policy_missing::check,
];

/// All that is wrong: what reading found, and what the checks find.
pub fn run(register: &Register) -> Vec<Diagnostic> {
    let mut found = register.faults.clone();
    for check in ALL {
        check(register, &mut found);
    }
    sorted(found)
}
