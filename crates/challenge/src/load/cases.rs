//! What case files of every kind share: the file, its cases, their names,
//! notes and limits.

use std::collections::BTreeSet;

use super::manifest::checked_path;
use super::{Context, MAXIMUM_CASES, limits};
use crate::Limits;
use crate::document::{Document, Table};

/// How many cases a group may have.
pub(super) const MAXIMUM_CASES_OF_GROUP: usize = 2_000;

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

pub(super) fn note(table: &Table<'_>) -> String {
    let note = table.get("note").and_then(|node| node.text());
    note.unwrap_or_default().to_owned()
}

pub(super) fn case_limits(table: &Table<'_>, shared: Limits) -> Limits {
    table
        .get("limits")
        .map_or(shared, |node| limits::read(&node, shared))
}
