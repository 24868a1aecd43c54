//! The cases of a challenge as people read them, without running anything: for
//! whoever chooses a challenge.

use std::collections::BTreeMap;

use challenge::{CallCase, Challenge, Content, Group};

use crate::calls::Plan;
use crate::grading::io_texts;
use crate::shown::{STREAM_BYTES, lossy};

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
        Content::Call(cases) | Content::Cost { cases, .. } => {
            cases.iter().map(|case| call(challenge, case)).collect()
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

fn call(challenge: &Challenge, case: &CallCase) -> Result<CaseText, serde_json::Error> {
    let plan = Plan::new(case, "", &challenge.interface)?;
    Ok(CaseText {
        name: case.name.clone(),
        input: plan.input(),
        expected: plan.expected(),
    })
}
