//! Case files of `call` groups, every value checked against the interface.

mod lookup;
mod step;

use protocol::interface::{Interface, Object, Type};

use super::cases::{case_limits, case_tables, cases_document, note};
use super::groups::Shared;
use super::{Context, compare};
use crate::document::{Document, Node, Table};
use crate::template::Size;
use crate::{Action, CallCase, CallCompare, Expectation, Step, Template};
use lookup::{find_function, find_object};
use step::{Signature, StepReader};

/// How many calls a case may make.
const MAXIMUM_STEPS: usize = 10_000;

pub(super) fn read(
    context: &Context<'_>,
    table: &Table<'_>,
    shared: &Shared<'_>,
) -> Option<Vec<CallCase>> {
    let compare = table
        .get("compare")
        .and_then(|node| compare::of_call(&node));
    let document = cases_document(context, table)?;
    let reader = CaseReader {
        shared,
        compare: compare.unwrap_or_default(),
        is_cost: false,
    };
    let cases = reader.all(&document);
    Some(cases)
}

/// Reads the cases of one group.
pub(super) struct CaseReader<'r> {
    pub(super) shared: &'r Shared<'r>,
    pub(super) compare: CallCompare,
    pub(super) is_cost: bool,
}

impl CaseReader<'_> {
    pub(super) fn all(&self, document: &Document<'_>) -> Vec<CallCase> {
        let tables = case_tables(document);
        tables
            .into_iter()
            .filter_map(|(table, name)| self.case(table, name))
            .collect()
    }

    fn case(&self, table: Table<'_>, name: String) -> Option<CallCase> {
        let note = note(&table);
        let limits = case_limits(&table, self.shared.limits);
        let own = table
            .get("compare")
            .and_then(|node| compare::of_call(&node));
        let size = table.get("size").and_then(|node| node.integer(1..=1 << 53));
        let steps = match self.shared.interface {
            Some(interface) => self.steps(&table, interface),
            None => Some(Vec::new()),
        };
        table.may_have(&["call", "construct", "arguments", "calls"]);
        table.may_have(&["returns", "returns_any_of", "raises"]);
        let node = table.node().clone();
        table.finish();
        let steps = steps?;
        let compare = own.unwrap_or(self.compare);
        check_size(&node, &steps);
        check_unordered(&node, compare, &steps);
        Some(CallCase {
            name,
            note,
            size,
            limits,
            compare,
            steps,
        })
    }

    /// A single call, or a construction and the calls after it.
    fn steps(&self, table: &Table<'_>, interface: &Interface) -> Option<Vec<Step>> {
        let reader = StepReader {
            interface,
            is_cost: self.is_cost,
        };
        match (table.get("call"), table.get("construct")) {
            (Some(name), None) => function(&reader, table, &name).map(|step| vec![step]),
            (None, Some(name)) => object(&reader, table, &name),
            (Some(_), Some(construct)) => {
                let what = "a case has either `call` or `construct`";
                construct.wrong_key(what, "write the calls on an object under `calls`");
                None
            }
            (None, None) => {
                let what = "the case calls nothing";
                table
                    .node()
                    .wrong(what, "write `call`, or `construct` and `calls`");
                None
            }
        }
    }
}

fn function(reader: &StepReader<'_>, table: &Table<'_>, name: &Node<'_>) -> Option<Step> {
    if let Some(calls) = table.get("calls") {
        calls.wrong_key(
            "`calls` are made on an object",
            "write `construct` for `call`",
        );
        return None;
    }
    let functions = &reader.interface.functions;
    let function = find_function(name, functions, "the interface")?;
    reader.step(
        table,
        &Signature::of(function),
        Action::Function(function.name.clone()),
    )
}

fn object(reader: &StepReader<'_>, table: &Table<'_>, name: &Node<'_>) -> Option<Vec<Step>> {
    let object = find_object(name, &reader.interface.objects)?;
    let signature = Signature {
        name: &object.name,
        parameters: &object.parameters,
        returns: &Type::None,
        raises: &object.raises,
        constructs: true,
    };
    let construct = reader.step(table, &signature, Action::Construct(object.name.clone()));
    let calls = table.get("calls").map_or_else(Vec::new, |node| {
        let calls = node.items();
        if calls.len() > MAXIMUM_STEPS {
            let what = format!("there are {} calls", calls.len());
            node.wrong(what, format!("use at most {MAXIMUM_STEPS} in a case"));
            return Vec::new();
        }
        if let Some(Expectation::Raises(_)) = construct.as_ref().map(|c| &c.expectation)
            && !calls.is_empty()
        {
            node.wrong(
                "nothing can be called on an object that was not made",
                "take `calls` away",
            );
        }
        calls
            .iter()
            .filter_map(|call| method(reader, call, object))
            .collect()
    });
    let mut steps = vec![construct?];
    steps.extend(calls);
    Some(steps)
}

fn method(reader: &StepReader<'_>, node: &Node<'_>, object: &Object) -> Option<Step> {
    let table = node.table()?;
    let step = table
        .require("call", "name the method")
        .and_then(|name| find_function(&name, &object.methods, &object.name))
        .and_then(|method| {
            reader.step(
                &table,
                &Signature::of(method),
                Action::Method(method.name.clone()),
            )
        });
    table.may_have(&["call", "arguments", "returns", "returns_any_of", "raises"]);
    table.finish();
    step
}

fn check_size(node: &Node<'_>, steps: &[Step]) {
    let values = steps.iter().flat_map(|step| {
        let answers = match &step.expectation {
            Expectation::Returns(answers) => answers.as_slice(),
            _ => &[],
        };
        step.arguments.iter().chain(answers)
    });
    let size = values.map(Template::size).fold(Size::default(), Size::plus);
    if !size.is_allowed() {
        let what = format!(
            "the case holds {} items and {} bytes when written out",
            size.items, size.bytes
        );
        let mend = format!(
            "keep it under {} items and {} MiB",
            Size::MAXIMUM.items,
            Size::MAXIMUM.bytes >> 20
        );
        node.wrong(what, mend);
    }
}

fn check_unordered(node: &Node<'_>, compare: CallCompare, steps: &[Step]) {
    let any_list = steps
        .iter()
        .any(|step| matches!(step.returns, Type::List(_)));
    if compare == CallCompare::Unordered && !any_list {
        node.wrong(
            "`unordered` compares lists, and nothing here returns one",
            "compare exactly",
        );
    }
}
