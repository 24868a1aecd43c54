//! The groups: their own keys, and which of them depend on which.

use std::collections::{BTreeMap, BTreeSet};

use protocol::Language;
use protocol::interface::Interface;

use super::{Context, MANIFEST, call, cost, io_cases, test_files};
use crate::document::{Node, Table};
use crate::{Content, Group, LanguageEntry, Limits, Problem, Proof, Scoring};

/// How many groups there may be.
const MAXIMUM_GROUPS: usize = 100;

/// What groups need of the rest of the manifest.
pub(super) struct Shared<'m> {
    pub(super) languages: &'m BTreeMap<Language, LanguageEntry>,
    pub(super) limits: Limits,
    /// `None` if it could not be read: cases are then not held against it.
    pub(super) interface: Option<&'m Interface>,
    /// Whether the languages are known to be right.
    pub(super) languages_sound: bool,
}

pub(super) fn read(context: &Context<'_>, manifest: &Table<'_>, shared: &Shared<'_>) -> Vec<Group> {
    let mend = "write at least one `[[groups]]` with cases";
    let Some(node) = manifest.require("groups", mend) else {
        return Vec::new();
    };
    let items = node.items();
    if items.is_empty() {
        node.wrong("there are no groups", mend);
    }
    if items.len() > MAXIMUM_GROUPS {
        node.wrong(
            format!("there are {} groups", items.len()),
            format!("use at most {MAXIMUM_GROUPS}"),
        );
        return Vec::new();
    }
    let read = items
        .iter()
        .map(|node| (node, group(context, node, shared)));
    let read: Vec<_> = read.collect();
    check_names(&read);
    check_dependencies(&read);
    let groups: Vec<Group> = read.into_iter().filter_map(|(_, group)| group).collect();
    if !groups.is_empty() && groups.iter().all(|group| group.points == 0) {
        node.wrong("no group has points", "write `points = 10`");
    }
    if !groups.is_empty() && groups.iter().all(|group| group.visible) {
        let what = "every group is visible, so an answer may be made for its cases alone";
        let problem = Problem::error(MANIFEST, what, "keep some cases hidden");
        context.sink.push(problem.as_warning());
    }
    groups
}

fn group(context: &Context<'_>, node: &Node<'_>, shared: &Shared<'_>) -> Option<Group> {
    let table = node.table()?;
    let name = table
        .require("name", "name it by what it shows")
        .and_then(|node| node.line(80));
    let points = table
        .require("points", "write what it earns")
        .and_then(|node| node.integer(0..=1_000_000));
    let visible = table.get("visible").and_then(|node| node.boolean());
    let scoring = table
        .get("scoring")
        .and_then(|node| node.word(&[("all", Scoring::All), ("each", Scoring::Each)]));
    let depends_on = table.get("depends_on").map_or_else(Vec::new, |node| {
        let names = node.items().into_iter().filter_map(|item| item.text());
        names.map(str::to_owned).collect()
    });
    let content = content(context, &table, shared);
    table.finish();
    Some(Group {
        name: name?.to_owned(),
        visible: visible.unwrap_or(false),
        points: points?,
        depends_on,
        scoring: scoring.unwrap_or_default(),
        content: content?,
    })
}

#[derive(Clone, Copy)]
enum Form {
    Call,
    Io,
    Tests,
    Cost,
}

fn content(context: &Context<'_>, table: &Table<'_>, shared: &Shared<'_>) -> Option<Content> {
    let form = match table.get("kind") {
        None => Form::Call,
        Some(node) => node.word(&[
            ("call", Form::Call),
            ("io", Form::Io),
            ("tests", Form::Tests),
            ("cost", Form::Cost),
        ])?,
    };
    match form {
        Form::Call => call::read(context, table, shared).map(Content::Call),
        Form::Cost => cost::read(context, table, shared),
        Form::Io => io_cases::read(context, table, shared).map(Content::Io),
        Form::Tests => test_files::read(context, table, shared).map(Content::Tests),
    }
}

type Read<'n, 'd> = [(&'n Node<'d>, Option<Group>)];

fn check_names(groups: &Read<'_, '_>) {
    let mut seen = BTreeSet::new();
    for (node, group) in groups {
        let Some(group) = group else { continue };
        if !seen.insert(group.name.as_str()) {
            let what = format!("there are two groups `{}`", group.name);
            node.wrong(what, "rename one of them");
        }
    }
}

/// Every group named must exist, and following the names must come to an end.
fn check_dependencies(groups: &Read<'_, '_>) {
    // A group that could not be read is not missing.
    let any_broken = groups.iter().any(|(_, group)| group.is_none());
    let by_name: BTreeMap<&str, &Group> = groups
        .iter()
        .filter_map(|(_, group)| group.as_ref())
        .map(|group| (group.name.as_str(), group))
        .collect();
    for (node, group) in groups {
        let Some(group) = group else { continue };
        for wanted in &group.depends_on {
            if !by_name.contains_key(wanted.as_str()) && !any_broken {
                let shown = crate::paths::shown(wanted);
                node.wrong(
                    format!("`{}` depends on `{shown}`, which is no group", group.name),
                    "name groups as they are written",
                );
            }
        }
        if depends_on_itself(group, &by_name) {
            node.wrong(
                format!("`{}` depends on itself", group.name),
                "take one of the `depends_on` of this circle away",
            );
        }
    }
}

fn depends_on_itself(start: &Group, by_name: &BTreeMap<&str, &Group>) -> bool {
    let mut waiting: Vec<&str> = start.depends_on.iter().map(String::as_str).collect();
    let mut seen = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if name == start.name {
            return true;
        }
        if let (true, Some(group)) = (seen.insert(name), by_name.get(name)) {
            waiting.extend(group.depends_on.iter().map(String::as_str));
        }
    }
    false
}

/// Costs are measured against the reference, and test files need to know
/// which tests there are, so such groups want one in every language.
pub(super) fn check_references(
    context: &Context<'_>,
    groups: &[Group],
    languages: &BTreeMap<Language, LanguageEntry>,
    proofs: &[Proof],
) {
    let needing = groups
        .iter()
        .find(|group| matches!(group.content, Content::Cost { .. } | Content::Tests(_)));
    for language in languages.keys() {
        let has_reference = proofs
            .iter()
            .any(|p| p.reference && p.language == *language);
        let has_accepted = proofs
            .iter()
            .any(|p| p.is_accepted() && p.language == *language);
        if let (Some(group), false) = (needing, has_reference) {
            context.sink.push(Problem::error(
                "submissions/accepted",
                format!("`{}` needs a reference in {language}", group.name),
                "write a solution whose file name starts with `reference`",
            ));
        } else if !has_accepted {
            let what = format!("nothing shows that this can be solved in {language}");
            let mend = "write a solution whose file name starts with `reference`";
            let problem = Problem::error("submissions/accepted", what, mend);
            context.sink.push(problem.as_warning());
        }
    }
}
