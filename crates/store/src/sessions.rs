//! Logged-in staff. A session is known by its token's hash.

use rusqlite::{OptionalExtension, params};

use crate::{Error, Staff, StaffId, Store, staff};

/// A session and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub staff: Staff,
    /// When it ends.
    pub expires_at_ms: u64,
    /// When it was last used, as far as it was noted.
    pub last_seen_ms: u64,
}

impl Store {
    /// Keeps a new session.
    ///
    /// # Errors
    /// [`Error::Exists`] where the hash is taken, and where there is no such
    /// account or the disk fails.
    pub async fn create_session(
        &self,
        token_hash: &str,
        staff: StaffId,
        now_ms: u64,
        expires_at_ms: u64,
    ) -> Result<(), Error> {
        let token_hash = token_hash.to_owned();
        self.write(move |connection| {
            let inserted = connection
                .prepare_cached(
                    "INSERT INTO sessions
                     (token_hash, staff, created_at_ms, expires_at_ms, last_seen_ms)
                     VALUES (?1, ?2, ?3, ?4, ?3)",
                )?
                .execute(params![token_hash, staff, now_ms, expires_at_ms]);
            crate::error::unless_taken(inserted, "session").map(drop)
        })
        .await
    }

    /// The session of a token, if it holds and its account is not locked out.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn session(&self, token_hash: &str, now_ms: u64) -> Result<Option<Session>, Error> {
        let token_hash = token_hash.to_owned();
        self.read(move |connection| {
            let sql = format!(
                "SELECT {}, expires_at_ms, last_seen_ms
                 FROM sessions JOIN staff ON staff.id = sessions.staff
                 WHERE token_hash = ?1 AND expires_at_ms > ?2 AND NOT disabled",
                staff::COLUMNS
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let found = statement.query_row(params![token_hash, now_ms], |row| {
                Ok(Session {
                    staff: staff::read_row(row)?,
                    expires_at_ms: row.get(7)?,
                    last_seen_ms: row.get(8)?,
                })
            });
            Ok(found.optional()?)
        })
        .await
    }

    /// Notes that a session was used and lets it last until `expires_at_ms`.
    ///
    /// # Errors
    /// Where the disk fails.
    pub async fn touch_session(
        &self,
        token_hash: &str,
        now_ms: u64,
        expires_at_ms: u64,
    ) -> Result<(), Error> {
        let token_hash = token_hash.to_owned();
        self.write(move |connection| {
            connection
                .prepare_cached(
                    "UPDATE sessions SET last_seen_ms = max(last_seen_ms, ?2), expires_at_ms = ?3
                     WHERE token_hash = ?1",
                )?
                .execute(params![token_hash, now_ms, expires_at_ms])?;
            Ok(())
        })
        .await
    }

    /// Ends a session, if there is such a one.
    ///
    /// # Errors
    /// Where the disk fails.
    pub async fn delete_session(&self, token_hash: &str) -> Result<(), Error> {
        let token_hash = token_hash.to_owned();
        self.write(move |connection| {
            connection.execute("DELETE FROM sessions WHERE token_hash = ?1", [token_hash])?;
            Ok(())
        })
        .await
    }

    /// Deletes the sessions that ended by themselves.
    ///
    /// # Errors
    /// Where the disk fails.
    pub async fn delete_expired_sessions(&self, now_ms: u64) -> Result<usize, Error> {
        self.write(move |connection| {
            let sql = "DELETE FROM sessions WHERE expires_at_ms <= ?1";
            Ok(connection.execute(sql, [now_ms])?)
        })
        .await
    }
}
