//! The log of each room.

use protocol::live::{Event, EventBody, ParticipantId, RoomId};
use rusqlite::{Connection, params};

use crate::writer::Encoded;
use crate::{Error, Store, rooms};

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
        self.writer().append(room.clone(), encoded).await
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
        "SELECT sequence, at_ms, actor, body FROM events
         WHERE room = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3",
    )?;
    let mut rows = statement.query(params![room, after, limit])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(Event {
            sequence: row.get(0)?,
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
