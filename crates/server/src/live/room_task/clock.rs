//! The time of a room: milliseconds since it was opened, by a clock that never
//! goes back while it runs. Over restarts the wall clock says how long it was.

use std::time::{Duration, Instant};

#[derive(Clone, Copy, Debug)]
pub(super) struct RoomClock {
    base_ms: u64,
    started: Instant,
}

impl RoomClock {
    /// The clock of a room that was opened at a wall time and whose newest event
    /// has a time of its own, which is never undercut.
    pub(super) fn new(opened_at_ms: u64, wall_ms: u64, newest_ms: u64) -> Self {
        Self {
            base_ms: wall_ms.saturating_sub(opened_at_ms).max(newest_ms),
            started: Instant::now(),
        }
    }

    pub(super) fn now_ms(&self) -> u64 {
        let passed = u64::try_from(self.started.elapsed().as_millis());
        self.base_ms + passed.unwrap_or(u64::MAX / 2)
    }

    /// How long it is until a time of the room.
    pub(super) fn until(&self, at_ms: u64) -> Duration {
        // One more, since what is left of the present millisecond is not known.
        match at_ms.saturating_sub(self.now_ms()) {
            0 => Duration::ZERO,
            left => Duration::from_millis(left + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_clock_that_went_back_does_not_turn_time_around() {
        let clock = RoomClock::new(10_000, 9_000, 5_000);
        assert!(clock.now_ms() >= 5_000);
        let clock = RoomClock::new(10_000, 90_000, 5_000);
        assert!(clock.now_ms() >= 80_000);
        assert_eq!(clock.until(0), Duration::ZERO);
    }
}
