//! Executing a report again: whether every verdict and every fuel count comes
//! out the same.

mod differences;

use std::collections::BTreeMap;
use std::path::Path;

use challenge::{Challenge, Languages, ReadOptions, Submission, SubmissionBounds};
use serde::Serialize;

use crate::report::Report;
use crate::{Error, Judge, Options, Progress, files};

/// The largest report that is read, in bytes.
const MAXIMUM_BYTES: u64 = 256 << 20;

/// What executing a report again came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// The report's own digest.
    pub reported_digest: String,
    /// The digest of the new report.
    pub found_digest: String,
    /// What differs, the report itself first, then its groups and cases in order.
    pub differences: Vec<Difference>,
}

impl Verification {
    /// Whether everything came out the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.differences.is_empty() && self.reported_digest == self.found_digest
    }
}

/// One thing that came out otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What: `boundaries / the window slides: fuel`.
    pub what: String,
    /// What the report says.
    pub reported: String,
    /// What came now.
    pub found: String,
}

impl Report {
    /// Reads a report.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or is no report of this format.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bytes = files::read_bounded(path, MAXIMUM_BYTES).map_err(|reason| Error::Io {
            action: "read",
            path: path.to_owned(),
            reason,
        })?;
        let not_a_report = |reason: String| Error::NotAReport {
            path: path.to_owned(),
            reason,
        };
        let report: Self =
            serde_json::from_slice(&bytes).map_err(|error| not_a_report(error.to_string()))?;
        if report.format_version != 1 {
            return Err(not_a_report(format!(
                "it has format {}",
                report.format_version
            )));
        }
        Ok(report)
    }
}

impl Judge {
    /// Executes a report again and tells every difference. The submission is
    /// made from the report's own files unless it is given.
    ///
    /// A report whose content does not fit its digest, a challenge or a
    /// runtime that is not the one it was made with: all are differences.
    ///
    /// # Errors
    ///
    /// As for [`Judge::grade`], and when the report's files are no submission.
    pub fn verify(
        &self,
        report: &Report,
        challenge: &Challenge,
        languages: &Languages,
        submission: Option<&Submission>,
        progress: &dyn Progress,
    ) -> Result<Verification, Error> {
        let from_report;
        let submission = match submission {
            Some(submission) => submission,
            None => {
                from_report = submission_of(report, challenge, languages)?;
                &from_report
            }
        };
        let options = Options {
            reuse: false,
            ..Options::default()
        };
        let mut found = self.grade(challenge, submission, &options, progress)?;
        found.submission.name.clone_from(&report.submission.name);
        let found = found.sealed()?;
        Ok(Verification {
            reported_digest: report.digest.clone(),
            found_digest: found.digest.clone(),
            differences: differences::between(report, &found)?,
        })
    }
}

/// The submission as the report tells it.
fn submission_of(
    report: &Report,
    challenge: &Challenge,
    languages: &Languages,
) -> Result<Submission, Error> {
    let files: BTreeMap<String, Vec<u8>> = report
        .submission
        .files
        .iter()
        .map(|(path, text)| (path.clone(), text.clone().into_bytes()))
        .collect();
    let options = ReadOptions {
        languages,
        language: Some(report.submission.language.clone()),
        bounds: SubmissionBounds::default(),
    };
    Submission::from_files(&report.submission.name, &files, challenge, &options).map_err(|error| {
        Error::NoSubmission {
            name: report.submission.name.clone(),
            reason: error.to_string(),
        }
    })
}
