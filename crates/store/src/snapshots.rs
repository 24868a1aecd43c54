//! What a room was like at some event, so that opening it need not walk its
//! whole log. Only the newest of each room is kept.

use protocol::live::RoomId;
use rusqlite::{OptionalExtension, params};

use crate::{Error, Store, rooms};

/// What a room was like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The newest event that is in it.
    pub sequence: u64,
    /// The state, in an encoding of the caller's.
    pub state: Vec<u8>,
}

impl Store {
    /// Keeps a snapshot in the place of the one before; an older one than that is
    /// dropped.
    ///
    /// # Errors
    /// Where the room is missing or the disk fails.
    pub async fn put_snapshot(&self, room: &RoomId, snapshot: Snapshot) -> Result<(), Error> {
        let room = room.clone();
        self.write(move |connection| {
            let number = rooms::number(connection, &room)?;
            connection
                .prepare_cached(
                    "INSERT INTO snapshots (room, sequence, state) VALUES (?1, ?2, ?3)
                     ON CONFLICT (room) DO UPDATE
                     SET sequence = excluded.sequence, state = excluded.state
                     WHERE excluded.sequence >= sequence",
                )?
                .execute(params![number, snapshot.sequence, snapshot.state])?;
            Ok(())
        })
        .await
    }

    /// The newest snapshot of a room, if there is one.
    ///
    /// # Errors
    /// Where the room is missing or the file cannot be read.
    pub async fn snapshot(&self, room: &RoomId) -> Result<Option<Snapshot>, Error> {
        let room = room.clone();
        self.read(move |connection| {
            let number = rooms::number(connection, &room)?;
            let found = connection
                .prepare_cached("SELECT sequence, state FROM snapshots WHERE room = ?1")?
                .query_row([number], |row| {
                    Ok(Snapshot {
                        sequence: row.get(0)?,
                        state: row.get(1)?,
                    })
                })
                .optional()?;
            Ok(found)
        })
        .await
    }
}
