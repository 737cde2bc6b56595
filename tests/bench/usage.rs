//! What a process uses: processor time, time by the clock, and the most memory it held.
//!
//! The system counts children together, and a child inherits the memory of the process that started it. So each run is
//! started by a process of its own that is small and has no other child: this program again, as `speed run PROGRAM …`.

use crate::Result;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// A Usage is what one run used.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    /// Seconds of processor time, the system's own included.
    pub cpu: f64,
    /// Seconds by the clock.
    pub wall: f64,
    /// The most memory at one time, in bytes.
    pub memory: f64,
}

/// Runs a program and says what it used.
pub fn of(program: &Path, words: &[&str]) -> Result<Usage> {
    let me = std::env::current_exe()?;
    let output = Command::new(me).arg("run").arg(program).args(words).stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8(output.stdout)?;
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match numbers.as_slice() {
        [cpu, wall, memory] if output.status.success() => Ok(Usage { cpu: *cpu, wall: *wall, memory: *memory }),
        _ => Err(format!("{} {} failed", program.display(), words.join(" ")).into()),
    }
}

/// `speed run`: runs the program, and prints what [`of`] reads.
pub fn report(program: &str, words: &[&str]) -> Result<()> {
    let start = Instant::now();
    let status = Command::new(program).args(words).stdout(Stdio::null()).status()?;
    let wall = start.elapsed().as_secs_f64();
    if !status.success() {
        return Err(format!("{program}: {status}").into());
    }
    let used = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let micros = used.user_time().num_microseconds() + used.system_time().num_microseconds();
    println!("{} {wall} {}", micros as f64 / 1e6, used.max_rss() as f64 * 1024.0);
    Ok(())
}
