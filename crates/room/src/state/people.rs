//! Who is in the room, and the sockets they have open.

use std::collections::BTreeMap;

use protocol::live::{
    ClientId, FileId, FileVersion, Participant, ParticipantId, Role, SelectionRange,
};
use serde::{Deserialize, Serialize};

use super::File;
use crate::settings::RoomLimits;
use crate::text::change_set::Side;

/// Everybody who ever joined, and their clients.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct People {
    participants: BTreeMap<ParticipantId, Participant>,
    clients: BTreeMap<ClientId, Client>,
    /// How many client ids were given.
    given: u32,
}

/// One socket's authorship.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Client {
    pub(crate) participant: ParticipantId,
    /// Whether its socket is open.
    pub(crate) live: bool,
    pub(crate) focused: bool,
    pub(crate) selection: Option<Selection>,
    /// How many changes of each file the server has of it.
    accepted: BTreeMap<FileId, u64>,
}

/// What somebody selected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Selection {
    pub(crate) file: FileId,
    /// The version of the file that the ranges are for.
    pub(crate) version: u64,
    pub(crate) ranges: Vec<SelectionRange>,
}

impl People {
    /// The id that the next client gets.
    pub(crate) fn next_client(&self) -> ClientId {
        ClientId(self.given + 1)
    }

    pub(crate) fn participants(&self) -> impl Iterator<Item = &Participant> {
        self.participants.values()
    }

    pub(crate) fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.participants.get(&id)
    }

    pub(crate) fn is_candidate(&self, id: ParticipantId) -> bool {
        self.participant(id)
            .is_some_and(|participant| participant.role == Role::Candidate)
    }

    pub(crate) fn client(&self, id: ClientId) -> Option<&Client> {
        self.clients.get(&id)
    }

    /// The clients whose sockets are open.
    pub(crate) fn live(&self) -> impl Iterator<Item = (ClientId, &Client)> {
        self.clients
            .iter()
            .filter(|(_, client)| client.live)
            .map(|(&id, client)| (id, client))
    }

    pub(super) fn joined(&mut self, participant: Participant) {
        self.participants.insert(participant.id, participant);
    }

    pub(super) fn connected(
        &mut self,
        id: ClientId,
        participant: ParticipantId,
        limits: &RoomLimits,
    ) {
        self.given = self.given.max(id.0);
        let client = self.clients.entry(id).or_insert_with(|| Client {
            participant,
            live: true,
            focused: true,
            selection: None,
            accepted: BTreeMap::new(),
        });
        client.live = true;
        client.focused = true;
        self.forget_oldest(limits);
    }

    pub(super) fn disconnected(&mut self, id: ClientId, limits: &RoomLimits) {
        if let Some(client) = self.clients.get_mut(&id) {
            client.live = false;
            client.selection = None;
        }
        self.forget_oldest(limits);
    }

    /// Forgets the oldest closed clients beyond the limit.
    fn forget_oldest(&mut self, limits: &RoomLimits) {
        let closed = self.clients.values().filter(|client| !client.live).count();
        for _ in limits.resumable..closed {
            let oldest = self.clients.iter().find(|(_, client)| !client.live);
            let Some(id) = oldest.map(|(&id, _)| id) else {
                break;
            };
            self.clients.remove(&id);
        }
    }

    pub(super) fn focused(&mut self, id: ClientId, focused: bool) {
        if let Some(client) = self.clients.get_mut(&id) {
            client.focused = focused;
        }
    }

    pub(super) fn selected(&mut self, id: ClientId, selection: Selection) {
        if let Some(client) = self.clients.get_mut(&id) {
            client.selection = Some(selection);
        }
    }

    /// Counts one change of a client.
    pub(super) fn accepted(&mut self, id: ClientId, file: FileId) {
        if let Some(client) = self.clients.get_mut(&id) {
            *client.accepted.entry(file).or_default() += 1;
        }
    }

    pub(super) fn forget_file(&mut self, file: FileId) {
        for client in self.clients.values_mut() {
            client.accepted.remove(&file);
            if client.selection.as_ref().is_some_and(|s| s.file == file) {
                client.selection = None;
            }
        }
    }
}

impl Selection {
    /// Where it is in the present text; `None` if it was made in one that is not
    /// known, or not yet.
    pub(crate) fn present_ranges(&self, file: &File) -> Option<Vec<SelectionRange>> {
        let mut ranges = self.ranges.clone();
        for past in file.since(self.version)? {
            let changes = past.changes();
            for range in &mut ranges {
                range.anchor = changes.map_position(range.anchor, Side::Before);
                range.head = changes.map_position(range.head, Side::Before);
            }
        }
        let end = file.document.units();
        for range in &mut ranges {
            range.anchor = range.anchor.min(end);
            range.head = range.head.min(end);
        }
        Some(ranges)
    }
}

impl Client {
    /// How many changes of a file the server has of this client.
    pub(crate) fn accepted(&self, file: FileId) -> u64 {
        self.accepted.get(&file).copied().unwrap_or(0)
    }

    /// The same of every file that it changed.
    pub(crate) fn accepted_of_all(&self) -> Vec<FileVersion> {
        self.accepted
            .iter()
            .map(|(&file, &version)| FileVersion { file, version })
            .collect()
    }
}
