//! One thing that an author should know.

use challenge::{Problem, Severity};
use serde::Serialize;

/// How much a finding weighs; in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The challenge must not be used like this.
    Error,
    /// The cases let a fault through.
    Hole,
    /// Somebody should look at it.
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// How much it weighs.
    pub level: Level,
    /// The file, relative to the challenge's folder, empty for the whole.
    pub file: String,
    /// The line, counted from 1, where one is meant.
    pub line: Option<u32>,
    /// What is so, as a lowercase fragment.
    pub what: String,
    /// How to mend it, as a lowercase fragment; empty if `what` says it.
    pub mend: String,
}

impl Finding {
    /// An error about a whole file.
    pub(super) fn error(
        file: impl Into<String>,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self::new(Level::Error, file, what, mend)
    }

    /// A warning about a whole file.
    pub(super) fn warning(
        file: impl Into<String>,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self::new(Level::Warning, file, what, mend)
    }

    /// A finding about a whole file.
    pub(super) fn new(
        level: Level,
        file: impl Into<String>,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self {
            level,
            file: file.into(),
            line: None,
            what: what.into(),
            mend: mend.into(),
        }
    }

    /// The same at a line.
    pub(super) fn at(mut self, line: usize) -> Self {
        self.line = u32::try_from(line).ok();
        self
    }
}

impl From<&Problem> for Finding {
    fn from(problem: &Problem) -> Self {
        Self {
            level: match problem.severity {
                Severity::Error => Level::Error,
                Severity::Warning => Level::Warning,
            },
            file: problem.file.clone(),
            line: problem.line,
            what: problem.what.clone(),
            mend: problem.mend.clone(),
        }
    }
}
