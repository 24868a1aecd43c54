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

/// The longest message of an error that is kept, in bytes; harnesses cut it
/// there themselves.
const MESSAGE_BYTES: usize = 4 << 10;

/// The most values in one answer: several times what a case may hold. Parsed,
/// a value takes many times the byte or two of its text.
const MAXIMUM_VALUES: usize = 4_000_000;

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
        Response::Raised { name, message } => Err(Refusal::NotLoaded(raised(&name, &message))),
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
        Response::Raised { name, message } => Ok(raised(&name, &message)),
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
    if values(&answer.line) > MAXIMUM_VALUES {
        return Err(malformed(label, "it holds too many values"));
    }
    serde_json::from_slice(&answer.line)
        .map_err(|error| malformed(label, &cut(&error.to_string(), PHRASE_BYTES)))
}

fn malformed(label: &str, what: &str) -> Refusal {
    Refusal::Malformed(format!(
        "{label}: the answer is not one that a harness gives: {what}"
    ))
}

/// How many values a JSON text holds at most: one more than it has commas,
/// colons and brackets outside of its strings.
fn values(text: &[u8]) -> usize {
    let mut count = 1;
    let mut in_string = false;
    let mut escaped = false;
    for byte in text {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b',' | b':' | b'[' | b'{' if !in_string => count += 1,
            _ => {}
        }
    }
    count
}

fn raised(name: &str, message: &str) -> Came {
    Came::Raised {
        name: cut(name, NAME_BYTES),
        message: cut(message, MESSAGE_BYTES),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sandbox::Answer;

    use super::super::plan::Expect;
    use super::*;

    /// Texts between an honest answer and noise.
    fn line() -> impl Strategy<Value = Vec<u8>> {
        let known = prop::sample::select(vec![
            "{\"returned\":",
            "{\"raised\":{\"name\":",
            "\"message\":",
            "\"ready\"",
            "{\"unencodable\":",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\"",
            "\\",
            "\"\\ud800\"",
            "\"aGk=\"",
            "\"nan\"",
            "null",
            "true",
            "-0.0",
            "1e999",
            "9223372036854775808",
            "\n",
        ]);
        let piece = prop_oneof![
            4 => known.prop_map(|text| text.as_bytes().to_vec()),
            1 => prop::collection::vec(any::<u8>(), 0..4),
        ];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_answer_is_a_result_or_refused_in_few_words(
            line in line(),
            kind in prop::sample::select(vec![
                "none", "int", "float", "bool", "string", "bytes", "list<int>",
                "map<string, int>", "optional<tuple<float, bytes>>",
            ]),
            whole in any::<bool>(),
        ) {
            let line = if whole { [b"{\"returned\":", &line[..], b"}"].concat() } else { line };
            let step = PlannedStep {
                label: "call 1".to_owned(),
                text: "get()".to_owned(),
                returns: kind.parse().unwrap(),
                raises: Vec::new(),
                expect: Expect::Anything,
            };
            let answer = Answer { line, fuel: 1 };
            let interface = Interface::default();
            match read(&answer, &step, &interface) {
                Ok(Came::Returned(value)) => {
                    // What is read can be written, and read again.
                    let again = Datum::decode(&value.encode(), &step.returns, &interface);
                    prop_assert_eq!(again.ok(), Some(value));
                }
                Ok(Came::Raised { name, message }) => {
                    prop_assert!(name.len() <= NAME_BYTES && message.len() <= MESSAGE_BYTES);
                }
                Err(Refusal::WrongType(reason) | Refusal::Malformed(reason)) => {
                    prop_assert!(reason.starts_with("call 1") && reason.len() < 1_000);
                }
                Err(Refusal::NotLoaded(_)) => prop_assert!(false, "a step loads nothing"),
            }
        }
    }

    #[test]
    fn values_are_counted_outside_of_strings() {
        assert_eq!(values(b"1"), 1);
        assert_eq!(values(br#"{"returned":[1,2,3]}"#), 6);
        assert_eq!(values(br#"{"returned":"a,[\",:{"}"#), 3);
    }
}
