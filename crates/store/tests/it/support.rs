//! A store in a folder of its own, and things to put into it.

use protocol::live::{Event, EventBody, ParticipantId, Role, RoomId};
use store::{Durability, NewInvite, NewSeat, NewStaff, Room, Seat, Store};
use tempfile::TempDir;

/// A folder that goes away after the store in it.
pub(crate) struct Fixture {
    pub(crate) store: Store,
    pub(crate) folder: TempDir,
    durability: Durability,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        Self::with(Durability::Full)
    }

    pub(crate) fn with(durability: Durability) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), durability).unwrap();
        Self {
            store,
            folder,
            durability,
        }
    }

    pub(crate) async fn with_room(id: &str) -> (Self, RoomId) {
        let fixture = Self::new();
        let id = fixture.add_room(id).await;
        (fixture, id)
    }

    pub(crate) async fn add_room(&self, id: &str) -> RoomId {
        self.store.create_room(room(id)).await.unwrap();
        room(id).id
    }

    /// A seat of an interviewer who was invited.
    pub(crate) async fn take_seat(&self, room: &RoomId, name: &str) -> Seat {
        let invite = NewInvite {
            room: room.clone(),
            role: Role::Interviewer,
            name: None,
            token_hash: format!("invite of {name}"),
            created_by: None,
            expires_at_ms: 1_000,
            maximum_uses: 1,
        };
        let seat = NewSeat {
            invite_hash: invite.token_hash.clone(),
            token_hash: format!("seat of {name}"),
            name: name.to_owned(),
        };
        self.store.create_invite(invite, 1).await.unwrap();
        self.store.take_seat(seat, 2).await.unwrap()
    }

    /// Closes the store and opens it again.
    pub(crate) fn reopened(self) -> Self {
        let Self {
            store,
            folder,
            durability,
        } = self;
        drop(store);
        let store = Store::open(folder.path(), durability).unwrap();
        Self {
            store,
            folder,
            durability,
        }
    }
}

pub(crate) fn room(id: &str) -> Room {
    Room {
        id: RoomId::new(id).unwrap(),
        title: format!("Room {id}"),
        challenge: "rate-limiter".to_owned(),
        challenge_digest: "sha256:1".to_owned(),
        language: "python".parse().unwrap(),
        settings: r#"{"minutes":60}"#.to_owned(),
        summary: None,
        created_by: None,
        created_at_ms: 1_000,
        scheduled_at_ms: Some(2_000),
        opened_at_ms: None,
        ended_at_ms: None,
    }
}

pub(crate) fn said(sequence: u64, text: &str) -> Event {
    Event {
        sequence,
        at_ms: sequence * 10,
        actor: Some(ParticipantId(1)),
        body: EventBody::Chatted {
            text: text.to_owned(),
        },
    }
}

pub(crate) fn member(login: &str) -> NewStaff {
    NewStaff {
        login: login.to_owned(),
        name: login.to_owned(),
        password_hash: "$argon2id$1".to_owned(),
        is_admin: false,
    }
}
