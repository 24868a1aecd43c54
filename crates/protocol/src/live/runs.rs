//! Runs that somebody asked for in a room.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum RunKind {
    /// The entry file as a program.
    Program {
        /// Standard input.
        stdin: String,
    },
    /// The visible cases.
    Visible {
        /// Only the case of this group and name.
        only: Option<(String, String)>,
        /// Whether nobody asked for it: typing paused.
        automatic: bool,
    },
    /// Every case: the submission counts.
    Submit,
    /// Every case, asked for by an interviewer; counts for nothing.
    Judge,
}

/// Where output went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutputStream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// How many cases of a run are judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CaseCount {
    /// Cases that have a verdict.
    pub judged: u32,
    /// Cases in all, as far as is known.
    pub planned: u32,
}
