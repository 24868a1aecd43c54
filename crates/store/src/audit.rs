//! The log of who did what.

use rusqlite::{Row, params};

use crate::{Error, Store};

/// So many entries are kept; the oldest go.
const MAXIMUM_ENTRIES: u64 = 1_000_000;

/// Something that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number; later ones are larger.
    pub id: u64,
    /// When.
    pub at_ms: u64,
    /// Who: a login, a name in a room, or empty where nobody was known.
    pub actor: String,
    /// What, such as `room.created`.
    pub action: String,
    /// On what: an id.
    pub subject: String,
    /// From which address.
    pub address: String,
}

impl Store {
    /// Adds an entry, whose `id` is not looked at; says which one it got.
    ///
    /// # Errors
    /// Where the disk fails.
    pub async fn add_audit_entry(&self, entry: AuditEntry) -> Result<u64, Error> {
        self.write(move |connection| {
            let id = connection
                .prepare_cached(
                    "INSERT INTO audit (at_ms, actor, action, subject, address)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .insert(params![
                    entry.at_ms,
                    entry.actor,
                    entry.action,
                    entry.subject,
                    entry.address
                ])?
                .unsigned_abs();
            connection
                .prepare_cached("DELETE FROM audit WHERE id <= ?1")?
                .execute([id.saturating_sub(MAXIMUM_ENTRIES)])?;
            Ok(id)
        })
        .await
    }

    /// The newest entries, or those older than the one numbered `before`; the
    /// newest first, at most `limit`.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn audit_entries(
        &self,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, Error> {
        self.read(move |connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id, at_ms, actor, action, subject, address FROM audit
                 WHERE id < coalesce(?1, 9223372036854775807) ORDER BY id DESC LIMIT ?2",
            )?;
            let rows = statement.query_map(params![before, limit], read_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    Ok(AuditEntry {
        id: row.get(0)?,
        at_ms: row.get(1)?,
        actor: row.get(2)?,
        action: row.get(3)?,
        subject: row.get(4)?,
        address: row.get(5)?,
    })
}
