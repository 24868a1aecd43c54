//! Exercism exercises of the Python, JavaScript and Rust tracks: the
//! exercise's own tests judge it.
//!
//! Exercism skips all tests but the first, so that learners take them one by
//! one; as its own continuous integration does, they are all switched on here.

use std::collections::BTreeMap;

use protocol::interface::Interface;
use protocol::{Language, Verdict};

use crate::document::{Document, Node, Table};
use crate::load::{Context, MAXIMUM_MANIFEST, MAXIMUM_SOURCE, nearest_id};
use crate::solution::complete;
use crate::{
    Challenge, Content, Expected, Feedback, Group, Kind, LanguageEntry, Level, Limits, Origin,
    Problem, Proof, Scoring, paths,
};

/// The file that makes a folder an exercise.
pub(crate) const CONFIG: &str = ".meta/config.json";

const POINTS: u64 = 100;

/// What turns a skipped test into one that runs.
const SWITCHES: [(&str, &str); 6] = [
    ("xtest(", "test("),
    ("xit(", "it("),
    ("xdescribe(", "describe("),
    ("test.skip(", "test("),
    ("it.skip(", "it("),
    ("#[ignore]", ""),
];

/// Reads an exercise.
pub(crate) fn read(context: &Context<'_>, name: &str) -> Option<Challenge> {
    let id = nearest_id(name, context.sink)?;
    let content = context
        .folder
        .read_judging(CONFIG, MAXIMUM_MANIFEST, context.sink)?;
    let document = Document::json(CONFIG, content, context.sink)?;
    let config = document.root().table()?;
    let files = config
        .require("files", "this is no exercise of Exercism's")?
        .table()?;
    let solution = list(&files, "solution");
    let entry = solution.first()?.clone();
    let Some(language) = context.languages.of_file(&entry).cloned() else {
        let what = format!("`{entry}` is of no language that this greenroom knows");
        context.sink.push(Problem::error(CONFIG, what, ""));
        return None;
    };
    let starter = read_all(context, solution.iter().chain(&list(&files, "editor")));
    let crate_name = name.replace('-', "_");
    let tests = tests(context, &list(&files, "test"), &crate_name);
    if tests.is_empty() {
        let what = "the exercise has no tests";
        context
            .sink
            .push(Problem::error(CONFIG, what, "name them under `files`"));
    }
    let offered = LanguageEntry { entry, starter };
    let examples = [list(&files, "example"), list(&files, "exemplar")].concat();
    let proof = examples
        .first()
        .and_then(|path| example(context, path, &language, &offered));
    let title = title(&config, name);
    Some(Challenge {
        id,
        root: std::path::PathBuf::new(),
        origin: Origin::Exercism,
        statement: statement(context, &title),
        statement_path: ".docs/instructions.md".to_owned(),
        title,
        kind: Kind::Implement,
        level: Level::Junior,
        skills: Vec::new(),
        minutes: 30,
        languages: BTreeMap::from([(language.clone(), offered)]),
        limits: Limits::default(),
        feedback: Feedback::Name,
        interface: Interface::default(),
        groups: vec![Group {
            name: "tests".to_owned(),
            visible: true,
            points: POINTS,
            depends_on: Vec::new(),
            scoring: Scoring::Each,
            content: Content::Tests(BTreeMap::from([(language, tests)])),
        }],
        proofs: proof.into_iter().collect(),
        digest: context.folder.digest(),
        warnings: Vec::new(),
    })
}

/// The paths under a key, those that cannot be used told.
fn list(files: &Table<'_>, key: &'static str) -> Vec<String> {
    let items = files
        .get(key)
        .map_or_else(Vec::new, |node: Node<'_>| node.items());
    let checked = items.iter().filter_map(|node| {
        let path = node.text()?;
        match paths::check(path) {
            Ok(()) => Some(path.to_owned()),
            Err(reason) => {
                node.wrong(reason, "");
                None
            }
        }
    });
    checked.collect()
}

fn read_all<'p>(
    context: &Context<'_>,
    paths: impl Iterator<Item = &'p String>,
) -> BTreeMap<String, Vec<u8>> {
    let read = paths.filter_map(|path| {
        let content = context
            .folder
            .read_judging(path, MAXIMUM_SOURCE, context.sink)?;
        Some((path.clone(), content))
    });
    read.collect()
}

fn tests(context: &Context<'_>, paths: &[String], crate_name: &str) -> BTreeMap<String, Vec<u8>> {
    let files = read_all(context, paths.iter()).into_iter();
    let switched = files.map(|(path, content)| {
        let name = path.strip_prefix("tests/").unwrap_or(&path).to_owned();
        (name, fitted(content, crate_name))
    });
    switched.collect()
}

/// The test file with every test switched on. Rust tests call the solution by
/// the name of its crate, which is always `solution` here.
fn fitted(content: Vec<u8>, crate_name: &str) -> Vec<u8> {
    match String::from_utf8(content) {
        Ok(text) => SWITCHES
            .iter()
            .fold(text, |text, (off, on)| text.replace(off, on))
            .replace(&format!("use {crate_name}::"), "use solution::")
            .into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// The exercise's own solution, under the name of the file it solves.
fn example(
    context: &Context<'_>,
    path: &str,
    language: &Language,
    offered: &LanguageEntry,
) -> Option<Proof> {
    let content = context
        .folder
        .read_judging(path, MAXIMUM_SOURCE, context.sink)?;
    let files = BTreeMap::from([(offered.entry.clone(), content)]);
    let source = complete(files, language, offered, context.languages).ok()?;
    Some(Proof {
        path: path.to_owned(),
        expected: Expected::Verdict(Verdict::Ac),
        language: language.clone(),
        reference: true,
        source,
    })
}

fn title(config: &Table<'_>, name: &str) -> String {
    let title = config
        .get("title")
        .and_then(|node| node.line(200).map(str::to_owned));
    title.unwrap_or_else(|| {
        let words = name.replace(['-', '_'], " ");
        let mut letters = words.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string());
        format!("{}{}", first.unwrap_or_default(), letters.as_str())
    })
}

/// Introduction and instructions with what the track adds to them.
fn statement(context: &Context<'_>, title: &str) -> String {
    let mut text = format!("# {title}\n");
    for name in ["introduction", "instructions", "instructions.append"] {
        let path = format!(".docs/{name}.md");
        if !context.folder.has(&path) {
            continue;
        }
        if let Some(content) = context.folder.read(&path, MAXIMUM_SOURCE, context.sink) {
            text.push('\n');
            text.push_str(&String::from_utf8_lossy(&content));
        }
    }
    text
}
