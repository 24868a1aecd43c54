//! Virtual time: a nanosecond passes with every fuel, and sleeping only moves
//! the clock. So a program sees time go by while it works, and the same every
//! time it is run.

use super::errno::{Errno, Failure};
use super::meter::{Meter, SLEEP_NANOSECONDS};

/// Midnight of 1 January 2026, UTC: when every run begins.
pub(crate) const EPOCH_NANOSECONDS: u64 = 1_767_225_600_000_000_000;
/// What the monotonic clock shows at the beginning of a run. Snapshots are
/// taken at a second, so the clock of a resumed program never goes back.
const MONOTONIC_START: u64 = 2_000_000_000;
const SNAPSHOT_BEFORE: u64 = 1_000_000_000;

/// Which clock is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The time of day.
    Realtime,
    /// Time since some start.
    Monotonic,
    /// Processor time: what was slept does not count.
    Processor,
}

impl TryFrom<u32> for Kind {
    type Error = Errno;

    fn try_from(id: u32) -> Result<Self, Errno> {
        match id {
            0 => Ok(Self::Realtime),
            1 => Ok(Self::Monotonic),
            2 | 3 => Ok(Self::Processor),
            _ => Err(Errno::Invalid),
        }
    }
}

/// The clocks of one run.
#[derive(Debug)]
pub(crate) struct Clock {
    slept: u64,
    slept_fuel: u64,
    frozen: bool,
}

impl Clock {
    pub(crate) fn running() -> Self {
        Self {
            slept: 0,
            slept_fuel: 0,
            frozen: false,
        }
    }

    pub(crate) fn frozen() -> Self {
        Self {
            frozen: true,
            ..Self::running()
        }
    }

    /// What a clock shows, in nanoseconds.
    pub(crate) fn now(&self, kind: Kind, meter: &Meter) -> u64 {
        let start = match kind {
            Kind::Realtime => EPOCH_NANOSECONDS,
            Kind::Monotonic => MONOTONIC_START,
            Kind::Processor => 0,
        };
        if self.frozen {
            return start.saturating_sub(SNAPSHOT_BEFORE);
        }
        let worked = meter.used().saturating_sub(self.slept_fuel);
        let slept = match kind {
            Kind::Realtime | Kind::Monotonic => self.slept,
            Kind::Processor => 0,
        };
        start.saturating_add(worked).saturating_add(slept)
    }

    /// Sleeps: pays, moves the clock, and returns at once.
    pub(crate) fn sleep(&mut self, nanoseconds: u64, meter: &mut Meter) -> Result<(), Failure> {
        let fuel = nanoseconds / SLEEP_NANOSECONDS;
        meter.spend(fuel)?;
        self.slept_fuel = self.slept_fuel.saturating_add(fuel);
        self.slept = self.slept.saturating_add(nanoseconds);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleeping_moves_the_clock_and_not_the_processor_time() {
        let mut clock = Clock::running();
        let mut meter = Meter::new(1_000_000, 1_000_000);
        let before = clock.now(Kind::Monotonic, &meter);
        let processor = clock.now(Kind::Processor, &meter);
        clock.sleep(5_000_000, &mut meter).unwrap();
        assert_eq!(clock.now(Kind::Monotonic, &meter), before + 5_000_000);
        assert_eq!(clock.now(Kind::Processor, &meter), processor);
        assert_eq!(meter.left(), 950_000);
    }

    #[test]
    fn sleeping_for_ever_ends_with_the_fuel() {
        let mut meter = Meter::new(1_000, 1_000);
        assert!(Clock::running().sleep(u64::MAX, &mut meter).is_err());
        assert_eq!(meter.left(), 0);
    }
}
