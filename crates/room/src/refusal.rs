//! Saying no.

use protocol::live::{FileId, Refusal, RefusalCode};

/// Why a message is not obeyed, about no file.
pub(crate) fn refusal(code: RefusalCode, message: impl Into<String>) -> Refusal {
    Refusal {
        code,
        message: message.into(),
        file: None,
    }
}

/// The same about an edit of a file. Only edits are: a client knows by the file
/// that it is its edit that was refused, and not something it said in between.
pub(crate) fn about_file(mut refusal: Refusal, file: FileId) -> Refusal {
    refusal.file = Some(file);
    refusal
}

/// Refuses what is longer than it may be.
pub(crate) fn at_most(length: usize, limit: usize, what: &str) -> Result<(), Refusal> {
    if length <= limit {
        Ok(())
    } else {
        Err(refusal(
            RefusalCode::TooLarge,
            format!("{what} may have {limit} bytes, not {length}"),
        ))
    }
}
