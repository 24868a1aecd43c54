//! Values of the server's own that must outlive it, such as the key that it
//! signs with.

use rusqlite::params;

use crate::{Error, Store};

impl Store {
    /// The value of a name: `value` if there was none before, which is kept, and
    /// otherwise the one that was kept first.
    ///
    /// # Errors
    /// Where the disk fails.
    pub async fn keep_value(&self, name: &str, value: Vec<u8>) -> Result<Vec<u8>, Error> {
        let name = name.to_owned();
        self.write(move |connection| {
            connection.execute(
                "INSERT INTO own_values (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                params![name, value],
            )?;
            let sql = "SELECT value FROM own_values WHERE name = ?1";
            Ok(connection.query_row(sql, [name], |row| row.get(0))?)
        })
        .await
    }
}
