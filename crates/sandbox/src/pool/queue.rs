//! Who may use which worker when: first come, first served.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::Error;

use super::LOOK;

/// The idle workers, and those who wait.
#[derive(Debug)]
pub(super) struct Queue<W> {
    state: Mutex<State<W>>,
    changed: Condvar,
    workers: usize,
}

#[derive(Debug)]
struct State<W> {
    idle: Vec<W>,
    /// Workers that somebody uses or is about to start.
    busy: usize,
    waiting: VecDeque<u64>,
    next_ticket: u64,
}

/// The right to use one worker. Dropping it without [`Turn::keep`] ends the
/// worker, so that one that failed is not used again.
#[derive(Debug)]
pub(super) struct Turn<'queue, W> {
    queue: &'queue Queue<W>,
    worker: Option<W>,
    keep: bool,
}

impl<W> Queue<W> {
    pub(super) fn new(workers: usize) -> Self {
        Self {
            state: Mutex::new(State {
                idle: Vec::new(),
                busy: 0,
                waiting: VecDeque::new(),
                next_ticket: 0,
            }),
            changed: Condvar::new(),
            workers,
        }
    }

    /// Waits for a turn; `None` if it was given up.
    pub(super) fn wait(&self, mut given_up: impl FnMut() -> bool) -> Option<Turn<'_, W>> {
        let mut state = self.lock();
        let ticket = state.next_ticket;
        state.next_ticket += 1;
        state.waiting.push_back(ticket);
        while state.waiting.front() != Some(&ticket) || state.busy >= self.workers {
            let waited = self.changed.wait_timeout(state, LOOK);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            if given_up() {
                state.waiting.retain(|waiting| *waiting != ticket);
                self.changed.notify_all();
                return None;
            }
        }
        state.waiting.pop_front();
        state.busy += 1;
        let worker = state.idle.pop();
        drop(state);
        self.changed.notify_all();
        Some(Turn {
            queue: self,
            worker,
            keep: false,
        })
    }

    fn lock(&self) -> MutexGuard<'_, State<W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<W> Turn<'_, W> {
    /// The worker, made if there was no idle one.
    pub(super) fn worker(
        &mut self,
        make: impl FnOnce() -> Result<W, Error>,
    ) -> Result<&mut W, Error> {
        let worker = match self.worker.take() {
            Some(worker) => worker,
            None => make()?,
        };
        Ok(self.worker.insert(worker))
    }

    /// The worker is well: others may use it.
    pub(super) fn keep(&mut self) {
        self.keep = true;
    }
}

impl<W> Drop for Turn<'_, W> {
    fn drop(&mut self) {
        let worker = self.worker.take();
        let kept = if self.keep { worker } else { None };
        let mut state = self.queue.lock();
        state.busy -= 1;
        state.idle.extend(kept);
        drop(state);
        self.queue.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_that_is_not_kept_is_made_again() {
        let queue: Queue<u32> = Queue::new(1);
        let mut turn = queue.wait(|| false).unwrap();
        assert_eq!(*turn.worker(|| Ok(1)).unwrap(), 1);
        turn.keep();
        drop(turn);
        let mut turn = queue.wait(|| false).unwrap();
        assert_eq!(*turn.worker(|| Ok(2)).unwrap(), 1);
        drop(turn);
        let mut turn = queue.wait(|| false).unwrap();
        assert_eq!(*turn.worker(|| Ok(3)).unwrap(), 3);
    }

    #[test]
    fn who_gives_up_lets_the_next_one_through() {
        let queue: Queue<u32> = Queue::new(1);
        let turn = queue.wait(|| false).unwrap();
        assert!(queue.wait(|| true).is_none());
        drop(turn);
        assert!(queue.wait(|| false).is_some());
    }
}
