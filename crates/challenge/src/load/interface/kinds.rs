//! Types in an interface, and the records they name.

use std::collections::{BTreeMap, BTreeSet};

use protocol::interface::{Parameter, Type};

use crate::document::Node;

pub(super) fn kind(node: &Node<'_>, records: &BTreeSet<String>) -> Option<Type> {
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
pub(super) fn endless_record(records: &BTreeMap<String, Vec<Parameter>>) -> Option<&str> {
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
