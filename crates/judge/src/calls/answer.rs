//! Reading one answer of the harness.

use std::fmt;

use challenge::Datum;
use protocol::Verdict;
use protocol::harness::Response;
use protocol::interface::Interface;
use sandbox::{Answer, Outcome};

use super::{Plan, PlannedStep};
use crate::ending::{self, Fault};
use crate::shown::{PHRASE_BYTES, cut};

/// The longest name of an error that is kept, in bytes.
const NAME_BYTES: usize = 128;

/// What came of a step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Came {
    /// A value of the declared type.
    Returned(Datum),
    /// An error.
    Raised {
        /// Its name.
        name: String,
        /// Its message; empty if none.
        message: String,
    },
}

impl fmt::Display for Came {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Returned(value) => write!(formatter, "returned {}", value.short(PHRASE_BYTES)),
            Self::Raised { name, message } if message.is_empty() => {
                write!(formatter, "raised {name}")
            }
            Self::Raised { name, message } => {
                write!(formatter, "raised {name}: {}", cut(message, PHRASE_BYTES))
            }
        }
    }
}

/// An answer that is not a result.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The solution does not load.
    NotLoaded(Came),
    /// A value that is not of the declared type: a wrong answer.
    WrongType(String),
    /// Nothing that a harness says.
    Malformed(String),
}

impl Refusal {
    /// What it earns.
    pub(super) fn fault(self, plan: &Plan, outcome: &Outcome) -> Fault {
        match self {
            Self::NotLoaded(came) => ending::failure(
                outcome,
                &plan.limits,
                format!("loading the solution {came}"),
            ),
            Self::WrongType(reason) => Fault::new(Verdict::Wa, reason),
            Self::Malformed(reason) => Fault::new(Verdict::Rte, reason),
        }
    }
}

/// Reads the answer to `Begin`.
pub(super) fn read_ready(answer: &Answer) -> Result<(), Refusal> {
    match parse(answer, "loading the solution")? {
        Response::Ready => Ok(()),
        Response::Raised { name, message } => Err(Refusal::NotLoaded(raised(&name, message))),
        _ => Err(malformed("loading the solution", "another kind of answer")),
    }
}

/// Reads the answer to a step.
pub(super) fn read(
    answer: &Answer,
    step: &PlannedStep,
    interface: &Interface,
) -> Result<Came, Refusal> {
    match parse(answer, &step.label)? {
        Response::Returned(value) => Datum::decode(&value, &step.returns, interface)
            .map(Came::Returned)
            .map_err(|mismatch| Refusal::WrongType(format!("{}: {mismatch}", step.label))),
        Response::Raised { name, message } => Ok(raised(&name, message)),
        Response::Unencodable(reason) => Err(Refusal::WrongType(format!(
            "{}: expected {}: {}",
            step.label,
            step.returns,
            cut(&reason, PHRASE_BYTES)
        ))),
        _ => Err(malformed(&step.label, "another kind of answer")),
    }
}

fn parse(answer: &Answer, label: &str) -> Result<Response, Refusal> {
    serde_json::from_slice(&answer.line)
        .map_err(|error| malformed(label, &cut(&error.to_string(), PHRASE_BYTES)))
}

fn malformed(label: &str, what: &str) -> Refusal {
    Refusal::Malformed(format!(
        "{label}: the answer is not one that a harness gives: {what}"
    ))
}

fn raised(name: &str, message: String) -> Came {
    Came::Raised {
        name: cut(name, NAME_BYTES),
        message,
    }
}
