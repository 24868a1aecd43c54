//! The cases of a challenge as people read them, without running anything: for
//! whoever chooses a challenge.

use std::collections::BTreeMap;

use challenge::{CallCase, Challenge, Content, Group};
use protocol::interface::Type;

use crate::calls::{Expect, Plan, PlannedStep};
use crate::grading::io_texts;
use crate::shown::{STREAM_BYTES, VALUE_BYTES, cut, lossy};

/// A case as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseText {
    /// Its name; of a language's own tests the path of a file of them.
    pub name: String,
    /// What goes in, cut to 4 KiB; of a language's own tests the source of the
    /// file, cut to 16 KiB.
    pub input: String,
    /// What must come out, cut to 4 KiB; empty where the input says it.
    pub expected: String,
}

/// The cases of a group. Generators are written out for it, which takes a while
/// where they are large.
///
/// # Errors
///
/// None in practice: requests are plain data.
pub fn texts(challenge: &Challenge, group: &Group) -> Result<Vec<CaseText>, serde_json::Error> {
    match &group.content {
        Content::Call(cases) => {
            let cases = cases.iter();
            cases
                .map(|case| call(challenge, case, "anything"))
                .collect()
        }
        Content::Cost { cases, .. } => {
            let reference = "what the reference answers";
            let cases = cases.iter();
            cases.map(|case| call(challenge, case, reference)).collect()
        }
        Content::Io(cases) => {
            let cases = cases.iter().map(|case| {
                let (input, expected) = io_texts(case);
                CaseText {
                    name: case.name.clone(),
                    input,
                    expected,
                }
            });
            Ok(cases.collect())
        }
        Content::Tests(by_language) => {
            let files = by_language.values().flat_map(BTreeMap::iter);
            let files = files.map(|(path, source)| CaseText {
                name: path.clone(),
                input: lossy(source, STREAM_BYTES),
                expected: String::new(),
            });
            Ok(files.collect())
        }
    }
}

/// `anything` is what to call an expectation of nothing in particular.
fn call(
    challenge: &Challenge,
    case: &CallCase,
    anything: &str,
) -> Result<CaseText, serde_json::Error> {
    let plan = Plan::new(case, "", &challenge.interface)?;
    let expected: Vec<_> = plan
        .steps
        .iter()
        .map(|step| expected(step, anything))
        .collect();
    Ok(CaseText {
        name: case.name.clone(),
        input: plan.input(),
        expected: cut(&expected.join("\n"), VALUE_BYTES),
    })
}

/// A line of what must come; an empty one beside a construction, of which
/// nothing comes.
fn expected(step: &PlannedStep, anything: &str) -> String {
    match (&step.expect, &step.returns) {
        (Expect::Anything, Type::None) => String::new(),
        (Expect::Anything, _) => anything.to_owned(),
        (expect, _) => expect.to_string(),
    }
}
