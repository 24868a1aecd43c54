//! What each interviewer thinks of a room. Who may read it is the server's
//! business; that a submitted one stays as it is, is kept here.

use protocol::live::RoomId;
use rusqlite::params;

use crate::{Error, StaffId, Store, rooms};

/// What an interviewer thinks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// Who.
    pub staff: StaffId,
    /// What they are called.
    pub staff_name: String,
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
        staff: StaffId,
        body: String,
        submit: bool,
        now_ms: u64,
    ) -> Result<(), Error> {
        let room = room.clone();
        self.write(move |connection| {
            let number = rooms::number(connection, &room)?;
            let submitted_at_ms = submit.then_some(now_ms);
            let changed = connection
                .prepare_cached(
                    "INSERT INTO scorecards (room, staff, body, changed_at_ms, submitted_at_ms)
                     VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (room, staff) DO UPDATE
                     SET body = excluded.body, changed_at_ms = excluded.changed_at_ms,
                         submitted_at_ms = excluded.submitted_at_ms
                     WHERE submitted_at_ms IS NULL",
                )?
                .execute(params![number, staff, body, now_ms, submitted_at_ms])?;
            match changed {
                0 => Err(Error::Submitted),
                _ => Ok(()),
            }
        })
        .await
    }

    /// Every scorecard of a room.
    ///
    /// # Errors
    /// Where the room is missing or the file cannot be read.
    pub async fn scorecards(&self, room: &RoomId) -> Result<Vec<Scorecard>, Error> {
        let room = room.clone();
        self.read(move |connection| {
            let number = rooms::number(connection, &room)?;
            let mut statement = connection.prepare_cached(
                "SELECT staff, staff.name, body, changed_at_ms, submitted_at_ms
                 FROM scorecards JOIN staff ON staff.id = staff
                 WHERE room = ?1 ORDER BY staff",
            )?;
            let rows = statement.query_map([number], |row| {
                Ok(Scorecard {
                    staff: row.get(0)?,
                    staff_name: row.get(1)?,
                    body: row.get(2)?,
                    changed_at_ms: row.get(3)?,
                    submitted_at_ms: row.get(4)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }
}
