//! Tables that say how answers are compared.

use std::sync::Arc;

use super::manifest::checked_path;
use super::{Context, MAXIMUM_SOURCE};
use crate::document::{Node, Table};
use crate::{CallCompare, Checker, IoCompare, Tolerance};

#[derive(Clone, Copy)]
enum Method {
    Exact,
    Float,
    Unordered,
    Tokens,
    Checker,
}

pub(super) fn of_call(node: &Node<'_>) -> Option<CallCompare> {
    let table = node.table()?;
    let method = method(&table)?.word(&[
        ("exact", Method::Exact),
        ("float", Method::Float),
        ("unordered", Method::Unordered),
    ])?;
    let compare = match method {
        Method::Float => CallCompare::Float(tolerance(&table)?),
        Method::Unordered => CallCompare::Unordered,
        _ => CallCompare::Exact,
    };
    table.finish();
    Some(compare)
}

pub(super) fn of_io(context: &Context<'_>, node: &Node<'_>) -> Option<IoCompare> {
    let table = node.table()?;
    let method = method(&table)?.word(&[
        ("exact", Method::Exact),
        ("tokens", Method::Tokens),
        ("float", Method::Float),
        ("checker", Method::Checker),
    ])?;
    let compare = match method {
        Method::Exact => IoCompare::Exact,
        Method::Checker => IoCompare::Checker(Arc::new(checker(context, &table)?)),
        Method::Float => IoCompare::Tokens {
            tolerance: Some(tolerance(&table)?),
            ignore_case: false,
            space_sensitive: false,
        },
        _ => IoCompare::default(),
    };
    table.finish();
    Some(compare)
}

fn method<'d>(table: &Table<'d>) -> Option<Node<'d>> {
    table.require("method", "write how to compare: `method = \"exact\"`")
}

fn tolerance(table: &Table<'_>) -> Option<Tolerance> {
    let bound = |key| match table.get(key) {
        Some(node) => node.float(0.0..=1e300),
        None => Some(0.0),
    };
    let tolerance = Tolerance {
        absolute: bound("absolute")?,
        relative: bound("relative")?,
    };
    if tolerance.absolute == 0.0 && tolerance.relative == 0.0 {
        let what = "no number may be off";
        table
            .node()
            .wrong(what, "write `absolute = 1e-9` or `relative = 1e-9`");
        return None;
    }
    Some(tolerance)
}

/// A checker: its program, and beside it the files of its language, which it
/// may import.
fn checker(context: &Context<'_>, table: &Table<'_>) -> Option<Checker> {
    let node = table.require("program", "name it: `program = \"checkers/check.py\"`")?;
    let path = checked_path(&node)?;
    let Some(language) = context.languages.of_file(&path) else {
        let what = format!("`{path}` is of no language that this greenroom knows");
        node.wrong(what, "write the checker in one that it does");
        return None;
    };
    let (folder, entry) = path.rsplit_once('/').unwrap_or(("", &path));
    if !context.folder.has(&path) {
        node.wrong(
            format!("there is no file `{path}`"),
            "make it, or name another",
        );
        return None;
    }
    let beside = context.folder.children(folder).into_iter().map(|name| {
        let full = crate::folder::join(folder, name);
        (name, full)
    });
    let files = beside
        .filter(|(_, full)| context.languages.of_file(full) == Some(language))
        .filter(|(_, full)| context.folder.has(full))
        .filter_map(|(name, full)| {
            let content = context
                .folder
                .read_judging(&full, MAXIMUM_SOURCE, context.sink)?;
            Some((name.to_owned(), content))
        });
    Some(Checker {
        language: language.clone(),
        entry: entry.to_owned(),
        files: files.collect(),
        arguments: Vec::new(),
    })
}
