//! A socket closes.

use protocol::live::{ClientId, EventBody};

use super::Room;
use crate::effects::Effects;

impl Room {
    /// A client's socket has closed. What it had waiting is dropped; the client
    /// can be resumed.
    pub fn leave(&mut self, now_ms: u64, client: ClientId) -> Effects {
        let mut effects = Effects::default();
        self.recover(now_ms, &mut effects);
        self.selections.forget(client);
        self.looks.forget(client);
        let live = self.state.people.client(client).filter(|state| state.live);
        if let Some(participant) = live.map(|state| state.participant) {
            let body = EventBody::Disconnected { client };
            self.emit(now_ms, Some(participant), body, &mut effects);
            effects.presence_changed = true;
        }
        effects
    }
}
