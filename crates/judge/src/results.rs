//! Results that were kept, so that an interrupted cohort goes on where it was
//! and the same files are not judged twice.
//!
//! A result lies under the digest of everything that could change it. One that
//! is damaged, or is not what its name says, is as good as none.

use std::path::{Path, PathBuf};

use protocol::Verdict;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::files;
use crate::report::{Report, canonical, sha256};

/// The largest result that is read back, in bytes.
const MAXIMUM_BYTES: u64 = 256 << 20;

/// The kept results of a cache.
#[derive(Debug)]
pub(crate) struct Results {
    folder: PathBuf,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    key: String,
    report: Report,
}

impl Results {
    /// Those below a cache's root.
    pub(crate) fn new(cache: &Path) -> Self {
        Self {
            folder: cache.join("results"),
        }
    }

    fn path(&self, key: &str) -> PathBuf {
        let digest = sha256(key);
        // Thousands of results do not belong into one folder.
        self.folder
            .join(&digest[..2])
            .join(format!("{digest}.json"))
    }

    /// The report kept under a key.
    pub(crate) fn load(&self, key: &str) -> Option<Report> {
        let path = self.path(key);
        let bytes = files::read_bounded(&path, MAXIMUM_BYTES).ok()?;
        let kept: Option<Kept> = serde_json::from_slice(&bytes).ok();
        let whole = kept.filter(|kept| {
            let digest = kept.report.computed_digest();
            kept.key == key && digest.is_ok_and(|digest| digest == kept.report.digest)
        });
        if whole.is_none() {
            tracing::warn!(path = %path.display(), "passing over a damaged result");
        }
        sandbox::mark_used(&path);
        whole.map(|kept| kept.report)
    }

    /// Keeps a report, unless it is our own fault, which may pass.
    pub(crate) fn store(&self, key: &str, report: &Report) -> Result<(), Error> {
        if report.verdict == Verdict::Ie {
            return Ok(());
        }
        let kept = Kept {
            key: key.to_owned(),
            report: report.clone(),
        };
        files::write_atomically(&self.path(key), canonical(&kept)?.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::sample;

    #[test]
    fn a_result_comes_back_under_its_key_only() {
        let cache = tempfile::tempdir().unwrap();
        let results = Results::new(cache.path());
        let report = sample().sealed().unwrap();
        assert_eq!(results.load("key"), None);
        results.store("key", &report).unwrap();
        assert_eq!(results.load("key"), Some(report));
        assert_eq!(results.load("other"), None);
    }

    #[test]
    fn a_damaged_or_changed_result_is_passed_over() {
        let cache = tempfile::tempdir().unwrap();
        let results = Results::new(cache.path());
        let report = sample().sealed().unwrap();
        results.store("key", &report).unwrap();
        let path = results.path("key");
        let text = std::fs::read_to_string(&path).unwrap();
        for damaged in [
            text[..text.len() - 9].to_owned(),
            text.replace("\"score\":10", "\"score\":40"),
            text.replace("\"key\":\"key\"", "\"key\":\"yek\""),
            String::new(),
        ] {
            assert_ne!(damaged, text);
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(results.load("key"), None);
        }
        results.store("key", &report).unwrap();
        assert!(results.load("key").is_some());
    }

    #[test]
    fn our_own_faults_are_not_kept() {
        let cache = tempfile::tempdir().unwrap();
        let results = Results::new(cache.path());
        let mut report = sample();
        report.verdict = Verdict::Ie;
        results.store("key", &report).unwrap();
        assert_eq!(results.load("key"), None);
    }
}
