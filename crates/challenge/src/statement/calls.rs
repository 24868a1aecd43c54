//! Examples of calls, written like calls:
//! `count_allowed([{"at_ms": 0}], 1) -> 1`.

mod parse;
mod write;

use protocol::interface::{Function, Interface, Parameter};

use crate::{Action, CallCase, Datum, Expectation, Step, Template};
use parse::{Outcome, Parser, ReadStep};
pub(super) use write::write;

/// Compares an example with its case, and tells where they differ.
pub(super) fn compare(text: &str, case: &CallCase, interface: &Interface) -> Result<(), String> {
    let mut parser = Parser::new(text);
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
