//! A socket opens.

mod welcome;

use protocol::live::{
    ClientId, EventBody, FileVersion, Participant, Refusal, RefusalCode, Welcome,
};

use super::Room;
use crate::effects::Effects;
use crate::refusal::{at_most, refusal};

impl Room {
    /// A socket of a participant opens, as a new client or as one that it was
    /// before. The caller has verified who it is, and the secret of the client
    /// to be resumed, and fills the secret in.
    ///
    /// # Errors
    ///
    /// `Exists` if the client to be resumed is connected, and `NotAllowed` if it
    /// is somebody else's; `TooLarge` if the room is full.
    pub fn join(
        &mut self,
        now_ms: u64,
        participant: Participant,
        resume: Option<(ClientId, Vec<FileVersion>)>,
    ) -> Result<(Welcome, Effects), Refusal> {
        self.admit(&participant)?;
        let resumed = self.resumable(&participant, resume)?;
        let now_ms = self.time(now_ms);
        let mut effects = Effects::default();
        self.recover(now_ms, &mut effects);

        // Recovering may have forgotten it among many others.
        let resumed = resumed.filter(|(client, _)| self.state.people.client(*client).is_some());
        let (client, versions) = match resumed {
            Some((client, versions)) => (client, Some(versions)),
            None => (self.state.people.next_client(), None),
        };
        let actor = Some(participant.id);
        self.introduce(now_ms, participant.clone(), &mut effects);
        self.emit(now_ms, actor, EventBody::Connected { client }, &mut effects);
        effects.presence_changed = true;
        let welcome = self.welcome(now_ms, client, participant, versions);
        Ok((welcome, effects))
    }

    fn admit(&self, participant: &Participant) -> Result<(), Refusal> {
        self.admit_absent(participant)?;
        let sockets = self.state.people.live().count();
        if !self.must_recover && sockets >= self.settings.limits.sockets {
            return Err(refusal(RefusalCode::TooLarge, "the room is full"));
        }
        Ok(())
    }

    /// Whether somebody may be one of the room's people, without a socket.
    pub(super) fn admit_absent(&self, participant: &Participant) -> Result<(), Refusal> {
        let (people, limits) = (&self.state.people, &self.settings.limits);
        at_most(participant.name.len(), limits.name_bytes, "a name")?;
        let is_new = people.participant(participant.id).is_none();
        if is_new && people.participants().count() >= limits.participants {
            return Err(refusal(RefusalCode::TooLarge, "the room is full"));
        }
        Ok(())
    }

    /// Says who somebody is, unless everybody knows.
    pub(super) fn introduce(
        &mut self,
        now_ms: u64,
        participant: Participant,
        effects: &mut Effects,
    ) {
        if self.state.people.participant(participant.id) == Some(&participant) {
            return;
        }
        let actor = Some(participant.id);
        self.emit(now_ms, actor, EventBody::Joined { participant }, effects);
    }

    /// The client to be resumed, unless it was forgotten long ago.
    fn resumable(
        &self,
        participant: &Participant,
        resume: Option<(ClientId, Vec<FileVersion>)>,
    ) -> Result<Option<(ClientId, Vec<FileVersion>)>, Refusal> {
        let Some((id, versions)) = resume else {
            return Ok(None);
        };
        let Some(client) = self.state.people.client(id) else {
            return Ok(None);
        };
        if client.participant != participant.id {
            let message = "this client is somebody else's";
            return Err(refusal(RefusalCode::NotAllowed, message));
        }
        if client.live && !self.must_recover {
            let message = "this client is connected already";
            return Err(refusal(RefusalCode::Exists, message));
        }
        Ok(Some((id, versions)))
    }
}
