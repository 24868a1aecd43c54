//! YAML of other houses' packages as plain values, and places in its text.

use serde_json::Value;

use super::{Sink, Step};
use crate::Problem;

/// Parses a text, telling the first error. The crate's own budget bounds
/// depth, aliases and merge keys.
pub(super) fn parse(file: &str, text: &str, sink: &Sink) -> Option<Value> {
    let options = serde_saphyr::options! { with_snippet: false };
    match serde_saphyr::from_str_with_options::<Value>(text, options) {
        Ok(value) => Some(value),
        Err(error) => {
            let position = error.location().map(|location| {
                let bounded = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
                (bounded(location.line()), bounded(location.column()))
            });
            let told = error.without_snippet().to_string();
            // The place is told by the problem, and options are not the author's.
            let told = told.split([';', '\n']).next().unwrap_or(&told);
            let told = told.split(" at line ").next().unwrap_or(told);
            let told = told.split(", set ").next().unwrap_or(told);
            let problem = Problem::error(file, format!("this is not YAML: {told}"), "");
            sink.push(problem.at(position));
            None
        }
    }
}

/// The offset of the first line with the innermost key of a path, which is
/// as near as an author needs.
pub(super) fn locate(text: &str, path: &[Step]) -> Option<usize> {
    let key = path.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    })?;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start();
        if inner
            .strip_prefix(key)
            .is_some_and(|rest| rest.starts_with(':'))
        {
            return Some(at + line.len() - inner.len());
        }
        at += line.len();
    }
    None
}
