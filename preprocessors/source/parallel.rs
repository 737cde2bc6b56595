//! The same work for many things, on every core.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Things are taken in runs of this many: large enough that taking costs nothing, small enough that cores end together.
const RUN: usize = 16;

/// A thread is worth having for so many things: each has a heap of its own to grow, which costs more processor time than a
/// hundred pages save by the clock.
const WORTH: usize = 128;

/// How many threads so many things are worth: none beside this one where there are few, at most one a core.
pub fn threads(things: usize) -> usize {
    thread::available_parallelism().map_or(1, usize::from).min((things / WORTH).max(1))
}

/// `work` for every thing, the results in the order of the things; on as many threads as there are cores, and on none
/// more where there is little to do.
pub fn map<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = threads(things.len());
    if cores <= 1 {
        return things.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Vec<R>)>> = Mutex::new(Vec::new());
    let work = || {
        loop {
            let start = next.fetch_add(RUN, Ordering::Relaxed);
            let Some(run) = things.get(start..things.len().min(start + RUN)).filter(|run| !run.is_empty()) else {
                break;
            };
            let results: Vec<R> = run.iter().map(&work).collect();
            // a thread that panicked left its runs whole: nothing half-done is ever pushed
            done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((start, results));
        }
    };
    thread::scope(|scope| {
        // this thread is one of them: each other one has a heap of its own, part of which lies idle ever after
        (1..cores).for_each(|_| drop(scope.spawn(work)));
        work();
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(start, _)| *start);
    let mut all = Vec::with_capacity(things.len());
    done.into_iter().for_each(|(_, results)| all.extend(results));
    all
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_come_in_the_order_of_the_things() {
        for count in [0, 1, 15, 16, 17, 1000] {
            let things: Vec<usize> = (0..count).collect();
            assert_eq!(super::map(&things, |n| n * 2), things.iter().map(|n| n * 2).collect::<Vec<_>>());
        }
    }
}
