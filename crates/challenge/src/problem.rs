//! What is wrong with a challenge: where, what, and how to mend it.

use std::fmt;

use serde::Serialize;

/// Whether a problem stops a challenge from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The challenge cannot be used.
    Error,
    /// It can be used, and somebody should look at it.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, relative to the challenge's folder; empty for the folder itself.
    pub file: String,
    /// The line, counted from 1; `None` if the file as a whole is meant.
    pub line: Option<u32>,
    /// The column in characters, counted from 1.
    pub column: Option<u32>,
    /// Whether it stops the challenge.
    pub severity: Severity,
    /// What is wrong, as a lowercase fragment.
    pub what: String,
    /// How to mend it, as a lowercase fragment; empty if `what` says it.
    pub mend: String,
}

impl Problem {
    /// An error about a whole file.
    pub fn error(
        file: impl Into<String>,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            line: None,
            column: None,
            severity: Severity::Error,
            what: what.into(),
            mend: mend.into(),
        }
    }

    /// The same at a position, if one is known: line and column from 1.
    #[must_use]
    pub fn at(mut self, position: Option<(u32, u32)>) -> Self {
        self.line = position.map(|(line, _)| line);
        self.column = position.map(|(_, column)| column);
        self
    }

    /// The same as a warning.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.file.is_empty() {
            formatter.write_str("the folder")?;
        } else {
            formatter.write_str(&self.file)?;
        }
        if let Some(line) = self.line {
            write!(formatter, ":{line}")?;
            if let Some(column) = self.column {
                write!(formatter, ":{column}")?;
            }
        }
        formatter.write_str(": ")?;
        if self.severity == Severity::Warning {
            formatter.write_str("warning: ")?;
        }
        formatter.write_str(&self.what)?;
        if !self.mend.is_empty() {
            write!(formatter, "; {}", self.mend)?;
        }
        Ok(())
    }
}

/// Everything that is wrong with a challenge, one problem a line, in the order
/// of files and lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// How many problems are kept; a broken generator should not print a book.
    pub const MAXIMUM: usize = 100;

    /// Adds one, unless there are [`Self::MAXIMUM`] already.
    pub fn push(&mut self, problem: Problem) {
        if self.0.len() < Self::MAXIMUM {
            self.0.push(problem);
        }
    }

    /// The problems so far.
    #[must_use]
    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }

    /// How many of them are errors.
    #[must_use]
    pub fn error_count(&self) -> usize {
        let errors = self.0.iter().filter(|p| p.severity == Severity::Error);
        errors.count()
    }

    /// The same, ordered by file and line, each once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0.sort();
        self.0.dedup();
        self
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            write!(formatter, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
