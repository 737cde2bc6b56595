//! A [`Lock`] makes one process at a time the writer of a target. The system lets go of it when
//! the process ends, however it ends.

use std::fs::{self, File, TryLockError};
use std::thread;
use std::time::Duration;

use super::refusal::Refusal;
use super::step::{Plan, Step};
use super::target::Place;

/// The time between two looks at a lock that another process holds.
const PAUSE: Duration = Duration::from_millis(50);

/// A Lock is held as long as this value lives. Its file stays: were it removed, two later
/// processes could each hold a file of that name.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock, waiting as long as the plan's patience, and makes the working folder.
    pub(super) fn take(place: &Place, plan: Plan, watch: &(dyn Fn(Step<'_>) + Sync)) -> Result<Lock, Refusal> {
        fs::create_dir_all(&place.work).map_err(Refusal::io(&place.work))?;
        let path = place.lock();
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(Refusal::io(&path))?;
        let mut waited = Duration::ZERO;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { file }),
                Err(TryLockError::Error(error)) => return Err(Refusal::io(&path)(error)),
                Err(TryLockError::WouldBlock) if waited >= plan.patience => {
                    return Err(Refusal::Busy { path: place.site.clone() });
                }
                Err(TryLockError::WouldBlock) => {
                    if waited.is_zero() {
                        watch(Step::Waiting);
                    }
                    thread::sleep(PAUSE);
                    waited += PAUSE;
                }
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file is not enough at once: a process that is just being started from here
        // holds a copy of it until its own program runs.
        let _ = self.file.unlock();
    }
}
