//! Connections to the file, and how each is set up.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::store::Durability;
use crate::{Error, lock, schema};

/// Says that a file is a store of ours: "grrm".
const APPLICATION_ID: i32 = 0x6772_726d;
/// How long to wait for whoever looks into the file with a tool of SQLite's.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const STATEMENTS_KEPT: usize = 64;

/// The connection that writes: creates, checks and migrates the file.
pub(crate) fn writer(path: &Path, durability: Durability) -> Result<Connection, Error> {
    make_private(path)?;
    let connection = Connection::open(path).map_err(|error| damaged(path, &error))?;
    configure(&connection)?;
    claim(&connection, path)?;
    let mode: String = connection
        .query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))
        .map_err(|error| damaged(path, &error))?;
    if mode != "wal" {
        let reason = "its file system cannot share memory between processes (SQLite's WAL)";
        return Err(damaged(path, &reason));
    }
    set_durability(&connection, durability)?;
    // Checkpoints happen off the commit path: see `writer::checkpoint`.
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    check(&connection, path)?;
    schema::migrate(&connection, path)?;
    Ok(connection)
}

/// A connection that only reads.
pub(crate) fn reader(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    configure(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// A connection that moves committed pages from the log into the file.
pub(crate) fn checkpointer(path: &Path) -> Result<Connection, Error> {
    let connection = Connection::open(path)?;
    configure(&connection)?;
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    Ok(connection)
}

fn configure(connection: &Connection) -> Result<(), Error> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    connection.pragma_update(None, "foreign_keys", true)?;
    // A file from elsewhere must not be able to run anything.
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

fn set_durability(connection: &Connection, durability: Durability) -> Result<(), Error> {
    let level = match durability {
        Durability::Full => "FULL",
        Durability::Relaxed => "NORMAL",
    };
    connection.pragma_update(None, "synchronous", level)?;
    Ok(())
}

/// The file is made before SQLite sees it, so that nobody else may read it.
fn make_private(path: &Path) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(path);
    lock::private()
        .open(path)
        .map(drop)
        .map_err(|error| lock::unwritable(folder, &error))
}

/// Refuses a database that is somebody else's.
fn claim(connection: &Connection, path: &Path) -> Result<(), Error> {
    let found: i32 = connection
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .map_err(|error| damaged(path, &error))?;
    let tables: u32 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(|error| damaged(path, &error))?;
    match (found, tables) {
        (APPLICATION_ID, _) => Ok(()),
        (0, 0) => Ok(connection.pragma_update(None, "application_id", APPLICATION_ID)?),
        _ => Err(damaged(path, &"it is not a database of greenroom")),
    }
}

fn check(connection: &Connection, path: &Path) -> Result<(), Error> {
    let found: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| damaged(path, &error))?;
    match found.as_str() {
        "ok" => Ok(()),
        problem => Err(damaged(path, &problem)),
    }
}

fn damaged(path: &Path, reason: &dyn std::fmt::Display) -> Error {
    Error::Damaged {
        path: path.to_owned(),
        reason: reason.to_string(),
    }
}
