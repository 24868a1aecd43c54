//! The report of one submission: what a verdict can be defended with.
//!
//! Everything in [`Report`] but `timing` is inside the digest, so the same
//! submission, challenge, runtime and limits give the same bytes.

mod canonical;
mod redact;
mod refused;
#[cfg(test)]
pub(crate) mod sample;

use std::collections::BTreeMap;

pub use canonical::{canonical, sha256};

use protocol::{Language, Verdict};
use serde::{Deserialize, Serialize};

/// A submission's verdicts, scores and costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Version of this format: 1.
    pub format_version: u32,
    /// SHA-256 over the canonical JSON of this report without `digest` and `timing`.
    pub digest: String,
    /// Which challenge was judged.
    pub challenge: ChallengeSummary,
    /// Whose files were judged.
    pub submission: SubmissionSummary,
    /// What ran them.
    pub runtime: RuntimeSummary,
    /// The worst verdict over all cases.
    pub verdict: Verdict,
    /// Points earned.
    pub score: u64,
    /// Points that could be earned.
    pub points: u64,
    /// The compiler's messages; empty if none.
    pub diagnostics: String,
    /// The groups, in the challenge's order.
    pub groups: Vec<GroupReport>,
    /// Fuel over all cases that have a count.
    pub fuel: u64,
    /// Remarks for the person who reads the report.
    pub notes: Vec<String>,
    /// What is not digested; exports leave it out.
    #[serde(default)]
    pub timing: Timing,
}

/// The challenge's identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeSummary {
    /// Its id: the folder's name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// SHA-256 over everything that judges.
    pub digest: String,
}

/// The submission's identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmissionSummary {
    /// The candidate: the name of the folder, file or archive.
    pub name: String,
    /// Its language.
    pub language: Language,
    /// SHA-256 over its files, its language and its entry file.
    pub digest: String,
    /// The file that was loaded or started, one of `files`.
    pub entry: String,
    /// The files, relative path to text (invalid UTF-8 replaced), for the readers of the report.
    pub files: BTreeMap<String, String>,
}

/// The runtime's identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuntimeSummary {
    /// Its version, for people.
    pub version: String,
    /// Its digest.
    pub digest: String,
}

/// One group of cases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupReport {
    /// Its name.
    pub name: String,
    /// Whether candidates see its cases.
    pub visible: bool,
    /// `true` when the tests share an instance with the code they judge.
    pub guest_judged: bool,
    /// The worst verdict of its cases; `None` if it was skipped or not judged.
    pub verdict: Option<Verdict>,
    /// Points earned.
    pub score: u64,
    /// Points that could be earned.
    pub points: u64,
    /// Why it was skipped: the groups it depends on that did not pass.
    pub skipped_for: Vec<String>,
    /// The fitted exponent of growth in thousandths, for a cost group that has sizes.
    pub growth_thousandths: Option<i64>,
    /// The cases in order.
    pub cases: Vec<CaseReport>,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseReport {
    /// Its name.
    pub name: String,
    /// What it earned.
    pub verdict: Verdict,
    /// Fuel used; `None` where it cannot be told (after a trap). Of calls it is
    /// the calls' own fuel, without the start of the interpreter and the
    /// loading of the solution, and `None` unless all were answered; limits
    /// hold for the whole run.
    pub fuel: Option<u64>,
    /// The reference's fuel on the same case, where it was measured.
    pub reference_fuel: Option<u64>,
    /// Peak linear memory in bytes.
    pub memory_bytes: u64,
    /// The exit code, where it exited.
    pub exit_code: Option<i32>,
    /// The input, for people, cut to 4 KiB.
    pub input: String,
    /// What was expected, for people, cut to 4 KiB; empty where nothing single was.
    pub expected: String,
    /// What came, for people, cut to 4 KiB.
    pub got: String,
    /// Why the verdict is what it is, in a sentence; empty if `AC`.
    pub reason: String,
    /// Standard output, cut to 16 KiB, invalid UTF-8 replaced.
    pub stdout: String,
    /// Standard error, cut to 16 KiB, invalid UTF-8 replaced.
    pub stderr: String,
}

/// What may differ between two runs of the same submission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// Wall time of building and judging, in milliseconds.
    pub wall_ms: u64,
}
