//! The languages of a challenge and their starter files.

use std::collections::BTreeMap;

use protocol::Language;

use super::manifest::checked_path;
use super::{Context, MAXIMUM_SOURCE};
use crate::document::{Node, Table};
use crate::{LanguageEntry, Problem};

pub(super) fn read(
    context: &Context<'_>,
    manifest: &Table<'_>,
) -> BTreeMap<Language, LanguageEntry> {
    let mut languages = BTreeMap::new();
    let mend = "write `[languages.python]` and its `entry`";
    let Some(node) = manifest.require("languages", mend) else {
        return languages;
    };
    let entries = node.entries();
    if entries.is_empty() {
        node.wrong("there is no language", mend);
    }
    for (name, node) in entries {
        let Some(language) = known(context, name, &node) else {
            continue;
        };
        if let Some(entry) = entry(context, &language, &node) {
            languages.insert(language, entry);
        }
    }
    for folder in context.folder.children("starter") {
        let declared = folder
            .parse()
            .is_ok_and(|l: Language| languages.contains_key(&l));
        if !declared
            && context
                .languages
                .iter()
                .any(|l| l.language.as_str() == folder)
        {
            let what = format!("the manifest has no language `{folder}`");
            let mend = format!("write `[languages.{folder}]`, or take the folder away");
            let file = format!("starter/{folder}");
            context.sink.push(Problem::error(file, what, mend));
        }
    }
    languages
}

/// A language that this greenroom knows, else it is told which it does.
fn known(context: &Context<'_>, name: &str, node: &Node<'_>) -> Option<Language> {
    let language = name
        .parse()
        .ok()
        .filter(|language| context.languages.get(language).is_some());
    if language.is_none() {
        let names = context
            .languages
            .iter()
            .map(|known| known.language.as_str());
        let names: Vec<&str> = names.collect();
        node.wrong_key(
            format!(
                "`{}` is no language of this greenroom",
                crate::paths::shown(name)
            ),
            format!("known are {}", names.join(", ")),
        );
    }
    language
}

fn entry(context: &Context<'_>, language: &Language, node: &Node<'_>) -> Option<LanguageEntry> {
    let table = node.table()?;
    let wanted = table.require("entry", "name the file that is loaded or started");
    table.finish();
    let wanted = wanted?;
    let entry = checked_path(&wanted)?;
    if context.languages.of_file(&entry) != Some(language) {
        let known = context.languages.get(language);
        let extensions = known.map_or(String::new(), |known| known.extensions.join(", ."));
        wanted.wrong(
            format!("`{entry}` is no {language} file by its extension"),
            format!("use .{extensions}"),
        );
        return None;
    }
    let starter = starter(context, language);
    if !starter.contains_key(&entry) {
        wanted.wrong(
            format!("the starter has no `{entry}`"),
            format!("make starter/{language}/{entry}: what the candidate begins with"),
        );
    }
    Some(LanguageEntry { entry, starter })
}

fn starter(context: &Context<'_>, language: &Language) -> BTreeMap<String, Vec<u8>> {
    let root = format!("starter/{language}");
    let read = context.folder.under(&root).filter_map(|path| {
        let content = context
            .folder
            .read_judging(path, MAXIMUM_SOURCE, context.sink)?;
        Some((path.get(root.len() + 1..)?.to_owned(), content))
    });
    read.collect()
}
