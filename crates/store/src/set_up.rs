//! The first account of a server, made with the one-time link of its first
//! start.

use rusqlite::{Connection, params};

use crate::error::unless_taken;
use crate::{Error, NewStaff, StaffId, Store, staff};

impl Store {
    /// Whether nobody has an account yet.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn needs_set_up(&self) -> Result<bool, Error> {
        self.read(has_no_staff).await
    }

    /// Keeps the token of a set-up link in the place of every one before.
    ///
    /// # Errors
    /// Where the disk fails.
    pub async fn put_set_up_token(
        &self,
        token_hash: &str,
        expires_at_ms: u64,
    ) -> Result<(), Error> {
        let token_hash = token_hash.to_owned();
        self.write(move |connection| {
            connection.execute("DELETE FROM set_up_tokens", [])?;
            let inserted = connection.execute(
                "INSERT INTO set_up_tokens (token_hash, expires_at_ms) VALUES (?1, ?2)",
                params![token_hash, expires_at_ms],
            );
            unless_taken(inserted, "set-up token").map(drop)
        })
        .await
    }

    /// Makes the first account, which manages the others, and uses the token up.
    ///
    /// # Errors
    /// [`Error::Expired`] where the token does not hold or somebody has an
    /// account already, and where the disk fails.
    pub async fn set_up(
        &self,
        token_hash: &str,
        staff: NewStaff,
        now_ms: u64,
    ) -> Result<StaffId, Error> {
        let token_hash = token_hash.to_owned();
        self.write(move |connection| {
            let used = connection.execute(
                "DELETE FROM set_up_tokens WHERE token_hash = ?1 AND expires_at_ms > ?2",
                params![token_hash, now_ms],
            )?;
            if used == 0 || !has_no_staff(connection)? {
                return Err(Error::Expired("set-up token"));
            }
            let first = NewStaff {
                is_admin: true,
                ..staff
            };
            staff::insert(connection, &first, now_ms)
        })
        .await
    }
}

fn has_no_staff(connection: &Connection) -> Result<bool, Error> {
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM staff)";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}
