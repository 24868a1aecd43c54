//! Rooms: what each was made from and when it opened and ended.

use protocol::Language;
use protocol::live::RoomId;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::unless_taken;
use crate::events::{MAXIMUM_SEQUENCE, key};
use crate::{Error, StaffId, Store};

/// How many events one transaction deletes: what waits behind it waits shortly.
const DELETED_AT_ONCE: u64 = 2000;

/// A room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// Its title, for people.
    pub title: String,
    /// The challenge's id.
    pub challenge: String,
    /// The challenge's digest when the room was made.
    pub challenge_digest: String,
    /// The language of its files.
    pub language: Language,
    /// What else belongs to it, as JSON of the caller's.
    pub settings: String,
    /// Who made it.
    pub created_by: Option<StaffId>,
    /// What it came to so far, as JSON of the caller's.
    pub summary: Option<String>,
    /// When it was made.
    pub created_at_ms: u64,
    /// When it is meant to be.
    pub scheduled_at_ms: Option<u64>,
    /// When it was opened: the zero of its events' times.
    pub opened_at_ms: Option<u64>,
    /// When it ended.
    pub ended_at_ms: Option<u64>,
}

const COLUMNS: &str = "id, title, challenge, challenge_digest, language, settings, created_by, \
     created_at_ms, scheduled_at_ms, opened_at_ms, ended_at_ms, summary";

impl Store {
    /// Makes a room.
    ///
    /// # Errors
    /// [`Error::Exists`] where the id is taken, and where the disk fails.
    pub async fn create_room(&self, room: Room) -> Result<(), Error> {
        self.write(move |connection| {
            let sql = format!(
                "INSERT INTO rooms ({COLUMNS})
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
            );
            let inserted = connection.prepare_cached(&sql)?.execute(params![
                room.id.as_str(),
                room.title,
                room.challenge,
                room.challenge_digest,
                room.language.as_str(),
                room.settings,
                room.created_by,
                room.created_at_ms,
                room.scheduled_at_ms,
                room.opened_at_ms,
                room.ended_at_ms,
                room.summary,
            ]);
            unless_taken(inserted, "room").map(drop)
        })
        .await
    }

    /// A room, if there is such a one.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn room(&self, id: &RoomId) -> Result<Option<Room>, Error> {
        let id = id.clone();
        self.read(move |connection| {
            let sql = format!("SELECT {COLUMNS} FROM rooms WHERE id = ?1 AND deleted = 0");
            let found = connection
                .prepare_cached(&sql)?
                .query_row([id.as_str()], read_row)
                .optional()?;
            Ok(found)
        })
        .await
    }

    /// The newest rooms, at most `limit`, the newest first; of one challenge or
    /// of all.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn rooms(&self, challenge: Option<&str>, limit: u32) -> Result<Vec<Room>, Error> {
        let challenge = challenge.map(str::to_owned);
        self.read(move |connection| {
            let sql = format!(
                "SELECT {COLUMNS} FROM rooms
                 WHERE deleted = 0 AND (?1 IS NULL OR challenge = ?1)
                 ORDER BY number DESC LIMIT ?2"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map(params![challenge, limit], read_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Notes when a room opened, unless it is noted already; says when it did.
    ///
    /// # Errors
    /// Where the room is missing or the disk fails.
    pub async fn open_room(&self, id: &RoomId, now_ms: u64) -> Result<u64, Error> {
        let id = id.clone();
        self.write(move |connection| {
            connection
                .prepare_cached(
                    "UPDATE rooms SET opened_at_ms = coalesce(opened_at_ms, ?2)
                     WHERE id = ?1 AND deleted = 0 RETURNING opened_at_ms",
                )?
                .query_row(params![id.as_str(), now_ms], |row| row.get(0))
                .optional()?
                .ok_or(Error::NotFound("room"))
        })
        .await
    }

    /// Notes when a room ended, unless it is noted already.
    ///
    /// # Errors
    /// Where the room is missing or the disk fails.
    pub async fn end_room(&self, id: &RoomId, now_ms: u64) -> Result<(), Error> {
        let id = id.clone();
        self.write(move |connection| {
            let changed = connection
                .prepare_cached(
                    "UPDATE rooms SET ended_at_ms = coalesce(ended_at_ms, ?2)
                     WHERE id = ?1 AND deleted = 0",
                )?
                .execute(params![id.as_str(), now_ms])?;
            found(changed)
        })
        .await
    }

    /// Keeps what a room came to so far, in the place of what was kept before.
    ///
    /// # Errors
    /// Where the room is missing or the disk fails.
    pub async fn summarise_room(&self, id: &RoomId, summary: String) -> Result<(), Error> {
        let id = id.clone();
        self.write(move |connection| {
            let changed = connection
                .prepare_cached("UPDATE rooms SET summary = ?2 WHERE id = ?1 AND deleted = 0")?
                .execute(params![id.as_str(), summary])?;
            found(changed)
        })
        .await
    }

    /// Deletes a room and all that is kept of it. From the first moment nothing
    /// finds it any more; its rows go in several steps.
    ///
    /// # Errors
    /// Where the room is missing or the disk fails.
    pub async fn delete_room(&self, id: &RoomId) -> Result<(), Error> {
        let id = id.clone();
        let number = self
            .writer()
            .write_with_heads(move |connection, heads| {
                heads.forget(&id);
                let number = number(connection, &id)?;
                connection.execute("UPDATE rooms SET deleted = 1 WHERE number = ?1", [number])?;
                Ok(number)
            })
            .await?;
        while !self
            .write(move |connection| delete_some(connection, number))
            .await?
        {}
        Ok(())
    }
}

/// Deletes a part of a room; says whether that was all.
fn delete_some(connection: &Connection, number: i64) -> Result<bool, Error> {
    let deleted = connection.execute(
        "DELETE FROM events WHERE id IN
         (SELECT id FROM events WHERE id BETWEEN ?1 AND ?2 LIMIT ?3)",
        params![
            key(number, 0),
            key(number, MAXIMUM_SEQUENCE),
            DELETED_AT_ONCE
        ],
    )?;
    if deleted as u64 == DELETED_AT_ONCE {
        return Ok(false);
    }
    for table in ["snapshots", "reports", "scorecards", "seats", "invites"] {
        connection.execute(&format!("DELETE FROM {table} WHERE room = ?1"), [number])?;
    }
    connection.execute("DELETE FROM rooms WHERE number = ?1", [number])?;
    Ok(true)
}

/// Deletes what is left of rooms whose deletion was interrupted.
pub(crate) fn finish_deletions(connection: &Connection) -> Result<(), Error> {
    let mut statement = connection.prepare("SELECT number FROM rooms WHERE deleted = 1")?;
    let numbers = statement.query_map([], |row| row.get(0))?;
    for number in numbers.collect::<Result<Vec<i64>, _>>()? {
        while !delete_some(connection, number)? {}
    }
    Ok(())
}

/// A room's number in the file.
pub(crate) fn number(connection: &Connection, id: &RoomId) -> Result<i64, Error> {
    connection
        .prepare_cached("SELECT number FROM rooms WHERE id = ?1 AND deleted = 0")?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound("room"))
}

fn found(changed: usize) -> Result<(), Error> {
    match changed {
        0 => Err(Error::NotFound("room")),
        _ => Ok(()),
    }
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<Room> {
    Ok(Room {
        id: read_id(row, 0)?,
        title: row.get(1)?,
        challenge: row.get(2)?,
        challenge_digest: row.get(3)?,
        language: parsed(row, 4, |text| text.parse().ok())?,
        settings: row.get(5)?,
        created_by: row.get(6)?,
        created_at_ms: row.get(7)?,
        scheduled_at_ms: row.get(8)?,
        opened_at_ms: row.get(9)?,
        ended_at_ms: row.get(10)?,
        summary: row.get(11)?,
    })
}

/// A room's id in a row.
pub(crate) fn read_id(row: &Row<'_>, column: usize) -> rusqlite::Result<RoomId> {
    parsed(row, column, RoomId::new)
}

/// A text of a row that has to mean something.
pub(crate) fn parsed<T>(
    row: &Row<'_>,
    column: usize,
    parse: impl FnOnce(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    parse(&text).ok_or_else(|| {
        let kind = rusqlite::types::Type::Text;
        let reason = format!("{text:?} means nothing here").into();
        rusqlite::Error::FromSqlConversionFailure(column, kind, reason)
    })
}
