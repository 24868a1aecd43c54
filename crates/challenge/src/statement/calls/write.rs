//! Writing the calls of a case as an example.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::name_of;
use crate::{CallCase, Expectation, Template};

/// The longest line before arguments get lines of their own, in bytes.
const LINE: usize = 100;
/// The longest example that is written, in bytes.
const MAXIMUM: usize = 16 << 10;

/// The example of a case; `None` if it would be too long to read.
pub(in crate::statement) fn write(case: &CallCase) -> Option<String> {
    let mut text = String::new();
    for step in &case.steps {
        let mut outcome = String::new();
        match &step.expectation {
            Expectation::Anything => {}
            Expectation::Raises(name) => outcome = format!(" raises {name}"),
            Expectation::Returns(answers) => {
                let answers = answers.iter().map(json).collect::<Option<Vec<_>>>()?;
                outcome = format!(" -> {}", answers.join(" or "));
            }
        }
        let arguments = step
            .arguments
            .iter()
            .map(json)
            .collect::<Option<Vec<_>>>()?;
        let name = name_of(step);
        let line = format!("{name}({}){outcome}\n", arguments.join(", "));
        if line.len() > LINE && !arguments.is_empty() {
            let arguments = arguments.join(",\n  ");
            text.push_str(&format!("{name}(\n  {arguments}\n){outcome}\n"));
        } else {
            text.push_str(&line);
        }
    }
    (text.len() <= MAXIMUM).then_some(text)
}

/// A value as JSON with spaces after commas and colons.
fn json(template: &Template) -> Option<String> {
    if template.size().bytes > MAXIMUM as u64 {
        return None;
    }
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Spaced);
    template.datum().encode().serialize(&mut serializer).ok()?;
    String::from_utf8(bytes).ok()
}

struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + std::io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> std::io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_key<W: ?Sized + std::io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> std::io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_value<W: ?Sized + std::io::Write>(
        &mut self,
        writer: &mut W,
    ) -> std::io::Result<()> {
        writer.write_all(b": ")
    }
}
