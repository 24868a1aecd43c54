//! What each interviewer thinks of a room. Who may read it is the server's
//! business; that a submitted one stays as it is, is kept here.

use protocol::live::{ParticipantId, RoomId};
use rusqlite::{Row, params};

use crate::{Error, StaffId, Store, rooms};

/// Whose a scorecard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScorecardAuthor {
    /// An account's.
    Staff(StaffId),
    /// That of somebody who was invited: a seat of the room.
    Seat(ParticipantId),
}

/// What an interviewer thinks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// Whose it is.
    pub author: ScorecardAuthor,
    /// What they are called.
    pub name: String,
    /// Whether they may still come in and change it: an account that is closed
    /// and a seat that was taken back may not.
    pub is_open: bool,
    /// What they think, as JSON of the caller's.
    pub body: String,
    /// When it was last changed.
    pub changed_at_ms: u64,
    /// When it was submitted.
    pub submitted_at_ms: Option<u64>,
}

impl Store {
    /// Keeps somebody's scorecard in the place of the one before; submits it too
    /// if `submit`.
    ///
    /// # Errors
    /// [`Error::Submitted`] where it was submitted before, and where the room is
    /// missing or the disk fails.
    pub async fn put_scorecard(
        &self,
        room: &RoomId,
        author: ScorecardAuthor,
        body: String,
        submit: bool,
        now_ms: u64,
    ) -> Result<(), Error> {
        let room = room.clone();
        self.write(move |connection| {
            let number = rooms::number(connection, &room)?;
            let submitted_at_ms = submit.then_some(now_ms);
            let (staff, participant) = match author {
                ScorecardAuthor::Staff(staff) => (Some(staff), None),
                ScorecardAuthor::Seat(participant) => (None, Some(participant.0)),
            };
            let key = match author {
                ScorecardAuthor::Staff(_) => "staff",
                ScorecardAuthor::Seat(_) => "participant",
            };
            let changed = connection
                .prepare_cached(&format!(
                    "INSERT INTO scorecards
                     (room, staff, participant, body, changed_at_ms, submitted_at_ms)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                     ON CONFLICT (room, {key}) DO UPDATE
                     SET body = excluded.body, changed_at_ms = excluded.changed_at_ms,
                         submitted_at_ms = excluded.submitted_at_ms
                     WHERE submitted_at_ms IS NULL",
                ))?
                .execute(params![
                    number,
                    staff,
                    participant,
                    body,
                    now_ms,
                    submitted_at_ms
                ])?;
            match changed {
                0 => Err(Error::Submitted),
                _ => Ok(()),
            }
        })
        .await
    }

    /// Every scorecard of a room: those of accounts, then those of seats.
    ///
    /// # Errors
    /// Where the room is missing or the file cannot be read.
    pub async fn scorecards(&self, room: &RoomId) -> Result<Vec<Scorecard>, Error> {
        let room = room.clone();
        self.read(move |connection| {
            let number = rooms::number(connection, &room)?;
            let mut statement = connection.prepare_cached(
                "SELECT card.staff, card.participant, coalesce(staff.name, seats.name),
                     coalesce(NOT staff.disabled, seats.revoked_at_ms IS NULL),
                     body, changed_at_ms, submitted_at_ms
                 FROM scorecards card
                 LEFT JOIN staff ON staff.id = card.staff
                 LEFT JOIN seats ON seats.room = card.room
                     AND seats.participant = card.participant
                 WHERE card.room = ?1
                 ORDER BY card.staff IS NULL, card.staff, card.participant",
            )?;
            let rows = statement.query_map([number], read_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<Scorecard> {
    let author = match row.get(0)? {
        Some(staff) => ScorecardAuthor::Staff(staff),
        None => ScorecardAuthor::Seat(ParticipantId(row.get(1)?)),
    };
    Ok(Scorecard {
        author,
        name: row.get(2)?,
        is_open: row.get(3)?,
        body: row.get(4)?,
        changed_at_ms: row.get(5)?,
        submitted_at_ms: row.get(6)?,
    })
}
