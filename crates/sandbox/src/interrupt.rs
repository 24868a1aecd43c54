//! What ends a run from outside: a cancel flag, and the wall backstop.
//!
//! Both are looked at between two slices of fuel and now and then in host
//! calls, since a host call starts a new slice.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::stop::Stop;

/// How many host calls go by between two looks at the clock of the host.
const CALLS_PER_LOOK: u32 = 64;

/// A flag that any thread may raise to cancel a run.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Cancels the run that this flag was given to. It ends within a slice
    /// of fuel, which is a few milliseconds.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The interrupts of one run.
#[derive(Debug)]
pub(crate) struct Interrupt {
    cancel: Cancel,
    deadline: Instant,
    calls: u32,
}

impl Interrupt {
    pub(crate) fn new(cancel: Cancel, wall: Duration) -> Self {
        let now = Instant::now();
        // A limit beyond what the clock can hold is no limit that could fire;
        // a day is the longest that we let anything run.
        let deadline = now + wall.min(Duration::from_secs(86_400));
        Self {
            cancel,
            deadline,
            calls: 0,
        }
    }

    /// The same interrupts, to be looked at from elsewhere.
    pub(crate) fn watcher(&self) -> Self {
        Self {
            cancel: self.cancel.clone(),
            deadline: self.deadline,
            calls: 0,
        }
    }

    /// Looks at both.
    pub(crate) fn look(&self) -> Result<(), Stop> {
        if self.cancel.is_cancelled() {
            Err(Stop::Cancelled)
        } else if Instant::now() >= self.deadline {
            Err(Stop::WallBackstop)
        } else {
            Ok(())
        }
    }

    /// The cheap look of a host call: always at the flag, sometimes at the clock.
    pub(crate) fn glance(&mut self) -> Result<(), Stop> {
        self.calls = self.calls.wrapping_add(1);
        if self.calls.is_multiple_of(CALLS_PER_LOOK) {
            self.look()
        } else if self.cancel.is_cancelled() {
            Err(Stop::Cancelled)
        } else {
            Ok(())
        }
    }
}
