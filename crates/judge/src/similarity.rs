//! Which submissions of a cohort resemble each other more than the task explains.
//!
//! A hint for a person, never a score: people who learnt from the same book
//! write alike.

use serde::{Deserialize, Serialize};

/// Two submissions that share more than the threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The name of one submission; the lesser of the two.
    pub left: String,
    /// The name of the other.
    pub right: String,
    /// The share of fingerprints in common, in thousandths of the smaller set.
    pub share_thousandths: u32,
    /// The shared parts, the longest first.
    pub blocks: Vec<SharedBlock>,
}

/// A part that two submissions share, apart from names, comments and literals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedBlock {
    /// Where it is in the left submission.
    pub left: LineRange,
    /// Where it is in the right one.
    pub right: LineRange,
}

/// Lines of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRange {
    /// The file's path in the submission.
    pub file: String,
    /// The first line, counted from 1.
    pub first: u32,
    /// The last line, included.
    pub last: u32,
}
