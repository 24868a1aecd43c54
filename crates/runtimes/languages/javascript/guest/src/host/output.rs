//! Standard output and standard error.

use std::io::{self, Write};

use rquickjs::{Result, TypedArray};

use super::Table;

pub(super) fn register(table: &Table<'_>) -> Result<()> {
    table
        .add("write", |to_stderr: bool, text: String| {
            send(to_stderr, text.as_bytes());
        })?
        .add(
            "writeBytes",
            |to_stderr: bool, bytes: TypedArray<'_, u8>| {
                // SAFETY: nothing can detach the buffer meanwhile: no JavaScript runs.
                send(to_stderr, unsafe { bytes.as_bytes() }.unwrap_or_default());
            },
        )?;
    Ok(())
}

/// Nothing is kept back, so that what a run printed before it died is seen.
fn send(to_stderr: bool, bytes: &[u8]) {
    if to_stderr {
        let _ = io::stderr().lock().write_all(bytes);
    } else {
        let mut stdout = io::stdout().lock();
        let _ = stdout.write_all(bytes);
        let _ = stdout.flush();
    }
}
