//! Accounts of the team.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::unless_taken;
use crate::{Error, StaffId, Store};

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Its id.
    pub id: StaffId,
    /// The name to log in with; letters' case does not matter.
    pub login: String,
    /// What they are called.
    pub name: String,
    /// The hash of the password, as its algorithm writes it.
    pub password_hash: String,
    /// Whether they manage accounts.
    pub is_admin: bool,
    /// Whether they are locked out.
    pub disabled: bool,
    /// When it was made.
    pub created_at_ms: u64,
}

/// An account to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStaff {
    /// The name to log in with.
    pub login: String,
    /// What they are called.
    pub name: String,
    /// The hash of the password, as its algorithm writes it.
    pub password_hash: String,
    /// Whether they manage accounts.
    pub is_admin: bool,
}

/// What to change of an account; `None` leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffChange {
    /// What they are called.
    pub name: Option<String>,
    /// The hash of the password; ends all sessions.
    pub password_hash: Option<String>,
    /// Whether they manage accounts.
    pub is_admin: Option<bool>,
    /// Whether they are locked out; ends all sessions.
    pub disabled: Option<bool>,
}

pub(crate) const COLUMNS: &str =
    "staff.id, login, staff.name, password_hash, is_admin, disabled, staff.created_at_ms";

impl Store {
    /// Makes an account.
    ///
    /// # Errors
    /// [`Error::Exists`] where the login is taken, and where the disk fails.
    pub async fn create_staff(&self, staff: NewStaff, now_ms: u64) -> Result<StaffId, Error> {
        self.write(move |connection| insert(connection, &staff, now_ms))
            .await
    }

    /// An account, if there is such a one.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn staff(&self, id: StaffId) -> Result<Option<Staff>, Error> {
        self.read(move |connection| select(connection, id)).await
    }

    /// The account of a login, if there is one.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn staff_by_login(&self, login: &str) -> Result<Option<Staff>, Error> {
        let login = login.to_owned();
        self.read(move |connection| {
            let sql = format!("SELECT {COLUMNS} FROM staff WHERE login = ?1");
            let mut statement = connection.prepare_cached(&sql)?;
            Ok(statement.query_row([login], read_row).optional()?)
        })
        .await
    }

    /// Every account, by id.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn all_staff(&self) -> Result<Vec<Staff>, Error> {
        self.read(move |connection| {
            let sql = format!("SELECT {COLUMNS} FROM staff ORDER BY id");
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map([], read_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Changes an account; a new password or locking it out ends its sessions.
    ///
    /// # Errors
    /// [`Error::LastAdministrator`] where nobody would be left to manage
    /// accounts, and where there is no such account or the disk fails.
    pub async fn change_staff(&self, id: StaffId, change: StaffChange) -> Result<Staff, Error> {
        self.write(move |connection| {
            update(connection, id, &change)?;
            if change.password_hash.is_some() || change.disabled == Some(true) {
                connection.execute("DELETE FROM sessions WHERE staff = ?1", [id])?;
            }
            if !has_administrator(connection)? {
                return Err(Error::LastAdministrator);
            }
            select(connection, id)?.ok_or(Error::NotFound("account"))
        })
        .await
    }
}

pub(crate) fn insert(
    connection: &Connection,
    staff: &NewStaff,
    now_ms: u64,
) -> Result<StaffId, Error> {
    let inserted = connection
        .prepare_cached(
            "INSERT INTO staff (login, name, password_hash, is_admin, created_at_ms)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .insert(params![
            staff.login,
            staff.name,
            staff.password_hash,
            staff.is_admin,
            now_ms
        ]);
    unless_taken(inserted, "login").map(StaffId::from_row)
}

fn select(connection: &Connection, id: StaffId) -> Result<Option<Staff>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM staff WHERE id = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([id], read_row).optional()?)
}

fn update(connection: &Connection, id: StaffId, change: &StaffChange) -> Result<(), Error> {
    connection
        .prepare_cached(
            "UPDATE staff SET name = coalesce(?2, name),
                 password_hash = coalesce(?3, password_hash),
                 is_admin = coalesce(?4, is_admin), disabled = coalesce(?5, disabled)
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            change.name,
            change.password_hash,
            change.is_admin,
            change.disabled
        ])?;
    Ok(())
}

fn has_administrator(connection: &Connection) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM staff WHERE is_admin AND NOT disabled)";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Reads [`COLUMNS`].
pub(crate) fn read_row(row: &Row<'_>) -> rusqlite::Result<Staff> {
    read_row_from(row, 0)
}

/// Reads [`COLUMNS`] that begin at the column `first`.
pub(crate) fn read_row_from(row: &Row<'_>, first: usize) -> rusqlite::Result<Staff> {
    Ok(Staff {
        id: row.get(first)?,
        login: row.get(first + 1)?,
        name: row.get(first + 2)?,
        password_hash: row.get(first + 3)?,
        is_admin: row.get(first + 4)?,
        disabled: row.get(first + 5)?,
        created_at_ms: row.get(first + 6)?,
    })
}
