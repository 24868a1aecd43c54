//! Case files of `call` groups, every value checked against the interface.

use std::collections::BTreeSet;

use protocol::interface::{Function, Object, Parameter, Type};

use super::groups::Shared;
use super::manifest::checked_path;
use super::{Context, MAXIMUM_CASES, compare, limits};
use crate::document::{Document, Node, Table};
use crate::template::Size;
use crate::{Action, CallCase, CallCompare, Expectation, Limits, Step, Template};

/// How many cases a group may have.
pub(super) const MAXIMUM_CASES_OF_GROUP: usize = 2_000;
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

/// The case file that a group names.
pub(super) fn cases_document<'c>(context: &Context<'c>, table: &Table<'_>) -> Option<Document<'c>> {
    let node = table.require("cases", "name the case file: `cases = \"cases/NAME.json\"`")?;
    let path = checked_path(&node)?;
    if !context.folder.has(&path) {
        let what = format!("there is no file `{path}`");
        node.wrong(what, "make it, or name another");
        return None;
    }
    let content = context
        .folder
        .read_judging(&path, MAXIMUM_CASES, context.sink)?;
    Document::json(&path, content, context.sink)
}

/// The cases of a document as nodes: not none, not too many, no name twice.
pub(super) fn case_tables<'d>(document: &'d Document<'_>) -> Vec<(Table<'d>, String)> {
    let root = document.root();
    let items = root.items();
    if items.is_empty() {
        root.wrong("there are no cases", "write at least one");
    }
    if items.len() > MAXIMUM_CASES_OF_GROUP {
        let what = format!("there are {} cases", items.len());
        root.wrong(
            what,
            format!("use at most {MAXIMUM_CASES_OF_GROUP} in a group"),
        );
        return Vec::new();
    }
    let mut seen = BTreeSet::new();
    let tables = items.into_iter().filter_map(|node| {
        let table = node.table()?;
        let name = table
            .require("name", "name it by what it shows")
            .and_then(|node| {
                let name = node.line(120)?.to_owned();
                if !seen.insert(name.clone()) {
                    node.wrong(
                        format!("there are two cases `{name}`"),
                        "rename one of them",
                    );
                }
                Some(name)
            });
        Some((table, name?))
    });
    tables.collect()
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
            Some(_) => self.steps(&table),
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
    fn steps(&self, table: &Table<'_>) -> Option<Vec<Step>> {
        match (table.get("call"), table.get("construct")) {
            (Some(name), None) => self.function(table, &name).map(|step| vec![step]),
            (None, Some(name)) => self.object(table, &name),
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

    fn function(&self, table: &Table<'_>, name: &Node<'_>) -> Option<Step> {
        if let Some(calls) = table.get("calls") {
            calls.wrong_key(
                "`calls` are made on an object",
                "write `construct` for `call`",
            );
            return None;
        }
        let functions = &self.shared.interface?.functions;
        let function = find_function(name, functions, "the interface")?;
        self.step(
            table,
            &Signature::of(function),
            Action::Function(function.name.clone()),
        )
    }

    fn object(&self, table: &Table<'_>, name: &Node<'_>) -> Option<Vec<Step>> {
        let object = find_object(name, &self.shared.interface?.objects)?;
        let signature = Signature {
            name: &object.name,
            parameters: &object.parameters,
            returns: &Type::None,
            raises: &object.raises,
            constructs: true,
        };
        let construct = self.step(table, &signature, Action::Construct(object.name.clone()));
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
                .filter_map(|call| self.method(call, object))
                .collect()
        });
        let mut steps = vec![construct?];
        steps.extend(calls);
        Some(steps)
    }

    fn method(&self, node: &Node<'_>, object: &Object) -> Option<Step> {
        let table = node.table()?;
        let step = table
            .require("call", "name the method")
            .and_then(|name| find_function(&name, &object.methods, &object.name))
            .and_then(|method| {
                self.step(
                    &table,
                    &Signature::of(method),
                    Action::Method(method.name.clone()),
                )
            });
        table.may_have(&["call", "arguments", "returns", "returns_any_of", "raises"]);
        table.finish();
        step
    }

    fn step(&self, table: &Table<'_>, signature: &Signature<'_>, action: Action) -> Option<Step> {
        let arguments = self.arguments(table, signature);
        let expectation = self.expectation(table, signature);
        Some(Step {
            action,
            arguments: arguments?,
            expectation: expectation?,
            returns: signature.returns.clone(),
            raises: signature.raises.to_vec(),
        })
    }

    fn arguments(&self, table: &Table<'_>, signature: &Signature<'_>) -> Option<Vec<Template>> {
        let parameters = signature.parameters;
        let Some(node) = table.get("arguments") else {
            if !parameters.is_empty() {
                let what = format!("`arguments` is missing for `{}`", signature.name);
                table
                    .node()
                    .wrong(what, format!("it takes {}", takes(parameters)));
                return None;
            }
            return Some(Vec::new());
        };
        let items = node.items();
        if items.len() != parameters.len() {
            let what = format!("`{}` is given {} arguments", signature.name, items.len());
            node.wrong(what, format!("it takes {}", takes(parameters)));
            return None;
        }
        let read = items.iter().zip(parameters).map(|(item, parameter)| {
            self.value(item, &parameter.kind, &format!("`{}`", parameter.name))
        });
        // All of them are looked at, so that each that is wrong is told.
        let read: Vec<Option<Template>> = read.collect();
        read.into_iter().collect()
    }

    fn value(&self, node: &Node<'_>, kind: &Type, whose: &str) -> Option<Template> {
        match Template::read(node.value(), kind, self.shared.interface?) {
            Ok(template) => Some(template),
            Err(mismatch) => {
                node.wrong(format!("{whose} is not of type {kind}: {mismatch}"), "");
                None
            }
        }
    }

    fn expectation(&self, table: &Table<'_>, signature: &Signature<'_>) -> Option<Expectation> {
        let returns = table.get("returns");
        let any_of = table.get("returns_any_of");
        let raises = table.get("raises");
        let given = [&returns, &any_of, &raises];
        let told: Vec<&Node<'_>> = given.into_iter().flatten().collect();
        let Some((first, others)) = told.split_first() else {
            return Some(Expectation::Anything);
        };
        if !others.is_empty() {
            first.wrong_key(
                "a call has one of `returns`, `returns_any_of` and `raises`",
                "keep one",
            );
            return None;
        }
        if self.is_cost {
            let what = "a cost case says nothing of its result";
            first.wrong_key(what, "take it away; the reference's answer is expected");
            return None;
        }
        if let Some(node) = raises {
            return error_name(&node, signature).map(Expectation::Raises);
        }
        if signature.constructs {
            first.wrong_key(
                "making an object returns nothing",
                "expect something of its calls",
            );
            return None;
        }
        let answers = match (returns, any_of) {
            (Some(node), _) => vec![self.value(&node, signature.returns, "the result")?],
            (None, node) => {
                let items = node.map_or_else(Vec::new, |node| {
                    let items = node.items();
                    if items.is_empty() {
                        node.wrong("there is no right answer", "list at least one");
                    }
                    items
                });
                let read = items
                    .iter()
                    .map(|n| self.value(n, signature.returns, "the result"));
                read.collect::<Option<Vec<_>>>()?
            }
        };
        Some(Expectation::Returns(answers))
    }
}

/// What a step may be given and may answer.
struct Signature<'i> {
    name: &'i str,
    parameters: &'i [Parameter],
    returns: &'i Type,
    raises: &'i [String],
    constructs: bool,
}

impl<'i> Signature<'i> {
    fn of(function: &'i Function) -> Self {
        Self {
            name: &function.name,
            parameters: &function.parameters,
            returns: &function.returns,
            raises: &function.raises,
            constructs: false,
        }
    }
}

fn takes(parameters: &[Parameter]) -> String {
    if parameters.is_empty() {
        return "none".to_owned();
    }
    let texts = parameters.iter().map(|p| format!("{}: {}", p.name, p.kind));
    texts.collect::<Vec<_>>().join(", ")
}

fn find_function<'i>(
    node: &Node<'_>,
    functions: &'i [Function],
    whose: &str,
) -> Option<&'i Function> {
    let name = node.text()?;
    let found = functions.iter().find(|function| function.name == name);
    if found.is_none() {
        unknown(node, name, whose, functions.iter().map(|f| f.name.as_str()));
    }
    found
}

fn find_object<'i>(node: &Node<'_>, objects: &'i [Object]) -> Option<&'i Object> {
    let name = node.text()?;
    let found = objects.iter().find(|object| object.name == name);
    if found.is_none() {
        unknown(
            node,
            name,
            "the interface",
            objects.iter().map(|o| o.name.as_str()),
        );
    }
    found
}

fn unknown<'i>(node: &Node<'_>, name: &str, whose: &str, known: impl Iterator<Item = &'i str>) {
    let known: Vec<&str> = known.collect();
    let mend = if known.is_empty() {
        "declare it in the manifest".to_owned()
    } else {
        format!("there are {}", known.join(", "))
    };
    node.wrong(
        format!("{whose} has no `{}`", crate::paths::shown(name)),
        mend,
    );
}

fn error_name(node: &Node<'_>, signature: &Signature<'_>) -> Option<String> {
    let name = node.text()?;
    if !signature.raises.iter().any(|known| known == name) {
        let known = signature.raises.join(", ");
        let what = format!(
            "`{}` may not raise `{}`",
            signature.name,
            crate::paths::shown(name)
        );
        node.wrong(
            what,
            if known.is_empty() {
                "declare it in the manifest's `raises`".to_owned()
            } else {
                format!("declared are {known}")
            },
        );
        return None;
    }
    Some(name.to_owned())
}

pub(super) fn note(table: &Table<'_>) -> String {
    let note = table.get("note").and_then(|node| node.text());
    note.unwrap_or_default().to_owned()
}

pub(super) fn case_limits(table: &Table<'_>, shared: Limits) -> Limits {
    table
        .get("limits")
        .map_or(shared, |node| limits::read(&node, shared))
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
