//! The formats by name, and the one place that leads from a name to a writer.

use std::fmt;
use std::io;
use std::str::FromStr;

use super::{GradedSet, csv, ctrf, html, human, json, junit};

/// A format that a [`GradedSet`] can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A table for a terminal; one submission alone is shown in detail.
    Human,
    /// One object with every report: canonical JSON.
    Json,
    /// One report a line.
    Jsonl,
    /// `JUnit` XML, a suite for each submission.
    Junit,
    /// Common Test Report Format, see ctrf.io.
    Ctrf,
    /// A row for each submission, safe to open in a spreadsheet.
    Csv,
    /// A page that needs nothing else, to compare candidates and read one.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 7] = [
        Self::Human,
        Self::Json,
        Self::Jsonl,
        Self::Junit,
        Self::Ctrf,
        Self::Csv,
        Self::Html,
    ];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Junit => "junit",
            Self::Ctrf => "ctrf",
            Self::Csv => "csv",
            Self::Html => "html",
        }
    }

    /// What files of this format end in, without the dot. `ctrf.json` has two
    /// parts, so that it may lie beside the plain JSON.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Human => "txt",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Junit => "xml",
            Self::Ctrf => "ctrf.json",
            Self::Csv => "csv",
            Self::Html => "html",
        }
    }

    /// Writes `set` in this format.
    ///
    /// # Errors
    ///
    /// What `out` refuses to take.
    pub fn write(self, set: &GradedSet, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Self::Human => human::write(set, out),
            Self::Json => json::write(set, out),
            Self::Jsonl => json::write_lines(set, out),
            Self::Junit => junit::write(set, out),
            Self::Ctrf => ctrf::write(set, out),
            Self::Csv => csv::write(set, out),
            Self::Html => html::write(set, out),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A text that names no format.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a report format: use human, json, jsonl, junit, ctrf, csv or html")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| UnknownFormat(name.chars().take(64).collect()))
    }
}
