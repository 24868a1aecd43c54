//! The first thing that a restored room says: what was lost with the server
//! that had it before.

use protocol::live::{EventBody, RunResult};

use super::Room;
use crate::effects::Effects;

impl Room {
    /// Ends the sockets and runs of before.
    pub(super) fn recover(&mut self, now_ms: u64, effects: &mut Effects) {
        if !std::mem::take(&mut self.must_recover) {
            return;
        }
        let live: Vec<_> = self.state.people.live().collect();
        let gone: Vec<_> = live
            .into_iter()
            .map(|(client, state)| (client, state.participant))
            .collect();
        for (client, participant) in gone {
            let body = EventBody::Disconnected { client };
            self.emit(now_ms, Some(participant), body, effects);
            effects.presence_changed = true;
        }
        let runs: Vec<_> = self.state.runs.active().map(|(run, _)| run).collect();
        for run in runs {
            let result = RunResult::Failed {
                reason: "the server was restarted".to_owned(),
            };
            let ended = self.run_finished(now_ms, run, result, None);
            effects.events.extend(ended.events);
        }
    }
}
