//! Groups: cases that earn points together.

use std::collections::BTreeMap;

use protocol::Language;
use serde::{Deserialize, Serialize};

use super::{CallCase, IoCase};

/// Cases of one kind that earn points together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its name, unique in the challenge.
    pub name: String,
    /// Whether candidates see its cases and may run them.
    pub visible: bool,
    /// What it earns.
    pub points: u64,
    /// The groups that must have passed whole for this one to be judged.
    pub depends_on: Vec<String>,
    /// How cases become points.
    pub scoring: Scoring,
    /// The cases.
    pub content: Content,
}

impl Group {
    /// The word for its kind, as manifests write it.
    #[must_use]
    pub fn kind_name(&self) -> &'static str {
        match self.content {
            Content::Call(_) => "call",
            Content::Io(_) => "io",
            Content::Tests(_) => "tests",
            Content::Cost { .. } => "cost",
        }
    }

    /// How many cases it has in a language. Of `tests` groups only the files
    /// are known here, so those count.
    #[must_use]
    pub fn case_count(&self, language: &Language) -> usize {
        match &self.content {
            Content::Call(cases) | Content::Cost { cases, .. } => cases.len(),
            Content::Io(cases) => cases.len(),
            Content::Tests(files) => files.get(language).map_or(0, BTreeMap::len),
        }
    }
}

/// What a group is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Calls with expected results.
    Call(Vec<CallCase>),
    /// Runs of the entry file as a program.
    Io(Vec<IoCase>),
    /// The language's own test files: relative path to content, per language.
    /// The paths are as in the challenge folder.
    Tests(BTreeMap<Language, BTreeMap<String, Vec<u8>>>),
    /// Calls whose cost is bounded. The reference's answer is the expected one.
    Cost {
        /// The calls, with their sizes.
        cases: Vec<CallCase>,
        /// The bounds.
        bounds: CostBounds,
    },
}

/// What a call may cost. At least one is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CostBounds {
    /// The most fuel beside the reference's, on the same case.
    pub maximum_ratio: Option<f64>,
    /// The largest exponent of the growth of fuel over the cases' sizes.
    pub maximum_exponent: Option<f64>,
}

/// How the cases of a group become points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// All points if every case passes, else none.
    #[default]
    All,
    /// Points in equal parts, rounded down.
    Each,
}
