//! A challenge as the rest of the house sees it: plain data, fully checked.

mod call;
mod compare;
mod group;
mod io;
mod limits;
mod proof;

use std::collections::BTreeMap;
use std::path::PathBuf;

use protocol::Language;
use protocol::interface::Interface;
use serde::{Deserialize, Serialize};

pub use call::{Action, CallCase, Expectation, MaterialStep, Step};
pub use compare::{CallCompare, Checker, IoCompare, Tolerance};
pub use group::{Content, CostBounds, Group, Scoring};
pub use io::{IoCase, IoExpectation};
pub use limits::Limits;
pub use proof::{Expected, Proof, SourceFiles};

use crate::{ChallengeId, Problem};

/// A task for candidates, with everything that judges their answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Challenge {
    /// Its name.
    pub id: ChallengeId,
    /// Its folder on this machine.
    pub root: PathBuf,
    /// What kind of package the folder is.
    pub origin: Origin,
    /// Its title, for people.
    pub title: String,
    /// What the candidate is asked to do.
    pub kind: Kind,
    /// Whom it is for.
    pub level: Level,
    /// What it shows of a candidate, in a few words each.
    pub skills: Vec<String>,
    /// How long it should take.
    pub minutes: u32,
    /// The task, in Markdown.
    pub statement: String,
    /// The statement's file, relative to the folder.
    pub statement_path: String,
    /// The languages it may be solved in.
    pub languages: BTreeMap<Language, LanguageEntry>,
    /// The limits of a case that has none of its own.
    pub limits: Limits,
    /// What a candidate learns of a hidden case.
    pub feedback: Feedback,
    /// What a solution must offer to its caller; empty without `call` cases.
    pub interface: Interface,
    /// The groups of cases, in the manifest's order.
    pub groups: Vec<Group>,
    /// Submissions whose verdict is known.
    pub proofs: Vec<Proof>,
    /// SHA-256 in hexadecimal over everything that judges: see `digest`.
    pub digest: String,
    /// What was odd about the folder without being wrong.
    pub warnings: Vec<Problem>,
}

impl Challenge {
    /// All points that can be earned.
    #[must_use]
    pub fn points(&self) -> u64 {
        self.groups.iter().map(|group| group.points).sum()
    }

    /// The accepted submission that costs are measured against.
    #[must_use]
    pub fn reference(&self, language: &Language) -> Option<&Proof> {
        self.proofs
            .iter()
            .find(|proof| proof.reference && proof.language == *language)
    }

    /// A group by its name.
    #[must_use]
    pub fn group(&self, name: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.name == name)
    }
}

/// What kind of package a challenge was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A folder with `challenge.toml`.
    Greenroom,
    /// A Kattis or ICPC problem package.
    Kattis,
    /// An Exercism exercise.
    Exercism,
}

/// What a candidate is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Find out why code misbehaves, and mend it.
    Debug,
    /// Mend a known fault.
    Fix,
    /// Write something new.
    Implement,
    /// Make slow code fast.
    SpeedUp,
}

/// Whom a challenge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The first years.
    Junior,
    /// Works alone.
    Mid,
    /// Leads others.
    Senior,
}

/// What a candidate learns of a hidden case; each level includes those before.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Feedback {
    /// Nothing but the points of its group.
    Nothing,
    /// Its verdict.
    #[default]
    Verdict,
    /// Its name.
    Name,
    /// Its input.
    Input,
}

/// A language that a challenge may be solved in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageEntry {
    /// The file that the judge loads or starts.
    pub entry: String,
    /// The files a candidate starts with: relative path to content. A
    /// submission is laid over them.
    pub starter: BTreeMap<String, Vec<u8>>,
}
