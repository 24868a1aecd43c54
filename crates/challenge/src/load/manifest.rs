//! `challenge.toml`, from top to bottom.

use protocol::interface::Interface;

use super::{
    Context, MANIFEST, MAXIMUM_MANIFEST, groups, id_of, interface, languages, limits, proofs,
};
use crate::document::{Document, Table};
use crate::{Challenge, Feedback, Kind, Level, Limits, Origin, Problem};

/// The only version of the format there is.
const FORMAT_VERSION: u64 = 1;
/// The largest statement, in bytes.
const MAXIMUM_STATEMENT: u64 = 256 << 10;

/// Reads a folder of ours. `None` if something that a challenge cannot do
/// without is missing; the sink then has it.
pub(super) fn read(context: &Context<'_>, name: &str) -> Option<Challenge> {
    let id = id_of(name, context.sink);
    if !context.folder.has(MANIFEST) {
        context.sink.push(Problem::error(
            MANIFEST,
            "this file does not exist",
            "`greenroom new ID` makes a folder with one",
        ));
        return None;
    }
    let content = context
        .folder
        .read_judging(MANIFEST, MAXIMUM_MANIFEST, context.sink)?;
    let document = Document::toml(MANIFEST, content, context.sink)?;
    let table = document.root().table()?;
    check_version(&table)?;
    let (languages, languages_sound) = watched(context, || languages::read(context, &table));
    let (interface, interface_sound) = watched(context, || {
        table
            .get("interface")
            .map_or_else(Interface::default, |node| interface::read(&node))
    });
    let facts = facts(&table);
    let statement = statement(context, &table);
    let limits = table.get("limits").map_or(Limits::default(), |node| {
        limits::read(&node, Limits::default())
    });
    let feedback = feedback(&table);
    let shared = groups::Shared {
        languages: &languages,
        languages_sound,
        limits,
        interface: interface_sound.then_some(&interface),
    };
    let groups = groups::read(context, &table, &shared);
    table.finish();
    let mut proofs = Vec::new();
    if languages_sound {
        proofs = proofs::read(context, &languages);
        groups::check_references(context, &groups, &languages, &proofs);
    }
    let (statement_path, statement) = statement?;
    let facts = facts?;
    Some(Challenge {
        id: id?,
        root: std::path::PathBuf::new(),
        origin: Origin::Greenroom,
        title: facts.title,
        kind: facts.kind,
        level: facts.level,
        skills: facts.skills,
        minutes: facts.minutes,
        statement,
        statement_path,
        languages,
        limits,
        feedback,
        interface,
        groups,
        proofs,
        digest: context.folder.digest(),
        warnings: Vec::new(),
    })
}

/// Reads a part, and tells whether nothing was wrong in it. What builds on a
/// part that is wrong is not complained about as well.
fn watched<T>(context: &Context<'_>, read: impl FnOnce() -> T) -> (T, bool) {
    let before = context.sink.error_count();
    let part = read();
    (part, context.sink.error_count() == before)
}

/// A manifest of another version would be misread, so nothing more is said of it.
fn check_version(table: &Table<'_>) -> Option<()> {
    let node = table.require("format_version", "write `format_version = 1` first")?;
    let version = node.integer(0..=u64::from(u32::MAX))?;
    if version == FORMAT_VERSION {
        return Some(());
    }
    node.wrong(
        format!("format version {version} is unknown to this greenroom"),
        "write 1, or use a newer greenroom",
    );
    None
}

struct Facts {
    title: String,
    kind: Kind,
    level: Level,
    skills: Vec<String>,
    minutes: u32,
}

fn facts(table: &Table<'_>) -> Option<Facts> {
    let title = table
        .require("title", "say in a line what it is about")
        .and_then(|node| node.line(200).map(str::to_owned));
    let kind = table
        .require("kind", "write debug, fix, implement or speed-up")
        .and_then(|node| {
            node.word(&[
                ("debug", Kind::Debug),
                ("fix", Kind::Fix),
                ("implement", Kind::Implement),
                ("speed-up", Kind::SpeedUp),
            ])
        });
    let level = table
        .require("level", "write junior, mid or senior")
        .and_then(|node| {
            node.word(&[
                ("junior", Level::Junior),
                ("mid", Level::Mid),
                ("senior", Level::Senior),
            ])
        });
    let skills = table
        .require(
            "skills",
            "write what it shows of a candidate: `skills = [\"parsing\"]`",
        )
        .map(|node| {
            let items = node.items();
            if items.is_empty() || items.len() > 20 {
                node.wrong("there must be 1 to 20 skills", "name the main ones");
            }
            let texts = items.iter().filter_map(|item| item.line(60));
            texts.map(str::to_owned).collect()
        });
    let minutes = table
        .require("minutes", "write how long it should take")
        .and_then(|node| node.integer(1..=1_440))
        .and_then(|minutes| u32::try_from(minutes).ok());
    Some(Facts {
        title: title?,
        kind: kind?,
        level: level?,
        skills: skills?,
        minutes: minutes?,
    })
}

fn feedback(table: &Table<'_>) -> Feedback {
    let Some(inner) = table.get("feedback").and_then(|node| node.table()) else {
        return Feedback::default();
    };
    let hidden = inner.get("hidden").and_then(|node| {
        node.word(&[
            ("nothing", Feedback::Nothing),
            ("verdict", Feedback::Verdict),
            ("name", Feedback::Name),
            ("input", Feedback::Input),
        ])
    });
    inner.finish();
    hidden.unwrap_or_default()
}

/// The statement's path and text. It judges nothing, so it is not digested.
fn statement(context: &Context<'_>, table: &Table<'_>) -> Option<(String, String)> {
    let path = match table.get("statement") {
        Some(node) => checked_path(&node)?,
        None => "statement.md".to_owned(),
    };
    let content = context
        .folder
        .read(&path, MAXIMUM_STATEMENT, context.sink)?;
    match String::from_utf8(content) {
        Ok(text) if !text.trim().is_empty() => Some((path, text)),
        Ok(_) => {
            let what = "the statement is empty";
            context
                .sink
                .push(Problem::error(&path, what, "write what is to be done"));
            None
        }
        Err(_) => {
            let what = "this is not UTF-8";
            context
                .sink
                .push(Problem::error(&path, what, "save the file as UTF-8"));
            None
        }
    }
}

/// A path inside the folder, as a manifest names it.
pub(super) fn checked_path(node: &crate::document::Node<'_>) -> Option<String> {
    let path = node.text()?;
    match crate::paths::check(path) {
        Ok(()) => Some(path.to_owned()),
        Err(reason) => {
            node.wrong(reason, "name a file inside the challenge's folder");
            None
        }
    }
}
