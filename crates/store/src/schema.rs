//! The tables, as numbered steps. A step that was released is never changed.

use std::path::Path;

use rusqlite::Connection;

use crate::Error;

/// The step at index n leads from version n to n + 1.
const STEPS: &[&str] = &[
    include_str!("schema/1_rooms.sql"),
    include_str!("schema/2_records.sql"),
    include_str!("schema/3_scorecards_of_seats.sql"),
];

/// Brings the file to the newest version, each step wholly or not at all.
pub(crate) fn migrate(connection: &Connection, path: &Path) -> Result<(), Error> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = STEPS.len() as u32;
    if found > known {
        return Err(Error::TooNew {
            path: path.to_owned(),
            found,
            known,
        });
    }
    for version in found..known {
        let step = STEPS[version as usize];
        let next = version + 1;
        connection.execute_batch(&format!(
            "BEGIN IMMEDIATE; {step}; PRAGMA user_version = {next}; COMMIT;"
        ))?;
    }
    Ok(())
}
