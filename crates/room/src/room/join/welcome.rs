//! All that a client needs to begin or go on.

use protocol::live::{ClientId, Event, FileVersion, Participant, Role, Welcome};

use super::Room;
use crate::visible::visible_to;

impl Room {
    /// What a client is told that has just joined; `versions` are those that a
    /// resumed one has.
    pub(super) fn welcome(
        &self,
        now_ms: u64,
        client: ClientId,
        you: Participant,
        versions: Option<Vec<FileVersion>>,
    ) -> Welcome {
        let state = &self.state;
        let accepted = state.people.client(client);
        Welcome {
            client,
            secret: String::new(),
            resumed: versions.is_some(),
            room: self.settings.summary.clone(),
            phase: state.clock.phase,
            timer: state.clock.timer,
            autorun: state.autorun.enabled,
            now_ms,
            sequence: state.sequence,
            files: self.file_states(&versions.unwrap_or_default()),
            participants: state.people.participants().cloned().collect(),
            presence: self.presence(you.role),
            accepted: accepted.map_or_else(Vec::new, |client| client.accepted_of_all()),
            history: self.history(you.role),
            you,
        }
    }

    fn history(&self, role: Role) -> Vec<Event> {
        self.state
            .history
            .iter()
            .filter_map(|event| visible_to(event, role, &self.state.runs.hidden))
            .map(std::borrow::Cow::into_owned)
            .collect()
    }
}
