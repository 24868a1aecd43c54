//! Appending events: the road that every keystroke takes.

use std::collections::HashMap;

use protocol::live::{Event, RoomId};
use rusqlite::{Connection, params};

use crate::events::{MAXIMUM_SEQUENCE, key, sequence};
use crate::{Error, rooms};

/// An event as its row, encoded where it came from and not by the writer.
pub(crate) struct Encoded {
    sequence: u64,
    at_ms: u64,
    actor: Option<u32>,
    body: String,
}

impl Encoded {
    pub(crate) fn new(event: &Event) -> Result<Self, Error> {
        let body = serde_json::to_string(&event.body).map_err(|error| Error::Encoding {
            what: "event",
            reason: error.to_string(),
        })?;
        Ok(Self {
            sequence: event.sequence,
            at_ms: event.at_ms,
            actor: event.actor.map(|actor| actor.0),
            body,
        })
    }

    pub(crate) fn bytes(&self) -> usize {
        self.body.len() + size_of::<Self>()
    }
}

/// Where a room's log ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    /// The room's number in the file.
    pub(crate) number: i64,
    /// Its newest event; 0 where there is none.
    pub(crate) sequence: u64,
}

/// The ends of the logs that were written lately, so that an append need not
/// look them up.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    of: HashMap<RoomId, Head>,
}

impl Heads {
    /// Rooms remembered; when there are more, all are looked up anew.
    const MAXIMUM: usize = 4096;

    pub(crate) fn forget(&mut self, room: &RoomId) {
        self.of.remove(room);
    }

    pub(crate) fn forget_all(&mut self) {
        self.of.clear();
    }

    fn find(&mut self, connection: &Connection, room: &RoomId) -> Result<Head, Error> {
        if let Some(head) = self.of.get(room) {
            return Ok(*head);
        }
        let head = look_up(connection, room)?;
        if self.of.len() >= Self::MAXIMUM {
            self.of.clear();
        }
        self.of.insert(room.clone(), head);
        Ok(head)
    }
}

fn look_up(connection: &Connection, room: &RoomId) -> Result<Head, Error> {
    let number = rooms::number(connection, room)?;
    let range = [key(number, 0), key(number, MAXIMUM_SEQUENCE)];
    let newest: Option<i64> = connection
        .prepare_cached("SELECT max(id) FROM events WHERE id BETWEEN ?1 AND ?2")?
        .query_row(range, |row| row.get(0))?;
    Ok(Head {
        number,
        sequence: newest.map_or(0, sequence),
    })
}

/// Appends to a room's log; refuses gaps before anything is written.
pub(super) fn append(
    connection: &Connection,
    heads: &mut Heads,
    room: &RoomId,
    events: &[Encoded],
) -> Result<(), Error> {
    let head = heads.find(connection, room)?;
    for (event, expected) in events.iter().zip(head.sequence + 1..) {
        if event.sequence != expected || expected > MAXIMUM_SEQUENCE {
            return Err(Error::OutOfOrder {
                room: room.clone(),
                expected,
                found: event.sequence,
            });
        }
    }
    let mut statement = connection
        .prepare_cached("INSERT INTO events (id, at_ms, actor, body) VALUES (?1, ?2, ?3, ?4)")?;
    for event in events {
        let row = params![
            key(head.number, event.sequence),
            event.at_ms,
            event.actor,
            event.body
        ];
        statement.execute(row)?;
    }
    if let Some(head) = heads.of.get_mut(room) {
        head.sequence += events.len() as u64;
    }
    Ok(())
}
