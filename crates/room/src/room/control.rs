//! What interviewers steer the room with.

use protocol::live::{AtZero, Control, EventBody, Phase, Refusal, RefusalCode, Timer};

use super::Turn;
use crate::refusal::refusal;

impl Turn<'_> {
    pub(super) fn control(&mut self, control: Control) -> Result<(), Refusal> {
        self.interviewers_only()?;
        self.not_ended()?;
        let phase = self.next_phase(&control)?;
        let timer = self.next_timer(&control, phase)?;
        self.emit(EventBody::Controlled {
            control,
            phase,
            timer,
        });
        Ok(())
    }

    fn next_phase(&self, control: &Control) -> Result<Phase, Refusal> {
        let clock = &self.room.state.clock;
        match (control, clock.phase) {
            (Control::Start, Phase::Waiting | Phase::Paused) => Ok(Phase::Live),
            (Control::Pause, Phase::Live) => Ok(Phase::Paused),
            (Control::Lock, Phase::Waiting | Phase::Live | Phase::Paused) => Ok(Phase::Locked),
            (Control::Unlock, Phase::Locked) => Ok(clock.before_lock),
            (Control::End, _) => Ok(Phase::Ended),
            (Control::SetTimer { .. } | Control::SetAutorun { .. }, phase) => Ok(phase),
            (Control::Start | Control::Pause | Control::Lock | Control::Unlock, phase) => {
                let message = format!("the room is {}", name(phase));
                Err(refusal(RefusalCode::Invalid, message))
            }
        }
    }

    fn next_timer(&self, control: &Control, phase: Phase) -> Result<Option<Timer>, Refusal> {
        let clock = &self.room.state.clock;
        if let Control::SetTimer {
            remaining_ms,
            at_zero,
        } = *control
        {
            return self.set_timer(remaining_ms, at_zero).map(Some);
        }
        let Some(timer) = clock.timer else {
            return Ok(None);
        };
        Ok(Some(match phase {
            Phase::Live if clock.phase != Phase::Live => self.running(timer),
            Phase::Paused | Phase::Ended => self.standing(timer),
            _ => timer,
        }))
    }

    fn set_timer(&self, remaining_ms: u64, at_zero: AtZero) -> Result<Timer, Refusal> {
        let limit = self.room.settings.limits.timer_ms;
        if remaining_ms > limit || remaining_ms == 0 {
            let message = format!("the clock can be set to between 1 and {limit} ms");
            return Err(refusal(RefusalCode::TooLarge, message));
        }
        let clock = &self.room.state.clock;
        let before = clock.timer.map(|timer| self.standing(timer));
        let elapsed_ms = before.map_or(0, |timer| timer.total_ms - timer.remaining_ms);
        let timer = Timer {
            total_ms: elapsed_ms + remaining_ms,
            ends_at_ms: None,
            remaining_ms,
            at_zero,
        };
        let runs = match clock.phase {
            Phase::Live => true,
            Phase::Locked => clock.before_lock == Phase::Live,
            Phase::Waiting | Phase::Paused | Phase::Ended => false,
        };
        Ok(if runs { self.running(timer) } else { timer })
    }

    fn running(&self, timer: Timer) -> Timer {
        if timer.ends_at_ms.is_some() || timer.remaining_ms == 0 {
            return timer;
        }
        Timer {
            ends_at_ms: Some(self.now_ms + timer.remaining_ms),
            ..timer
        }
    }

    fn standing(&self, timer: Timer) -> Timer {
        let Some(ends_at_ms) = timer.ends_at_ms else {
            return timer;
        };
        let remaining_ms = ends_at_ms.saturating_sub(self.now_ms).min(timer.total_ms);
        Timer {
            ends_at_ms: None,
            remaining_ms,
            ..timer
        }
    }
}

fn name(phase: Phase) -> &'static str {
    match phase {
        Phase::Waiting => "waiting to be started",
        Phase::Live => "live",
        Phase::Paused => "paused",
        Phase::Locked => "locked",
        Phase::Ended => "over",
    }
}
