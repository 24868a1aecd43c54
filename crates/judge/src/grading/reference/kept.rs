//! The reference's answers in the cache, so that a new process need not run
//! it again. A file that cannot be read is as good as none.

use std::path::{Path, PathBuf};

use sandbox::Answer;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::files;
use crate::report::sha256;

/// The largest file that is read back, in bytes.
const MAXIMUM_BYTES: u64 = 64 << 20;

#[derive(Serialize, Deserialize)]
struct Kept {
    /// The whole key, against collisions and moved files.
    key: String,
    /// The lines, with the fuel of each.
    answers: Vec<(String, u64)>,
}

fn path(cache: &Path, key: &str) -> PathBuf {
    cache
        .join("references")
        .join(format!("{}.json", sha256(key)))
}

/// The answers kept under a key.
pub(super) fn load(cache: &Path, key: &str) -> Option<Vec<Answer>> {
    let path = path(cache, key);
    let bytes = files::read_bounded(&path, MAXIMUM_BYTES).ok()?;
    let kept: Kept = serde_json::from_slice(&bytes).ok()?;
    sandbox::mark_used(&path);
    (kept.key == key).then(|| {
        kept.answers
            .into_iter()
            .map(|(line, fuel)| Answer {
                line: line.into_bytes(),
                fuel,
            })
            .collect()
    })
}

/// Keeps answers under a key.
pub(super) fn store(cache: &Path, key: &str, answers: &[Answer]) -> Result<(), Error> {
    let answers = answers
        .iter()
        .map(|answer| {
            let line = String::from_utf8_lossy(&answer.line).into_owned();
            (line, answer.fuel)
        })
        .collect();
    let kept = Kept {
        key: key.to_owned(),
        answers,
    };
    files::write_atomically(&path(cache, key), &serde_json::to_vec(&kept)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_is_damaged_does_not() {
        let cache = tempfile::tempdir().unwrap();
        let answers = vec![Answer {
            line: br#"{"returned":"\u00e9"}"#.to_vec(),
            fuel: u64::MAX,
        }];
        assert_eq!(load(cache.path(), "key"), None);
        store(cache.path(), "key", &answers).unwrap();
        assert_eq!(load(cache.path(), "key"), Some(answers));

        let path = path(cache.path(), "key");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, &text[..text.len() / 2]).unwrap();
        assert_eq!(load(cache.path(), "key"), None);
        std::fs::write(&path, text.replace("key\":\"key", "key\":\"other")).unwrap();
        assert_eq!(load(cache.path(), "key"), None);
    }
}
