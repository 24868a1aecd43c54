//! Submissions with a known verdict: how a challenge proves itself.

use std::collections::BTreeMap;

use protocol::{Language, Verdict};
use serde::{Deserialize, Serialize};

/// The files of a solution, completed from the starter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFiles {
    /// The file that is loaded or started, a key of `files`.
    pub entry: String,
    /// Relative path with `/` to content.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A submission that must earn the verdict of its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Where it lies, relative to the challenge's folder.
    pub path: String,
    /// What it must earn.
    pub expected: Expected,
    /// Its language.
    pub language: Language,
    /// Whether costs are measured against it.
    pub reference: bool,
    /// Its files.
    pub source: SourceFiles,
}

/// What a proof must earn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// This verdict; for `AC` also full points.
    Verdict(Verdict),
    /// Anything but `AC`, as in Kattis' `rejected`.
    Rejected,
    /// Some points, not all, as in Kattis' `partially_accepted`.
    Partial,
}

impl Expected {
    /// The folders under `submissions/` and what they mean.
    pub const FOLDERS: [(&'static str, Self); 7] = [
        ("accepted", Self::Verdict(Verdict::Ac)),
        ("wrong_answer", Self::Verdict(Verdict::Wa)),
        ("time_limit_exceeded", Self::Verdict(Verdict::Tle)),
        ("run_time_error", Self::Verdict(Verdict::Rte)),
        ("memory_limit_exceeded", Self::Verdict(Verdict::Mle)),
        ("output_limit_exceeded", Self::Verdict(Verdict::Ole)),
        ("compile_error", Self::Verdict(Verdict::Ce)),
    ];

    /// Whether a report with this verdict and score is as expected.
    #[must_use]
    pub fn holds(self, verdict: Verdict, score: u64, points: u64) -> bool {
        match self {
            Self::Verdict(Verdict::Ac) => verdict == Verdict::Ac && score == points,
            Self::Verdict(expected) => verdict == expected,
            Self::Rejected => !matches!(verdict, Verdict::Ac | Verdict::Ie),
            Self::Partial => score > 0 && score < points,
        }
    }
}

impl Proof {
    /// Whether it must get full points.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.expected == Expected::Verdict(Verdict::Ac)
    }
}
