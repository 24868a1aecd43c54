//! One step of a case: its arguments, and what must come of it.

use protocol::interface::{Function, Interface, Parameter, Type};

use crate::document::{Node, Table};
use crate::{Action, Expectation, Step, Template};

/// Reads steps against an interface.
pub(super) struct StepReader<'r> {
    pub(super) interface: &'r Interface,
    /// Whether nothing may be said of results.
    pub(super) is_cost: bool,
}

impl StepReader<'_> {
    pub(super) fn step(
        &self,
        table: &Table<'_>,
        signature: &Signature<'_>,
        action: Action,
    ) -> Option<Step> {
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
        match Template::read(node.value(), kind, self.interface) {
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
pub(super) struct Signature<'i> {
    pub(super) name: &'i str,
    pub(super) parameters: &'i [Parameter],
    pub(super) returns: &'i Type,
    pub(super) raises: &'i [String],
    pub(super) constructs: bool,
}

impl<'i> Signature<'i> {
    pub(super) fn of(function: &'i Function) -> Self {
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
