//! Cases that call functions, or an object and then its methods.

use protocol::harness::Request;
use protocol::interface::Type;

use super::{CallCompare, Limits};
use crate::{Datum, Template};

/// One call, or an object and a sequence of calls.
#[derive(Clone, Debug, PartialEq)]
pub struct CallCase {
    /// Its name, unique in its group.
    pub name: String,
    /// For the author and the interviewer only; empty if none.
    pub note: String,
    /// What n is, for cost cases.
    pub size: Option<u64>,
    /// Its limits: the challenge's with its own laid over.
    pub limits: Limits,
    /// How its results are compared.
    pub compare: CallCompare,
    /// The steps in order; a construction, if any, comes first.
    pub steps: Vec<Step>,
}

/// One step of a case, with its values as the author wrote them.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is done.
    pub action: Action,
    /// The arguments, checked against the parameters.
    pub arguments: Vec<Template>,
    /// What must come of it.
    pub expectation: Expectation,
    /// The type of the result; [`Type::None`] for a construction.
    pub returns: Type,
    /// The names of the errors it may raise at all.
    pub raises: Vec<String>,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Makes an object of this class.
    Construct(String),
    /// Calls this function.
    Function(String),
    /// Calls this method of the object.
    Method(String),
}

/// What must come of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Expectation {
    /// Anything of its type; in cost cases what the reference answers.
    Anything,
    /// One of these, at least one.
    Returns(Vec<Template>),
    /// The error of this name.
    Raises(String),
}

/// A step with its generators written out.
#[derive(Clone, Debug, PartialEq)]
pub struct MaterialStep {
    /// What the harness is asked. It holds nothing of what is expected.
    pub request: Request,
    /// The right answers; empty if any will do or an error is expected.
    pub expected: Vec<Datum>,
}

impl CallCase {
    /// Writes the generators out, in the order of `steps`.
    ///
    /// Values were checked when the case was read, so this cannot fail, and
    /// what it makes is bounded.
    #[must_use]
    pub fn materialise(&self) -> Vec<MaterialStep> {
        self.steps.iter().map(Step::materialise).collect()
    }
}

impl Step {
    fn materialise(&self) -> MaterialStep {
        let arguments = self.arguments.iter().map(|a| a.datum().encode()).collect();
        let request = match &self.action {
            Action::Construct(name) => Request::Construct {
                name: name.clone(),
                arguments,
            },
            Action::Function(name) | Action::Method(name) => Request::Call {
                name: name.clone(),
                method: matches!(self.action, Action::Method(_)),
                arguments,
            },
        };
        let expected = match &self.expectation {
            Expectation::Returns(answers) => answers.iter().map(Template::datum).collect(),
            Expectation::Anything | Expectation::Raises(_) => Vec::new(),
        };
        MaterialStep { request, expected }
    }
}
