//! One message of one client, being handled.

use protocol::live::{ClientId, EventBody, ParticipantId, Refusal, RefusalCode, Role};

use super::Room;
use crate::effects::Effects;
use crate::refusal::refusal;

/// One message of one client, being handled. A handler refuses before anything
/// has happened, or not at all.
pub(super) struct Turn<'room> {
    pub(super) room: &'room mut Room,
    pub(super) now_ms: u64,
    pub(super) client: ClientId,
    pub(super) who: ParticipantId,
    pub(super) role: Role,
    pub(super) effects: Effects,
}

impl<'room> Turn<'room> {
    pub(super) fn new(
        room: &'room mut Room,
        now_ms: u64,
        client: ClientId,
    ) -> Result<Self, Refusal> {
        let people = &room.state.people;
        let live = people
            .client(client)
            .filter(|client| client.live && !room.must_recover);
        let participant = live.and_then(|client| people.participant(client.participant));
        let Some(participant) = participant else {
            let message = format!("client {client} is not connected");
            return Err(refusal(RefusalCode::NotAllowed, message));
        };
        Ok(Self {
            now_ms: room.time(now_ms),
            client,
            who: participant.id,
            role: participant.role,
            room,
            effects: Effects::default(),
        })
    }

    /// Makes something happen, done by this client's person.
    pub(super) fn emit(&mut self, body: EventBody) {
        self.room
            .emit(self.now_ms, Some(self.who), body, &mut self.effects);
    }
}
