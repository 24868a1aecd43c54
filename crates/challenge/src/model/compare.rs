//! How an answer is held against the expected one. The comparing itself is
//! the judge's work.

use std::collections::BTreeMap;
use std::sync::Arc;

use protocol::Language;
use serde::{Deserialize, Serialize};

/// How far a number may be off. It is right if either bound holds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tolerance {
    /// The largest absolute difference; 0 if only the relative one counts.
    pub absolute: f64,
    /// The largest difference as a part of the expected value; 0 if only the
    /// absolute one counts.
    pub relative: f64,
}

/// How the result of a call is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallCompare {
    /// Equal in every part.
    #[default]
    Exact,
    /// Equal, with floats anywhere inside within a bound.
    Float(Tolerance),
    /// The outermost list as a multiset.
    Unordered,
}

/// How what a program wrote is compared.
#[derive(Clone, Debug, PartialEq)]
pub enum IoCompare {
    /// Byte for byte.
    Exact,
    /// Token by token.
    Tokens {
        /// If set, tokens that are numbers in the answer may be off by this.
        tolerance: Option<Tolerance>,
        /// Whether `A` equals `a`.
        ignore_case: bool,
        /// Whether the white space between tokens must be the same too.
        space_sensitive: bool,
    },
    /// By a program of the author's.
    Checker(Arc<Checker>),
}

impl Default for IoCompare {
    fn default() -> Self {
        Self::Tokens {
            tolerance: None,
            ignore_case: false,
            space_sensitive: false,
        }
    }
}

/// A program that judges an output, with the convention of Kattis packages:
/// arguments are input file, answer file, feedback folder, then
/// [`Checker::arguments`]; the output comes on standard input; exit 42
/// accepts, 43 rejects, anything else is the author's fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checker {
    /// Its language.
    pub language: Language,
    /// Its entry file, a key of `files`.
    pub entry: String,
    /// Its files: relative path to content.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What it gets beside the three usual arguments.
    pub arguments: Vec<String>,
}
