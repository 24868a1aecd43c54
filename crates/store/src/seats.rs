//! Seats: who may be in a room. A participant's id is given with the seat and
//! never again to anybody else. Seats that were taken with an invite are known
//! by the hash of their cookie; staff are known by their account.

use protocol::live::{Participant, ParticipantId, Role, RoomId};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::unless_taken;
use crate::{Error, InviteId, StaffId, Store, invites, rooms};

/// Somebody's place in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The room.
    pub room: RoomId,
    /// Whose it is.
    pub participant: Participant,
    /// The invite it was taken with.
    pub invite: Option<InviteId>,
    /// The account of staff whose it is.
    pub staff: Option<StaffId>,
    /// When it was taken back.
    pub revoked_at_ms: Option<u64>,
}

/// A seat to be taken with an invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSeat {
    /// The hash of the invite's token.
    pub invite_hash: String,
    /// The hash of the seat's own token.
    pub token_hash: String,
    /// What they are called.
    pub name: String,
}

const SELECT: &str = "SELECT rooms.id, participant, role, name, invite, staff, revoked_at_ms \
     FROM seats JOIN rooms ON rooms.number = seats.room AND NOT rooms.deleted";

impl Store {
    /// Takes a seat with an invite, which is used once more by that.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such invite, [`Error::Expired`]
    /// where it does not hold any more, and where the disk fails.
    pub async fn take_seat(&self, seat: NewSeat, now_ms: u64) -> Result<Seat, Error> {
        self.write(move |connection| {
            let invite = invites::by_token(connection, &seat.invite_hash)?
                .ok_or(Error::NotFound("invite"))?;
            if !invite.holds(now_ms) {
                return Err(Error::Expired("invite"));
            }
            connection.execute(
                "UPDATE invites SET uses = uses + 1 WHERE id = ?1",
                [invite.id],
            )?;
            let taken = Taken {
                role: invite.role,
                name: seat.name,
                token_hash: Some(seat.token_hash),
                invite: Some(invite.id),
                staff: None,
            };
            insert(connection, &invite.room, taken, now_ms)
        })
        .await
    }

    /// The seat of a member of staff, which is taken if it was not before. Their
    /// role stays what it was; their name follows their account.
    ///
    /// # Errors
    /// Where the room is missing or the disk fails.
    pub async fn seat_for_staff(
        &self,
        room: &RoomId,
        staff: StaffId,
        role: Role,
        name: &str,
        now_ms: u64,
    ) -> Result<Seat, Error> {
        let (room, name) = (room.clone(), name.to_owned());
        self.write(move |connection| {
            let number = rooms::number(connection, &room)?;
            connection.execute(
                "UPDATE seats SET name = ?3 WHERE room = ?1 AND staff = ?2",
                params![number, staff, name],
            )?;
            let sql = format!("{SELECT} WHERE seats.room = ?1 AND staff = ?2");
            let found = connection
                .prepare_cached(&sql)?
                .query_row(params![number, staff], read_row)
                .optional()?;
            if let Some(seat) = found {
                return Ok(seat);
            }
            let taken = Taken {
                role,
                name,
                token_hash: None,
                invite: None,
                staff: Some(staff),
            };
            insert(connection, &room, taken, now_ms)
        })
        .await
    }

    /// The seat of a token, unless it was taken back.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn seat(&self, token_hash: &str) -> Result<Option<Seat>, Error> {
        let token_hash = token_hash.to_owned();
        self.read(move |connection| {
            let sql = format!("{SELECT} WHERE token_hash = ?1 AND revoked_at_ms IS NULL");
            let mut statement = connection.prepare_cached(&sql)?;
            Ok(statement.query_row([token_hash], read_row).optional()?)
        })
        .await
    }

    /// Every seat of a room, those that were taken back too, in the order they
    /// were taken.
    ///
    /// # Errors
    /// Where the room is missing or the file cannot be read.
    pub async fn seats(&self, room: &RoomId) -> Result<Vec<Seat>, Error> {
        let room = room.clone();
        self.read(move |connection| {
            let number = rooms::number(connection, &room)?;
            let sql = format!("{SELECT} WHERE seats.room = ?1 ORDER BY participant");
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map([number], read_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Takes a seat back.
    ///
    /// # Errors
    /// Where there is no such seat or the disk fails.
    pub async fn revoke_seat(
        &self,
        room: &RoomId,
        participant: ParticipantId,
        now_ms: u64,
    ) -> Result<(), Error> {
        let room = room.clone();
        self.write(move |connection| {
            let number = rooms::number(connection, &room)?;
            let changed = connection.execute(
                "UPDATE seats SET revoked_at_ms = coalesce(revoked_at_ms, ?3)
                 WHERE room = ?1 AND participant = ?2",
                params![number, participant.0, now_ms],
            )?;
            match changed {
                0 => Err(Error::NotFound("seat")),
                _ => Ok(()),
            }
        })
        .await
    }
}

struct Taken {
    role: Role,
    name: String,
    token_hash: Option<String>,
    invite: Option<InviteId>,
    staff: Option<StaffId>,
}

fn insert(
    connection: &Connection,
    room: &RoomId,
    taken: Taken,
    now_ms: u64,
) -> Result<Seat, Error> {
    let number = rooms::number(connection, room)?;
    let inserted = connection
        .prepare_cached(
            "INSERT INTO seats
             (room, participant, role, name, token_hash, invite, staff, created_at_ms)
             VALUES (?1, (SELECT coalesce(max(participant), 0) + 1 FROM seats WHERE room = ?1),
                 ?2, ?3, ?4, ?5, ?6, ?7)
             RETURNING participant",
        )?
        .query_row(
            params![
                number,
                role_text(taken.role),
                taken.name,
                taken.token_hash,
                taken.invite,
                taken.staff,
                now_ms
            ],
            |row| row.get(0),
        );
    let id = ParticipantId(unless_taken(inserted, "seat")?);
    Ok(Seat {
        room: room.clone(),
        participant: Participant {
            id,
            role: taken.role,
            name: taken.name,
        },
        invite: taken.invite,
        staff: taken.staff,
        revoked_at_ms: None,
    })
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<Seat> {
    Ok(Seat {
        room: rooms::read_id(row, 0)?,
        participant: Participant {
            id: ParticipantId(row.get(1)?),
            role: read_role(row, 2)?,
            name: row.get(3)?,
        },
        invite: row.get(4)?,
        staff: row.get(5)?,
        revoked_at_ms: row.get(6)?,
    })
}

/// A role as the file spells it.
pub(crate) fn role_text(role: Role) -> &'static str {
    match role {
        Role::Candidate => "candidate",
        Role::Interviewer => "interviewer",
        Role::Observer => "observer",
    }
}

pub(crate) fn read_role(row: &Row<'_>, column: usize) -> rusqlite::Result<Role> {
    rooms::parsed(row, column, |text| {
        [Role::Candidate, Role::Interviewer, Role::Observer]
            .into_iter()
            .find(|role| role_text(*role) == text)
    })
}
