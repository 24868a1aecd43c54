//! Appending events: the road that every keystroke takes.

use std::collections::HashMap;

use protocol::live::{Event, RoomId};
use rusqlite::{Connection, OptionalExtension, params};

use crate::Error;

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
    connection
        .prepare_cached(
            "SELECT number, (SELECT max(sequence) FROM events WHERE room = number)
             FROM rooms WHERE id = ?1 AND deleted = 0",
        )?
        .query_row([room.as_str()], |row| {
            Ok(Head {
                number: row.get(0)?,
                sequence: row.get::<_, Option<u64>>(1)?.unwrap_or(0),
            })
        })
        .optional()?
        .ok_or(Error::NotFound("room"))
}

/// Appends to a room's log; refuses gaps before anything is written.
pub(super) fn append(
    connection: &Connection,
    heads: &mut Heads,
    room: &RoomId,
    events: &[Encoded],
) -> Result<(), Error> {
    let mut head = heads.find(connection, room)?;
    for (event, expected) in events.iter().zip(head.sequence + 1..) {
        if event.sequence != expected {
            return Err(Error::OutOfOrder {
                room: room.clone(),
                expected,
                found: event.sequence,
            });
        }
    }
    let mut statement = connection.prepare_cached(
        "INSERT INTO events (room, sequence, at_ms, actor, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for event in events {
        let row = params![
            head.number,
            event.sequence,
            event.at_ms,
            event.actor,
            event.body
        ];
        statement.execute(row)?;
    }
    head.sequence += events.len() as u64;
    heads.of.insert(room.clone(), head);
    Ok(())
}
