//! Cases of `io` groups: a JSON file, or a folder of `.in` and `.ans` files.

use std::collections::BTreeMap;

use super::cases::{MAXIMUM_CASES_OF_GROUP, case_limits, case_tables, cases_document, note};
use super::groups::Shared;
use super::manifest::checked_path;
use super::{Context, MAXIMUM_CASES, compare};
use crate::document::{Document, Node, Table};
use crate::folder::join;
use crate::{IoCase, IoCompare, IoExpectation, Limits, Problem};

pub(super) fn read(
    context: &Context<'_>,
    table: &Table<'_>,
    shared: &Shared<'_>,
) -> Option<Vec<IoCase>> {
    let compare = table
        .get("compare")
        .and_then(|node| compare::of_io(context, &node))
        .unwrap_or_default();
    if let Some(node) = table.get("data") {
        if let Some(cases) = table.get("cases") {
            cases.wrong_key("a group has either `cases` or `data`", "keep one");
        }
        let folder = checked_path(&node)?;
        if !context.folder.has_folder(&folder) {
            node.wrong(
                format!("there is no folder `{folder}`"),
                "make it, or name another",
            );
            return None;
        }
        return Some(data_folder(context, &folder, shared.limits, &compare));
    }
    let document = cases_document(context, table)?;
    let folder = document
        .file()
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let reader = Reader {
        context,
        shared,
        compare,
        folder,
    };
    Some(reader.all(&document))
}

/// Every `NAME.in` right in a folder with its `NAME.ans`, by name.
fn data_folder(
    context: &Context<'_>,
    folder: &str,
    limits: Limits,
    compare: &IoCompare,
) -> Vec<IoCase> {
    let names: Vec<&str> = context
        .folder
        .children(folder)
        .into_iter()
        .filter_map(|name| name.strip_suffix(".in"))
        .collect();
    if names.is_empty() || names.len() > MAXIMUM_CASES_OF_GROUP {
        let what = format!("there are {} files `NAME.in` in it", names.len());
        let mend = format!("give it 1 to {MAXIMUM_CASES_OF_GROUP}, each with its `NAME.ans`");
        context.sink.push(Problem::error(folder, what, mend));
        return Vec::new();
    }
    names
        .into_iter()
        .filter_map(|name| data_case(context, folder, name, limits, compare))
        .collect()
}

/// One `NAME.in` with its `NAME.ans`, and its `NAME.args` if there is one.
pub(crate) fn data_case(
    context: &Context<'_>,
    folder: &str,
    name: &str,
    limits: Limits,
    compare: &IoCompare,
) -> Option<IoCase> {
    let path = join(folder, name);
    let read = |extension: &str| {
        let path = format!("{path}.{extension}");
        context
            .folder
            .read_judging(&path, MAXIMUM_CASES, context.sink)
    };
    let mut arguments = Vec::new();
    if context.folder.has(&format!("{path}.args")) {
        let content = read("args")?;
        let text = String::from_utf8_lossy(&content).into_owned();
        arguments.extend(text.split_whitespace().map(str::to_owned));
    }
    let (stdin, answer) = (read("in"), read("ans"));
    Some(IoCase {
        name: name.to_owned(),
        note: String::new(),
        limits,
        compare: compare.clone(),
        arguments,
        stdin: stdin?,
        files: BTreeMap::new(),
        expected: IoExpectation {
            stdout: Some(answer?),
            exit_code: 0,
            files: BTreeMap::new(),
        },
    })
}

struct Reader<'r, 'c> {
    context: &'r Context<'c>,
    shared: &'r Shared<'r>,
    compare: IoCompare,
    /// The case file's own folder; files named in it lie beside it.
    folder: &'r str,
}

impl Reader<'_, '_> {
    fn all(&self, document: &Document<'_>) -> Vec<IoCase> {
        let tables = case_tables(document);
        tables
            .into_iter()
            .map(|(table, name)| self.case(table, name))
            .collect()
    }

    fn case(&self, table: Table<'_>, name: String) -> IoCase {
        let own = table
            .get("compare")
            .and_then(|node| compare::of_io(self.context, &node));
        let compare = own.unwrap_or_else(|| self.compare.clone());
        let stdout = self.content(&table, "stdout", "stdout_file");
        let case = IoCase {
            name,
            note: note(&table),
            limits: case_limits(&table, self.shared.limits),
            compare,
            arguments: arguments(&table),
            stdin: self
                .content(&table, "stdin", "stdin_file")
                .unwrap_or_default(),
            files: files(&table, "files"),
            expected: IoExpectation {
                stdout,
                exit_code: exit_code(&table),
                files: files(&table, "output_files"),
            },
        };
        let keys = ["stdout", "stdout_file", "output_files", "exit_code"];
        let expects = keys.into_iter().any(|key| table.get(key).is_some());
        if !expects && !matches!(case.compare, IoCompare::Checker(_)) {
            let mend = "write `stdout`, `output_files` or `exit_code`";
            table.node().wrong("the case expects nothing", mend);
        }
        table.finish();
        case
    }

    /// Text in the case itself, or of a file beside the case file.
    fn content(
        &self,
        table: &Table<'_>,
        key: &'static str,
        file_key: &'static str,
    ) -> Option<Vec<u8>> {
        let (text, file) = (table.get(key), table.get(file_key));
        match (text, file) {
            (Some(_), Some(file)) => {
                file.wrong_key(
                    format!("a case has either `{key}` or `{file_key}`"),
                    "keep one",
                );
                None
            }
            (Some(text), None) => text.text().map(|text| text.as_bytes().to_vec()),
            (None, Some(file)) => self.beside(&file),
            (None, None) => None,
        }
    }

    fn beside(&self, node: &Node<'_>) -> Option<Vec<u8>> {
        let path = join(self.folder, &checked_path(node)?);
        if !self.context.folder.has(&path) {
            node.wrong(
                format!("there is no file `{path}`"),
                "make it, or name another",
            );
            return None;
        }
        self.context
            .folder
            .read_judging(&path, MAXIMUM_CASES, self.context.sink)
    }
}

fn exit_code(table: &Table<'_>) -> i32 {
    let code = table
        .get("exit_code")
        .and_then(|node| node.integer(0..=255));
    code.and_then(|code| i32::try_from(code).ok()).unwrap_or(0)
}

fn arguments(table: &Table<'_>) -> Vec<String> {
    let items = table
        .get("arguments")
        .map_or_else(Vec::new, |node| node.items());
    let texts = items.iter().filter_map(|node| {
        let text = node.text()?;
        if text.contains('\0') {
            node.wrong("an argument cannot hold a NUL", "take it out");
            return None;
        }
        Some(text.to_owned())
    });
    texts.collect()
}

fn files(table: &Table<'_>, key: &'static str) -> BTreeMap<String, Vec<u8>> {
    let entries = table.get(key).map_or_else(Vec::new, |node| node.entries());
    let files = entries.into_iter().filter_map(|(path, node)| {
        if let Err(reason) = crate::paths::check(path) {
            node.wrong_key(reason, "name a file of the working folder");
            return None;
        }
        Some((path.to_owned(), node.text()?.as_bytes().to_vec()))
    });
    files.collect()
}
