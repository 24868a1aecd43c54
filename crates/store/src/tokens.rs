//! Tokens of programs, each for some scopes and on behalf of somebody. Known by
//! their hash.

use rusqlite::{OptionalExtension, Row, params};

use crate::error::unless_taken;
use crate::{Error, Staff, StaffId, Store, TokenId, staff};

/// A token of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// Its id.
    pub id: TokenId,
    /// What it is for.
    pub name: String,
    /// What may be done with it, in words of the caller's.
    pub scopes: Vec<String>,
    /// On whose behalf.
    pub staff: StaffId,
    /// When it was made.
    pub created_at_ms: u64,
    /// When it ends.
    pub expires_at_ms: Option<u64>,
    /// When it was taken back.
    pub revoked_at_ms: Option<u64>,
    /// When it was last used, as far as it was noted.
    pub last_used_at_ms: Option<u64>,
}

/// A token to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewApiToken {
    /// Its hash.
    pub token_hash: String,
    /// What it is for.
    pub name: String,
    /// What may be done with it: words without spaces.
    pub scopes: Vec<String>,
    /// On whose behalf.
    pub staff: StaffId,
    /// When it ends.
    pub expires_at_ms: Option<u64>,
}

const COLUMNS: &str = "api_tokens.id, api_tokens.name, scopes, api_tokens.staff, \
     api_tokens.created_at_ms, expires_at_ms, revoked_at_ms, last_used_at_ms";
/// How many columns those are.
const COLUMN_COUNT: usize = 8;

impl Store {
    /// Keeps a new token.
    ///
    /// # Errors
    /// Where the hash is taken, there is no such account or the disk fails.
    pub async fn create_token(&self, token: NewApiToken, now_ms: u64) -> Result<TokenId, Error> {
        self.write(move |connection| {
            let inserted = connection
                .prepare_cached(
                    "INSERT INTO api_tokens
                     (token_hash, name, scopes, staff, created_at_ms, expires_at_ms)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .insert(params![
                    token.token_hash,
                    token.name,
                    token.scopes.join(" "),
                    token.staff,
                    now_ms,
                    token.expires_at_ms,
                ]);
            unless_taken(inserted, "token").map(TokenId::from_row)
        })
        .await
    }

    /// The token of a hash and the account it speaks for, if both hold.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn token(
        &self,
        token_hash: &str,
        now_ms: u64,
    ) -> Result<Option<(ApiToken, Staff)>, Error> {
        let token_hash = token_hash.to_owned();
        self.read(move |connection| {
            let sql = format!(
                "SELECT {COLUMNS}, {} FROM api_tokens JOIN staff ON staff.id = api_tokens.staff
                 WHERE token_hash = ?1 AND revoked_at_ms IS NULL AND NOT disabled
                     AND coalesce(expires_at_ms > ?2, 1)",
                staff::COLUMNS
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let found = statement.query_row(params![token_hash, now_ms], |row| {
                Ok((read_row(row)?, staff::read_row_from(row, COLUMN_COUNT)?))
            });
            Ok(found.optional()?)
        })
        .await
    }

    /// The tokens that were not taken back, of one account or of all.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn tokens(&self, staff: Option<StaffId>) -> Result<Vec<ApiToken>, Error> {
        self.read(move |connection| {
            let sql = format!(
                "SELECT {COLUMNS} FROM api_tokens
                 WHERE revoked_at_ms IS NULL AND (?1 IS NULL OR staff = ?1) ORDER BY id"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map([staff], read_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Takes a token back; of any account if `staff` is `None`.
    ///
    /// # Errors
    /// Where the account has no such token or the disk fails.
    pub async fn revoke_token(
        &self,
        id: TokenId,
        staff: Option<StaffId>,
        now_ms: u64,
    ) -> Result<(), Error> {
        self.write(move |connection| {
            let changed = connection.execute(
                "UPDATE api_tokens SET revoked_at_ms = coalesce(revoked_at_ms, ?3)
                 WHERE id = ?1 AND (?2 IS NULL OR staff = ?2)",
                params![id, staff, now_ms],
            )?;
            match changed {
                0 => Err(Error::NotFound("token")),
                _ => Ok(()),
            }
        })
        .await
    }

    /// Notes that a token was used.
    ///
    /// # Errors
    /// Where the disk fails.
    pub async fn touch_token(&self, id: TokenId, now_ms: u64) -> Result<(), Error> {
        self.write(move |connection| {
            connection.execute(
                "UPDATE api_tokens SET last_used_at_ms = ?2 WHERE id = ?1",
                params![id, now_ms],
            )?;
            Ok(())
        })
        .await
    }
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<ApiToken> {
    let scopes: String = row.get(2)?;
    Ok(ApiToken {
        id: row.get(0)?,
        name: row.get(1)?,
        scopes: scopes.split_whitespace().map(str::to_owned).collect(),
        staff: row.get(3)?,
        created_at_ms: row.get(4)?,
        expires_at_ms: row.get(5)?,
        revoked_at_ms: row.get(6)?,
        last_used_at_ms: row.get(7)?,
    })
}
