//! Where the room stands, and how much time is left.

use protocol::live::{AtZero, Control, Phase, Timer};
use serde::{Deserialize, Serialize};

use crate::settings::StartingTimer;

/// What is left when people are warned, in milliseconds; the last is the end.
const WARNINGS_MS: [u64; 4] = [10 * 60_000, 5 * 60_000, 60_000, 0];

/// The phase and the timer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Clock {
    pub(crate) phase: Phase,
    /// What an unlocked room goes back to.
    pub(crate) before_lock: Phase,
    pub(crate) timer: Option<Timer>,
    /// The least time left that was told: warnings are below it.
    told_ms: u64,
}

/// A warning that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Warning {
    pub(crate) at_ms: u64,
    pub(crate) remaining_ms: u64,
}

impl Clock {
    pub(super) fn new(starting: Option<StartingTimer>) -> Self {
        let timer = starting.map(|starting| Timer {
            total_ms: starting.total_ms,
            ends_at_ms: None,
            remaining_ms: starting.total_ms,
            at_zero: starting.at_zero,
        });
        Self {
            phase: Phase::Waiting,
            before_lock: Phase::Waiting,
            timer,
            told_ms: timer.map_or(0, |timer| timer.remaining_ms),
        }
    }

    pub(super) fn controlled(&mut self, control: &Control, phase: Phase, timer: Option<Timer>) {
        if matches!(control, Control::SetTimer { .. }) {
            self.told_ms = timer.map_or(0, |timer| timer.remaining_ms);
        }
        self.timer = timer;
        self.enter(phase);
    }

    pub(super) fn time_left(&mut self, remaining_ms: u64, phase: Phase) {
        self.told_ms = remaining_ms;
        if remaining_ms == 0
            && let Some(timer) = &mut self.timer
        {
            timer.ends_at_ms = None;
            timer.remaining_ms = 0;
        }
        self.enter(phase);
    }

    fn enter(&mut self, phase: Phase) {
        if phase == Phase::Locked && self.phase != Phase::Locked {
            self.before_lock = self.phase;
        }
        self.phase = phase;
    }

    /// The next warning while the clock is running.
    pub(crate) fn next_warning(&self) -> Option<Warning> {
        let ends_at_ms = self.timer?.ends_at_ms?;
        let remaining_ms = WARNINGS_MS.into_iter().find(|&ms| ms < self.told_ms)?;
        Some(Warning {
            at_ms: ends_at_ms.saturating_sub(remaining_ms),
            remaining_ms,
        })
    }

    /// The warning to give now, where one is due. After a long silence that is
    /// the last of those that were missed.
    pub(crate) fn due_warning(&self, now_ms: u64) -> Option<Warning> {
        let next = self.next_warning()?;
        let ends_at_ms = self.timer?.ends_at_ms?;
        if next.at_ms > now_ms {
            return None;
        }
        let left_ms = ends_at_ms.saturating_sub(now_ms);
        let remaining_ms = WARNINGS_MS.into_iter().rfind(|&ms| ms >= left_ms)?;
        Some(Warning {
            at_ms: now_ms,
            remaining_ms,
        })
    }

    /// Where the room stands after a warning.
    pub(crate) fn phase_after(&self, warning: Warning) -> Phase {
        let locks = self
            .timer
            .is_some_and(|timer| timer.at_zero == AtZero::Lock);
        if warning.remaining_ms == 0 && locks && self.phase != Phase::Ended {
            Phase::Locked
        } else {
            self.phase
        }
    }

    /// Whether candidates may change things.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.phase, Phase::Waiting | Phase::Live)
    }
}
