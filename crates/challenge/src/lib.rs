//! Reads, validates and digests challenge folders and submissions.
//!
//! A [`Challenge`] is what an author wrote, checked to the last value; a
//! [`Datum`] is one value of its interface, whoever wrote it. Nothing here
//! runs code: the crate knows neither wasm nor network.

pub mod datum;
mod digest;
mod document;
mod exercism;
mod folder;
mod id;
mod kattis;
mod languages;
mod load;
mod model;
mod paths;
mod problem;
pub mod scaffold;
mod solution;
mod statement;
mod submission;
pub mod template;

pub use datum::{Datum, Mismatch, conforms};
pub use id::{ChallengeId, InvalidId};
pub use languages::{KnownLanguage, Languages};
pub use load::{LoadError, LoadOptions};
pub use model::{
    Action, CallCase, CallCompare, Challenge, Checker, Content, CostBounds, Expectation, Expected,
    Feedback, Group, IoCase, IoCompare, IoExpectation, Kind, LanguageEntry, Level, Limits,
    MaterialStep, Origin, Proof, Scoring, SourceFiles, Step, Tolerance,
};
pub use problem::{Problem, Problems, Severity};
pub use solution::Incomplete;
pub use submission::{
    CohortEntry, ReadOptions, Refusal, Submission, SubmissionBounds, SubmissionError, cohort,
};
pub use template::Template;
