//! The `[interface]`: what solutions offer to their caller.

use std::collections::{BTreeMap, BTreeSet};

use protocol::interface::{Function, Interface, Object, Parameter, Type};

use crate::document::{Node, Table};

/// Words that some language would not take as a name.
const RESERVED: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "case", "catch", "class", "const",
    "continue", "crate", "debugger", "def", "default", "del", "delete", "do", "dyn", "elif",
    "else", "enum", "except", "export", "extends", "extern", "false", "finally", "fn", "for",
    "from", "function", "global", "if", "impl", "import", "in", "is", "lambda", "let", "loop",
    "match", "mod", "move", "mut", "new", "nonlocal", "not", "null", "or", "pass", "pub", "raise",
    "ref", "return", "self", "static", "struct", "super", "switch", "this", "throw", "trait",
    "true", "try", "type", "typeof", "unsafe", "use", "var", "void", "where", "while", "with",
    "yield",
];

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

fn kind(node: &Node<'_>, records: &BTreeSet<String>) -> Option<Type> {
    let kind: Type = match node.text()?.parse() {
        Ok(kind) => kind,
        Err(error) => {
            node.wrong(format!("{error}"), "");
            return None;
        }
    };
    if let Some(unknown) = unknown_record(&kind, records) {
        node.wrong(
            format!("there is no record `{unknown}`"),
            "write it under `records`",
        );
        return None;
    }
    Some(kind)
}

fn unknown_record<'k>(kind: &'k Type, records: &BTreeSet<String>) -> Option<&'k str> {
    inner_records(kind)
        .into_iter()
        .find(|name| !records.contains(*name))
}

/// The records that a type names, at any depth.
fn inner_records(kind: &Type) -> Vec<&str> {
    match kind {
        Type::Record(name) => vec![name],
        Type::List(inner) | Type::Optional(inner) => inner_records(inner),
        Type::Map(key, value) => [inner_records(key), inner_records(value)].concat(),
        Type::Tuple(items) => items.iter().flat_map(inner_records).collect(),
        _ => Vec::new(),
    }
}

/// A record that contains itself through any fields. Values of it could nest
/// without bound, and Rust could not lay it out.
fn endless_record(records: &BTreeMap<String, Vec<Parameter>>) -> Option<&str> {
    let mut finite: BTreeSet<&str> = BTreeSet::new();
    loop {
        let before = finite.len();
        for (name, fields) in records {
            let inner = fields.iter().flat_map(|field| inner_records(&field.kind));
            let mut declared = inner.filter(|name| records.contains_key(*name));
            if declared.all(|name| finite.contains(name)) {
                finite.insert(name);
            }
        }
        if finite.len() == before {
            break;
        }
    }
    records
        .keys()
        .map(String::as_str)
        .find(|name| !finite.contains(name))
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

fn snake_name(node: &Node<'_>) -> Option<String> {
    let name = node.text()?;
    if !is_snake(name) {
        let what = format!("`{}` is no name in snake case", crate::paths::shown(name));
        node.wrong(what, "write it like `count_allowed`");
        return None;
    }
    if RESERVED.contains(&name) {
        let what = format!("`{name}` is a word of some language");
        node.wrong(what, "take another name");
        return None;
    }
    Some(name.to_owned())
}

fn is_snake(name: &str) -> bool {
    let bytes = name.as_bytes();
    let legal = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_';
    bytes.first().is_some_and(u8::is_ascii_lowercase)
        && bytes.len() <= 64
        && bytes.iter().all(legal)
        && !name.ends_with('_')
        && !name.contains("__")
}

fn is_pascal(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.len() <= 64
        && bytes.iter().all(u8::is_ascii_alphanumeric)
}

fn tell_twice<'n>(node: &Node<'_>, names: impl Iterator<Item = &'n str>) {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            node.wrong(format!("`{name}` is there twice"), "rename one of them");
        }
    }
}
