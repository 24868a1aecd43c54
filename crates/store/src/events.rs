//! The log of each room.

use protocol::live::{Event, EventBody, ParticipantId, RoomId};
use rusqlite::{Connection, params};

use crate::writer::Encoded;
use crate::{Error, Store, rooms};

/// The most events that a room's log can hold.
pub(crate) const MAXIMUM_SEQUENCE: u64 = u32::MAX as u64;

/// Where an event lies in the table.
pub(crate) fn key(room: i64, sequence: u64) -> i64 {
    (room << 32) | i64::try_from(sequence.min(MAXIMUM_SEQUENCE)).unwrap_or(i64::MAX)
}

/// An event's number, of where it lies.
pub(crate) fn sequence(key: i64) -> u64 {
    key.cast_unsigned() & MAXIMUM_SEQUENCE
}

impl Store {
    /// Appends to a room's log; resolves once all of them are durable. They are
    /// kept wholly or not at all.
    ///
    /// A caller waits for one append of a room before it begins the next.
    ///
    /// # Errors
    /// [`Error::OutOfOrder`] where they do not go on where the log ends, and
    /// where the room is missing or the disk fails.
    pub async fn append(&self, room: &RoomId, events: &[Event]) -> Result<(), Error> {
        if events.is_empty() {
            return Ok(());
        }
        let encoded = events.iter().map(Encoded::new).collect::<Result<_, _>>()?;
        self.writer().append(room, encoded).await
    }

    /// The events of a room after the one numbered `after`, in order, at most
    /// `limit`.
    ///
    /// # Errors
    /// Where the room is missing or the file cannot be read.
    pub async fn events(&self, room: &RoomId, after: u64, limit: u32) -> Result<Vec<Event>, Error> {
        let room = room.clone();
        self.read(move |connection| {
            let number = rooms::number(connection, &room)?;
            select(connection, number, after, limit)
        })
        .await
    }
}

fn select(connection: &Connection, room: i64, after: u64, limit: u32) -> Result<Vec<Event>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT id, at_ms, actor, body FROM events
         WHERE id > ?1 AND id <= ?2 ORDER BY id LIMIT ?3",
    )?;
    let (after, last) = (key(room, after), key(room, MAXIMUM_SEQUENCE));
    let mut rows = statement.query(params![after, last, limit])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(Event {
            sequence: sequence(row.get(0)?),
            at_ms: row.get(1)?,
            actor: row.get::<_, Option<u32>>(2)?.map(ParticipantId),
            body: decode(row.get_ref(3)?.as_str().unwrap_or_default())?,
        });
    }
    Ok(events)
}

fn decode(body: &str) -> Result<EventBody, Error> {
    serde_json::from_str(body).map_err(|error| Error::Encoding {
        what: "event",
        reason: error.to_string(),
    })
}
