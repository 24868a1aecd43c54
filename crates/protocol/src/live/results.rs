//! What a run came to, as far as the reader may know it. What a role may not
//! see is not there: `None`, an empty text, or a case that is missing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Verdict;

/// What a run came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum RunResult {
    /// A program ended.
    Program(ProgramResult),
    /// Cases were judged.
    Judged(JudgedResult),
    /// Somebody cancelled it.
    Cancelled,
    /// The fault was ours; it says nothing about the code.
    Failed {
        /// What to tell people.
        reason: String,
    },
}

/// What a program came to. Its output came as [`super::EventBody::Output`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgramResult {
    /// `AC` if it exited with 0.
    pub verdict: Verdict,
    /// Why the verdict is what it is; empty if `AC`.
    pub reason: String,
    /// The exit code, where it exited.
    pub exit_code: Option<i32>,
    /// What the compiler said; empty if nothing.
    pub diagnostics: String,
    /// Fuel used, where it can be told.
    pub fuel: Option<u64>,
    /// Peak memory in bytes.
    pub memory_bytes: u64,
    /// Wall time in milliseconds.
    pub wall_ms: u64,
    /// Places in the files that it speaks of.
    pub marks: Vec<Mark>,
}

/// What judging came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JudgedResult {
    /// The worst verdict of what the reader may see.
    pub verdict: Verdict,
    /// Points earned.
    pub score: u64,
    /// Points that could be earned.
    pub points: u64,
    /// What the compiler said; empty if nothing.
    pub diagnostics: String,
    /// The groups in the challenge's order.
    pub groups: Vec<GroupResult>,
    /// Fuel over all cases that have a count.
    pub fuel: u64,
    /// Wall time in milliseconds.
    pub wall_ms: u64,
    /// Places in the files that it speaks of.
    pub marks: Vec<Mark>,
    /// The digest of the whole report, which staff can fetch and verify.
    pub report: Option<String>,
}

/// One group of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupResult {
    /// Its name.
    pub name: String,
    /// Whether candidates see its cases.
    pub visible: bool,
    /// The worst verdict; `None` if it was skipped, not judged, or is not told.
    pub verdict: Option<Verdict>,
    /// Points earned.
    pub score: u64,
    /// Points that could be earned.
    pub points: u64,
    /// Why it was skipped: groups that did not pass.
    pub skipped_for: Vec<String>,
    /// Its cases in order.
    pub cases: Vec<CaseResult>,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseResult {
    /// Its name.
    pub name: String,
    /// What it earned.
    pub verdict: Verdict,
    /// Why, in a sentence; empty if `AC`.
    pub reason: String,
    /// The input, for people.
    pub input: String,
    /// What was expected, for people.
    pub expected: String,
    /// What came, for people.
    pub got: String,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Fuel used, where it can be told.
    pub fuel: Option<u64>,
    /// The reference's fuel on the same case.
    pub reference_fuel: Option<u64>,
    /// Peak memory in bytes.
    pub memory_bytes: u64,
}

/// A place in a file, with what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The file's path.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in UTF-16 units, from 1, where it is known.
    pub column: Option<u32>,
    /// What is said of it.
    pub message: String,
}
