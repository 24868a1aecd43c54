//! Examples of calls, written like calls:
//! `count_allowed([{"at_ms": 0}], 1) -> 1`.

use protocol::interface::{Function, Interface, Parameter};
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};

use crate::{Action, CallCase, Datum, Expectation, Step, Template};

/// The longest line before arguments get lines of their own, in bytes.
const LINE: usize = 100;
/// The longest example that is written, in bytes.
const MAXIMUM: usize = 16 << 10;

/// Compares an example with its case, and tells where they differ.
pub(super) fn compare(text: &str, case: &CallCase, interface: &Interface) -> Result<(), String> {
    let mut parser = Parser { rest: text };
    let object = match case.steps.first().map(|step| &step.action) {
        Some(Action::Construct(name)) => Some(name.as_str()),
        _ => None,
    };
    for (index, step) in case.steps.iter().enumerate() {
        if parser.is_at_end() {
            return Err(format!("ends before call {} of its case", index + 1));
        }
        let read = parser
            .step()
            .map_err(|told| format!("cannot be read: {told}"))?;
        compare_step(&read, step, object, interface)
            .map_err(|told| format!("differs from its case in call {}: {told}", index + 1))?;
    }
    if parser.is_at_end() {
        Ok(())
    } else {
        Err(format!(
            "has more than the {} calls of its case",
            case.steps.len()
        ))
    }
}

fn compare_step(
    read: &ReadStep,
    step: &Step,
    object: Option<&str>,
    interface: &Interface,
) -> Result<(), String> {
    let name = name_of(step);
    if read.name != name {
        return Err(format!("the case calls `{name}`"));
    }
    let parameters = parameters(&step.action, object, interface);
    if read.arguments.len() != step.arguments.len() {
        return Err(format!("the case gives {} arguments", step.arguments.len()));
    }
    let given = read.arguments.iter().zip(&step.arguments).zip(parameters);
    for ((value, template), parameter) in given {
        let same = Template::read(value, &parameter.kind, interface)
            .is_ok_and(|read| read.datum() == template.datum());
        if !same {
            return Err(format!("the case gives another `{}`", parameter.name));
        }
    }
    match (&read.outcome, &step.expectation) {
        (Outcome::Raises(read), Expectation::Raises(name)) if read == name => Ok(()),
        (Outcome::Nothing, Expectation::Anything) => Ok(()),
        (Outcome::Returns(values), Expectation::Returns(answers)) => {
            let read = values
                .iter()
                .map(|value| Template::read(value, &step.returns, interface).map(|t| t.datum()));
            let read: Option<Vec<Datum>> = read.collect::<Result<_, _>>().ok();
            let answers: Vec<Datum> = answers.iter().map(Template::datum).collect();
            if read.is_some_and(|read| same_set(read, answers)) {
                Ok(())
            } else {
                Err("the case expects another result".to_owned())
            }
        }
        _ => Err("the case expects something else".to_owned()),
    }
}

fn same_set(mut a: Vec<Datum>, mut b: Vec<Datum>) -> bool {
    a.sort();
    b.sort();
    a == b
}

fn name_of(step: &Step) -> &str {
    match &step.action {
        Action::Construct(name) | Action::Function(name) | Action::Method(name) => name,
    }
}

/// The parameters of what a step calls; `object` is the class that the case made.
fn parameters<'i>(
    action: &Action,
    object: Option<&str>,
    interface: &'i Interface,
) -> &'i [Parameter] {
    let class = || {
        interface
            .objects
            .iter()
            .find(|class| Some(class.name.as_str()) == object)
    };
    let named = |functions: &'i [Function], name: &str| {
        let found = functions.iter().find(|function| function.name == *name);
        found.map(|function| &function.parameters)
    };
    let found = match action {
        Action::Construct(_) => class().map(|class| &class.parameters),
        Action::Function(name) => named(&interface.functions, name),
        Action::Method(name) => class().and_then(|class| named(&class.methods, name)),
    };
    found.map_or(&[], Vec::as_slice)
}

struct ReadStep {
    name: String,
    arguments: Vec<Value>,
    outcome: Outcome,
}

enum Outcome {
    Nothing,
    Returns(Vec<Value>),
    Raises(String),
}

struct Parser<'t> {
    rest: &'t str,
}

impl<'t> Parser<'t> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn is_at_end(&mut self) -> bool {
        self.skip_space();
        self.rest.is_empty()
    }

    fn take(&mut self, wanted: &str) -> bool {
        self.skip_space();
        let found = self.rest.strip_prefix(wanted);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    fn expect(&mut self, wanted: &str) -> Result<(), String> {
        if self.take(wanted) {
            return Ok(());
        }
        let found: String = self.rest.chars().take(20).collect();
        let found = crate::paths::shown(&found);
        Err(format!("`{wanted}` was expected before `{found}`"))
    }

    fn word(&mut self) -> Result<&'t str, String> {
        self.skip_space();
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if word.is_empty() {
            return Err("a name was expected".to_owned());
        }
        self.rest = rest;
        Ok(word)
    }

    fn step(&mut self) -> Result<ReadStep, String> {
        let name = self.word()?.to_owned();
        self.expect("(")?;
        let mut arguments = Vec::new();
        while !self.take(")") {
            if !arguments.is_empty() {
                self.expect(",")?;
            }
            arguments.push(self.value()?);
        }
        Ok(ReadStep {
            name,
            arguments,
            outcome: self.outcome()?,
        })
    }

    fn outcome(&mut self) -> Result<Outcome, String> {
        if self.take("->") {
            let mut values = vec![self.value()?];
            while self.take_word("or") {
                values.push(self.value()?);
            }
            return Ok(Outcome::Returns(values));
        }
        if self.take_word("raises") {
            return self.word().map(|name| Outcome::Raises(name.to_owned()));
        }
        Ok(Outcome::Nothing)
    }

    /// Takes a word that white space follows, so that a method `order()` is
    /// not read as `or`.
    fn take_word(&mut self, wanted: &str) -> bool {
        self.skip_space();
        match self.rest.strip_prefix(wanted) {
            Some(rest) if rest.starts_with(char::is_whitespace) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// A JSON value, which ends at a comma, a bracket or white space outside it.
    fn value(&mut self) -> Result<Value, String> {
        self.skip_space();
        let (text, rest) = self.rest.split_at(value_length(self.rest));
        let value = serde_json::from_str(text).map_err(|_| {
            let shown: String = text.chars().take(40).collect();
            format!("`{}` is not JSON", crate::paths::shown(&shown))
        })?;
        self.rest = rest;
        Ok(value)
    }
}

fn value_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b')' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => return index,
            _ => {}
        }
    }
    text.len()
}

/// The example of a case; `None` if it would be too long to read.
pub(super) fn write(case: &CallCase) -> Option<String> {
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
