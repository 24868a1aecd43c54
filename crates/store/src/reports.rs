//! What runs of a room came to, in full: the canonical JSON of their reports,
//! byte for byte, so that their digests can be verified.

use protocol::live::{RoomId, RunId};
use rusqlite::{OptionalExtension, params};

use crate::{Error, Store, rooms};

impl Store {
    /// Keeps the report of a run.
    ///
    /// # Errors
    /// Where the room is missing or the disk fails.
    pub async fn put_report(&self, room: &RoomId, run: RunId, body: String) -> Result<(), Error> {
        let room = room.clone();
        self.write(move |connection| {
            let number = rooms::number(connection, &room)?;
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO reports (room, run, body) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![number, run.0, body])?;
            Ok(())
        })
        .await
    }

    /// The report of a run, if it has one.
    ///
    /// # Errors
    /// Where the room is missing or the file cannot be read.
    pub async fn report(&self, room: &RoomId, run: RunId) -> Result<Option<String>, Error> {
        let room = room.clone();
        self.read(move |connection| {
            let number = rooms::number(connection, &room)?;
            let found = connection
                .prepare_cached("SELECT body FROM reports WHERE room = ?1 AND run = ?2")?
                .query_row(params![number, run.0], |row| row.get(0))
                .optional()?;
            Ok(found)
        })
        .await
    }
}
