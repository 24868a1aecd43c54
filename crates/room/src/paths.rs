//! Which paths a file of a room may have. They become names in the guest's
//! file system and on the disks of people who download them.

use protocol::live::{Refusal, RefusalCode};

use crate::refusal::refusal;

/// The longest path, in bytes.
pub(crate) const MAXIMUM_PATH_BYTES: usize = 255;

/// Refuses what is no plain relative path.
pub(crate) fn check(path: &str) -> Result<(), Refusal> {
    let reason = if path.is_empty() {
        "is empty"
    } else if path.len() > MAXIMUM_PATH_BYTES {
        "is longer than 255 bytes"
    } else if path.chars().any(|c| c.is_control() || c == '\\') {
        "has a control character or a backslash"
    } else if path.split('/').any(|name| matches!(name, "" | "." | "..")) {
        "has an empty, `.` or `..` segment"
    } else if path.split('/').any(|name| name.trim() != name) {
        "has a name that begins or ends with a space"
    } else {
        return Ok(());
    };
    let code = if path.len() > MAXIMUM_PATH_BYTES {
        RefusalCode::TooLarge
    } else {
        RefusalCode::Invalid
    };
    Err(refusal(code, format!("the path {reason}")))
}

/// Whether two paths cannot both be files: they are the same on a disk that
/// does not tell case, or one would be a folder of the other.
pub(crate) fn collide(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    long.strip_prefix(&short)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_are_files() {
        for good in ["a", "a.py", "src/lib.rs", "ünï/코드.txt", "...", "a b"] {
            assert!(check(good).is_ok(), "{good}");
        }
        let long = "x".repeat(256);
        for bad in [
            "", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "./a", "a\\b", "a\nb", "a\0",
            " a", "a /b", &long,
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn case_and_folders_collide() {
        assert!(collide("Main.py", "main.PY"));
        assert!(collide("a", "A/b.py"));
        assert!(collide("a/b.py", "a"));
        assert!(!collide("a", "ab"));
        assert!(!collide("a/b", "a/c"));
    }
}
