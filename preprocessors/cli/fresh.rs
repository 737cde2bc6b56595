//! What goes wrong with the machine itself.

use super::Exit;

/// The clock stands before 1873 or after 9999.
pub fn no_clock() -> Exit {
    eprintln!("この機械の時計から今日の日付が分かりません。「--today 2026-04-01」のように指定してください。");
    Exit::Usage
}
