//! Finding what a case calls, and telling what there is if it does not exist.

use protocol::interface::{Function, Object};

use crate::document::Node;

pub(super) fn find_function<'i>(
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

pub(super) fn find_object<'i>(node: &Node<'_>, objects: &'i [Object]) -> Option<&'i Object> {
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
