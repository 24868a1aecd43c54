//! `tests` groups: the languages' own test files.

use std::collections::BTreeMap;

use protocol::Language;

use super::groups::Shared;
use super::manifest::checked_path;
use super::{Context, MAXIMUM_SOURCE};
use crate::document::{Node, Table};

type Files = BTreeMap<String, Vec<u8>>;

pub(super) fn read(
    context: &Context<'_>,
    table: &Table<'_>,
    shared: &Shared<'_>,
) -> Option<BTreeMap<Language, Files>> {
    let mend = "write `[groups.tests]` with the test files of each language";
    let node = table.require("tests", mend)?;
    let mut tests = BTreeMap::new();
    for (name, node) in node.entries() {
        let language = name
            .parse()
            .ok()
            .filter(|l| shared.languages.contains_key(l));
        let Some(language) = language else {
            if !shared.languages_sound {
                continue;
            }
            let shown = crate::paths::shown(name);
            node.wrong_key(
                format!("`{shown}` is no language of this challenge"),
                "take it away, or declare it under `[languages]`",
            );
            continue;
        };
        tests.insert(language, files(context, name, &node));
    }
    let expected = shared.languages.keys().filter(|_| shared.languages_sound);
    for language in expected.filter(|l| !tests.contains_key(*l)) {
        let what = format!("there are no tests in {language}");
        node.wrong(what, "every language of the challenge needs its own");
    }
    Some(tests)
}

fn files(context: &Context<'_>, language: &str, node: &Node<'_>) -> Files {
    let mut files = Files::new();
    let items = node.items();
    if items.is_empty() {
        node.wrong("there are no test files", "name at least one");
    }
    for item in items {
        let Some(path) = checked_path(&item) else {
            continue;
        };
        if !context.folder.has(&path) {
            item.wrong(
                format!("there is no file `{path}`"),
                "make it, or name another",
            );
            continue;
        }
        let Some(content) = context
            .folder
            .read_judging(&path, MAXIMUM_SOURCE, context.sink)
        else {
            continue;
        };
        if files.insert(short(&path, language), content).is_some() {
            item.wrong(
                format!("`{path}` is there twice"),
                "rename it, or take it away",
            );
        }
    }
    files
}

/// The path as the guest sees it, without the folders that only sort.
fn short(path: &str, language: &str) -> String {
    let inner = path.strip_prefix("tests/").unwrap_or(path);
    let own = inner
        .strip_prefix(language)
        .and_then(|rest| rest.strip_prefix('/'));
    own.unwrap_or(inner).to_owned()
}
