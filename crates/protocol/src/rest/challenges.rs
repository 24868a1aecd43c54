//! The challenges that rooms can be made of.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Language;

/// What a candidate is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChallengeKind {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChallengeLevel {
    /// The first years.
    Junior,
    /// Works alone.
    Mid,
    /// Leads others.
    Senior,
}

/// A challenge in short: one of `GET /api/challenges`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChallengeCard {
    /// Its id.
    pub id: String,
    /// Its title, for people.
    pub title: String,
    /// What the candidate is asked to do.
    pub kind: ChallengeKind,
    /// Whom it is for.
    pub level: ChallengeLevel,
    /// What it shows of a candidate.
    pub skills: Vec<String>,
    /// How long it should take.
    pub minutes: u32,
    /// The languages it may be solved in.
    pub languages: Vec<ChallengeLanguage>,
    /// All points that can be earned.
    pub points: u64,
}

/// A language that a challenge may be solved in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChallengeLanguage {
    /// Its name.
    #[schema(value_type = String)]
    pub language: Language,
    /// Its name for people, such as `Python`.
    pub title: String,
    /// Whether this server can run it; rooms can only be made of those.
    pub installed: bool,
}

/// `GET /api/challenges/{id}`: all that the team may want to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChallengeDetails {
    /// The challenge in short.
    pub card: ChallengeCard,
    /// The task, in Markdown.
    pub statement: String,
    /// The cases that candidates see.
    pub visible_cases: Vec<VisibleGroup>,
    /// Every group, in order.
    pub groups: Vec<ChallengeGroup>,
    /// What interviewers rate.
    pub rubric: Vec<RubricItem>,
}

/// A group that candidates see, with its cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VisibleGroup {
    /// The group's name.
    pub group: String,
    /// Its cases.
    pub cases: Vec<VisibleCase>,
}

/// A case that candidates see, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VisibleCase {
    /// Its name; of a language's own tests the path of a file of them.
    pub name: String,
    /// What goes in; of a language's own tests the file's source.
    pub input: String,
    /// What must come out; empty where the input says it.
    pub expected: String,
}

/// A group of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChallengeGroup {
    /// Its name.
    pub name: String,
    /// Whether candidates see its cases.
    pub visible: bool,
    /// What it earns.
    pub points: u64,
}

/// Something that interviewers rate from 1 to 4.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RubricItem {
    /// Its key in scorecards.
    pub key: String,
    /// Its title, for people.
    pub title: String,
    /// What to look at.
    pub description: String,
}
