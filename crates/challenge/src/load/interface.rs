//! The `[interface]`: what solutions offer to their caller.

mod kinds;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use protocol::interface::{Function, Interface, Object, Parameter};

use crate::document::{Node, Table};
use kinds::{endless_record, kind};
use names::{is_pascal, snake_name, tell_twice};

/// Reads the interface; parts that are wrong are told and left out.
pub(super) fn read(node: &Node<'_>) -> Interface {
    let Some(table) = node.table() else {
        return Interface::default();
    };
    let records_node = table.get("records");
    let names = record_names(records_node.as_ref());
    let records = records_node.map_or_else(BTreeMap::new, |node| records(&node, &names));
    let functions = table
        .get("functions")
        .map_or_else(Vec::new, |node| functions(&node, &names));
    let objects = table
        .get("objects")
        .map_or_else(Vec::new, |node| objects(&node, &names));
    table.finish();
    if let (Some(name), Some(node)) = (endless_record(&records), table_node(node, "records")) {
        node.wrong(
            format!("the record {name} contains itself"),
            "write trees as lists of nodes with indices",
        );
    }
    Interface {
        functions,
        objects,
        records,
    }
}

fn table_node<'d>(node: &Node<'d>, key: &'static str) -> Option<Node<'d>> {
    node.table()?.get(key)
}

fn record_names(node: Option<&Node<'_>>) -> BTreeSet<String> {
    let object = node.and_then(|node| node.value().as_object());
    object.map_or_else(BTreeSet::new, |object| object.keys().cloned().collect())
}

fn records(node: &Node<'_>, names: &BTreeSet<String>) -> BTreeMap<String, Vec<Parameter>> {
    let mut records = BTreeMap::new();
    for (name, node) in node.entries() {
        if !is_pascal(name) {
            let what = format!("`{}` is no name for a record", crate::paths::shown(name));
            node.wrong_key(what, "write it like `LineItem`");
            continue;
        }
        let fields = parameters(&node, names);
        if fields.is_empty() {
            node.wrong(format!("the record {name} has no fields"), "give it one");
        }
        records.insert(name.to_owned(), fields);
    }
    records
}

fn functions(node: &Node<'_>, records: &BTreeSet<String>) -> Vec<Function> {
    let items = node.items();
    let functions: Vec<Function> = items
        .iter()
        .filter_map(|node| function(node, records))
        .collect();
    tell_twice(node, functions.iter().map(|f| f.name.as_str()));
    functions
}

fn function(node: &Node<'_>, records: &BTreeSet<String>) -> Option<Function> {
    let table = node.table()?;
    let name = table
        .require("name", "write the function's name in snake case")
        .and_then(|node| snake_name(&node));
    let function = Function {
        name: name.unwrap_or_default(),
        parameters: optional_parameters(&table, records),
        returns: table
            .get("returns")
            .and_then(|node| kind(&node, records))
            .unwrap_or_default(),
        raises: raises(&table),
    };
    table.finish();
    (!function.name.is_empty()).then_some(function)
}

fn objects(node: &Node<'_>, records: &BTreeSet<String>) -> Vec<Object> {
    let items = node.items();
    let objects: Vec<Object> = items
        .iter()
        .filter_map(|node| object(node, records))
        .collect();
    tell_twice(node, objects.iter().map(|o| o.name.as_str()));
    objects
}

fn object(node: &Node<'_>, records: &BTreeSet<String>) -> Option<Object> {
    let table = node.table()?;
    let name = table
        .require("name", "write the class's name like `RateLimiter`")
        .and_then(|node| {
            let name = node.text()?;
            if !is_pascal(name) || records.contains(name) {
                node.wrong(
                    format!(
                        "`{}` is no free name for a class",
                        crate::paths::shown(name)
                    ),
                    "write it like `RateLimiter`, and unlike the records",
                );
                return None;
            }
            Some(name.to_owned())
        });
    let methods = table.require("methods", "list what is called on the object");
    let object = Object {
        name: name.unwrap_or_default(),
        parameters: optional_parameters(&table, records),
        raises: raises(&table),
        methods: methods.map_or_else(Vec::new, |node| functions(&node, records)),
    };
    table.finish();
    (!object.name.is_empty()).then_some(object)
}

fn optional_parameters(table: &Table<'_>, records: &BTreeSet<String>) -> Vec<Parameter> {
    table
        .get("parameters")
        .map_or_else(Vec::new, |node| parameters(&node, records))
}

fn parameters(node: &Node<'_>, records: &BTreeSet<String>) -> Vec<Parameter> {
    let items = node.items();
    if items.len() > 32 {
        node.wrong(
            format!("there are {} of them", items.len()),
            "use at most 32",
        );
    }
    let parameters: Vec<Parameter> = items.iter().filter_map(|n| parameter(n, records)).collect();
    tell_twice(node, parameters.iter().map(|p| p.name.as_str()));
    parameters
}

fn parameter(node: &Node<'_>, records: &BTreeSet<String>) -> Option<Parameter> {
    let table = node.table()?;
    let name = table
        .require("name", "write its name in snake case")
        .and_then(|node| snake_name(&node));
    let kind = table
        .require("type", "write its type, such as `list<int>`")
        .and_then(|node| kind(&node, records));
    table.finish();
    Some(Parameter {
        name: name?,
        kind: kind?,
    })
}

fn raises(table: &Table<'_>) -> Vec<String> {
    let items = table
        .get("raises")
        .map_or_else(Vec::new, |node| node.items());
    let names = items.iter().filter_map(|node| {
        let name = node.text()?;
        if !is_pascal(name) {
            let what = format!("`{}` is no name for an error", crate::paths::shown(name));
            node.wrong(what, "write it like `InvalidLimit`");
            return None;
        }
        Some(name.to_owned())
    });
    names.collect()
}
