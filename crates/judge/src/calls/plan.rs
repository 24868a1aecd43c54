//! A case written out: requests for the harness, and apart from them what the
//! host expects.

use std::fmt;

use challenge::{Action, CallCase, CallCompare, Datum, Expectation, Step};
use protocol::harness::Request;
use protocol::interface::{Interface, Type};
use sandbox::Limits;

use super::Came;
use crate::shown::{PHRASE_BYTES, VALUE_BYTES, cut};

/// The longest single argument in the label of a step, in bytes.
const ARGUMENT_BYTES: usize = 60;

/// A case that is ready to run.
#[derive(Debug)]
pub(crate) struct Plan {
    /// What the device hands out: `Begin`, then one for each step.
    pub(crate) requests: Vec<Vec<u8>>,
    /// What the host knows of each step.
    pub(crate) steps: Vec<PlannedStep>,
    /// How results are compared.
    pub(crate) compare: CallCompare,
    /// The bounds of the run.
    pub(crate) limits: Limits,
}

/// What the host knows of a step.
#[derive(Debug)]
pub(crate) struct PlannedStep {
    /// How reasons name it: ``call 3 `get(1)` ``.
    pub(crate) label: String,
    /// The call as text: `get(1)`.
    pub(crate) text: String,
    /// The type of its result.
    pub(crate) returns: Type,
    /// The errors that it may raise.
    pub(crate) raises: Vec<String>,
    /// What must come of it.
    pub(crate) expect: Expect,
}

/// What must come of a step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expect {
    /// Anything of its type, or an error that it may raise.
    Anything,
    /// One of these, at least one.
    Returns(Vec<Datum>),
    /// The error of this name.
    Raises(String),
}

impl fmt::Display for Expect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anything => formatter.write_str("anything"),
            Self::Raises(name) => write!(formatter, "raises {name}"),
            Self::Returns(right) => {
                for (index, value) in right.iter().enumerate() {
                    if index > 0 {
                        formatter.write_str(" or ")?;
                    }
                    formatter.write_str(&value.short(PHRASE_BYTES))?;
                }
                Ok(())
            }
        }
    }
}

impl From<&Came> for Expect {
    /// What the reference did is what must come.
    fn from(came: &Came) -> Self {
        match came {
            Came::Returned(value) => Self::Returns(vec![value.clone()]),
            Came::Raised { name, .. } => Self::Raises(name.clone()),
        }
    }
}

impl Plan {
    /// Writes a case out.
    ///
    /// # Errors
    ///
    /// None in practice: requests are plain data.
    pub(crate) fn new(
        case: &CallCase,
        entry: &str,
        interface: &Interface,
    ) -> Result<Self, serde_json::Error> {
        let begin = Request::Begin {
            entry: entry.to_owned(),
            interface: interface.clone(),
        };
        let mut requests = vec![serde_json::to_vec(&begin)?];
        let mut steps = Vec::new();
        for (index, (step, material)) in case.steps.iter().zip(case.materialise()).enumerate() {
            requests.push(serde_json::to_vec(&material.request)?);
            let text = text(step);
            steps.push(PlannedStep {
                label: label(&text, step, index, case),
                text,
                returns: step.returns.clone(),
                raises: step.raises.clone(),
                expect: match &step.expectation {
                    Expectation::Anything => Expect::Anything,
                    Expectation::Returns(_) => Expect::Returns(material.expected),
                    Expectation::Raises(name) => Expect::Raises(name.clone()),
                },
            });
        }
        Ok(Self {
            requests,
            steps,
            compare: case.compare,
            limits: crate::limits::of(&case.limits),
        })
    }

    /// The steps as text, a line each.
    pub(crate) fn input(&self) -> String {
        lines(self.steps.iter().map(|step| step.text.clone()))
    }

    /// What is expected, a line for each step.
    pub(crate) fn expected(&self) -> String {
        lines(self.steps.iter().map(|step| step.expect.to_string()))
    }

    /// What came, a line for each step that was answered.
    pub(crate) fn got(&self, came: &[Came]) -> String {
        lines(came.iter().map(|came| match came {
            Came::Returned(value) => value.short(VALUE_BYTES),
            Came::Raised { name, message } => format!("raises {name}: {message}"),
        }))
    }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&line);
        if text.len() > VALUE_BYTES {
            break;
        }
    }
    cut(&text, VALUE_BYTES)
}

fn text(step: &Step) -> String {
    let (Action::Construct(name) | Action::Function(name) | Action::Method(name)) = &step.action;
    let arguments: Vec<_> = step
        .arguments
        .iter()
        .map(|argument| argument.datum().short(VALUE_BYTES))
        .collect();
    format!("{name}({})", arguments.join(", "))
}

/// Names a step within its case. A case of one call needs no number.
fn label(text: &str, step: &Step, index: usize, case: &CallCase) -> String {
    let text = cut(text, ARGUMENT_BYTES);
    let constructions = case
        .steps
        .iter()
        .take(index)
        .filter(|step| matches!(step.action, Action::Construct(_)))
        .count();
    match step.action {
        Action::Construct(_) => format!("constructing `{text}`"),
        _ if case.steps.len() == 1 => format!("`{text}`"),
        _ => format!("call {} `{text}`", index + 1 - constructions),
    }
}
