//! What happens because time passes.

use protocol::live::{EventBody, RunKind};

use super::Room;
use crate::effects::Effects;

impl Room {
    /// When [`Room::tick`] has something to do, as far as can be told now.
    #[must_use]
    pub fn next_tick_ms(&self) -> Option<u64> {
        let recovery = self.must_recover.then_some(self.state.at_ms);
        let warning = self.state.clock.next_warning().map(|next| next.at_ms);
        let autorun = self.next_autorun_ms();
        let selection = self.selections.next_ms();
        [recovery, warning, autorun, selection]
            .into_iter()
            .flatten()
            .min()
    }

    /// Does what is due: warnings of the clock, its end, automatic runs,
    /// selections that had to wait. To be called again at
    /// [`Room::next_tick_ms`].
    pub fn tick(&mut self, now_ms: u64) -> Effects {
        let mut effects = Effects::default();
        let now_ms = self.time(now_ms);
        self.recover(now_ms, &mut effects);
        self.tell_selections(now_ms, &mut effects);
        self.warn(now_ms, &mut effects);
        self.run_by_itself(now_ms, &mut effects);
        effects
    }

    fn warn(&mut self, now_ms: u64, effects: &mut Effects) {
        if let Some(warning) = self.state.clock.due_warning(now_ms) {
            let time_left = EventBody::TimeLeft {
                remaining_ms: warning.remaining_ms,
                phase: self.state.clock.phase_after(warning),
            };
            self.emit(now_ms, None, time_left, effects);
        }
    }

    fn next_autorun_ms(&self) -> Option<u64> {
        let due = self.state.autorun.due?;
        let can_run = self.state.clock.is_open() && self.state.runs.count() == 0;
        can_run.then_some(due.at_ms)
    }

    fn run_by_itself(&mut self, now_ms: u64, effects: &mut Effects) {
        let is_due = self.next_autorun_ms().is_some_and(|at_ms| at_ms <= now_ms);
        let Some(due) = self.state.autorun.due.filter(|_| is_due) else {
            return;
        };
        let kind = RunKind::Visible {
            only: None,
            automatic: true,
        };
        self.start_run(now_ms, None, due.typed_by, kind, effects);
    }
}
