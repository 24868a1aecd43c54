//! Invites: links that let somebody take a seat. Known by their token's hash.

use protocol::live::{ParticipantId, Role, RoomId};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::unless_taken;
use crate::seats::{read_role, role_text};
use crate::{Error, InviteId, StaffId, Store, rooms};

/// An invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// Its id.
    pub id: InviteId,
    /// The room it leads to.
    pub room: RoomId,
    /// What one is there for.
    pub role: Role,
    /// Whom it is for; they may still call themselves otherwise.
    pub name: Option<String>,
    /// Who made it.
    pub created_by: Option<StaffId>,
    /// When.
    pub created_at_ms: u64,
    /// When it ends.
    pub expires_at_ms: u64,
    /// When it was taken back.
    pub revoked_at_ms: Option<u64>,
    /// How many seats were taken with it.
    pub uses: u32,
    /// How many can be.
    pub maximum_uses: u32,
}

impl Invite {
    /// Whether a seat can be taken with it now.
    #[must_use]
    pub fn holds(&self, now_ms: u64) -> bool {
        self.revoked_at_ms.is_none() && now_ms < self.expires_at_ms && self.uses < self.maximum_uses
    }
}

/// An invite to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvite {
    /// The room it leads to.
    pub room: RoomId,
    /// What one is there for.
    pub role: Role,
    /// Whom it is for.
    pub name: Option<String>,
    /// The hash of its token.
    pub token_hash: String,
    /// Who makes it.
    pub created_by: Option<StaffId>,
    /// When it ends.
    pub expires_at_ms: u64,
    /// How many seats can be taken with it.
    pub maximum_uses: u32,
}

const SELECT: &str = "SELECT invites.id, rooms.id, role, name, invites.created_by, \
     invites.created_at_ms, expires_at_ms, revoked_at_ms, uses, maximum_uses \
     FROM invites JOIN rooms ON rooms.number = invites.room AND NOT rooms.deleted";

impl Store {
    /// Makes an invite.
    ///
    /// # Errors
    /// Where the room is missing, the hash is taken or the disk fails.
    pub async fn create_invite(&self, invite: NewInvite, now_ms: u64) -> Result<InviteId, Error> {
        self.write(move |connection| {
            let room = rooms::number(connection, &invite.room)?;
            let inserted = connection
                .prepare_cached(
                    "INSERT INTO invites (room, role, name, token_hash, created_by,
                         created_at_ms, expires_at_ms, maximum_uses)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .insert(params![
                    room,
                    role_text(invite.role),
                    invite.name,
                    invite.token_hash,
                    invite.created_by,
                    now_ms,
                    invite.expires_at_ms,
                    invite.maximum_uses,
                ]);
            unless_taken(inserted, "invite").map(InviteId::from_row)
        })
        .await
    }

    /// The invite of a token, whether it holds or not.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn invite(&self, token_hash: &str) -> Result<Option<Invite>, Error> {
        let token_hash = token_hash.to_owned();
        self.read(move |connection| by_token(connection, &token_hash))
            .await
    }

    /// The invites of a room, the oldest first.
    ///
    /// # Errors
    /// Where the room is missing or the file cannot be read.
    pub async fn invites(&self, room: &RoomId) -> Result<Vec<Invite>, Error> {
        let room = room.clone();
        self.read(move |connection| {
            let room = rooms::number(connection, &room)?;
            let sql = format!("{SELECT} WHERE invites.room = ?1 ORDER BY invites.id");
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map([room], read_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Takes an invite back, and every seat that was taken with it; says whose
    /// seats those were.
    ///
    /// # Errors
    /// Where the room has no such invite or the disk fails.
    pub async fn revoke_invite(
        &self,
        room: &RoomId,
        invite: InviteId,
        now_ms: u64,
    ) -> Result<Vec<ParticipantId>, Error> {
        let room = room.clone();
        self.write(move |connection| {
            let room = rooms::number(connection, &room)?;
            let changed = connection.execute(
                "UPDATE invites SET revoked_at_ms = coalesce(revoked_at_ms, ?3)
                 WHERE room = ?1 AND id = ?2",
                params![room, invite, now_ms],
            )?;
            if changed == 0 {
                return Err(Error::NotFound("invite"));
            }
            let mut statement = connection.prepare_cached(
                "UPDATE seats SET revoked_at_ms = ?3
                 WHERE room = ?1 AND invite = ?2 AND revoked_at_ms IS NULL
                 RETURNING participant",
            )?;
            let rows = statement.query_map(params![room, invite, now_ms], |row| {
                row.get(0).map(ParticipantId)
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }
}

pub(crate) fn by_token(connection: &Connection, token_hash: &str) -> Result<Option<Invite>, Error> {
    let sql = format!("{SELECT} WHERE invites.token_hash = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([token_hash], read_row).optional()?)
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<Invite> {
    Ok(Invite {
        id: row.get(0)?,
        room: rooms::read_id(row, 1)?,
        role: read_role(row, 2)?,
        name: row.get(3)?,
        created_by: row.get(4)?,
        created_at_ms: row.get(5)?,
        expires_at_ms: row.get(6)?,
        revoked_at_ms: row.get(7)?,
        uses: row.get(8)?,
        maximum_uses: row.get(9)?,
    })
}
