//! Kattis and ICPC problem packages, as they are: the legacy format, the 2023
//! draft and 2025-09, as far as pass-fail and simply grouped problems go.
//!
//! | of the package | becomes |
//! |---|---|
//! | `data/sample` | a visible group without points |
//! | `data/secret`, and each folder in it | a hidden group |
//! | the default validator and its flags | comparison by tokens |
//! | a validator in Python | a checker |
//! | `submissions/…` in known languages | proofs; the first accepted of a language is its reference |
//! | `limits.time_limit`, `limits.memory`, `limits.output` | fuel, memory and output |
//!
//! Interactive and multi-pass problems, and validators that must be compiled,
//! are refused with a word on what to do.

mod data;
mod settings;
mod statement;
mod submissions;
mod validator;

use std::collections::BTreeMap;

use protocol::Language;
use protocol::interface::Interface;

use crate::document::Document;
use crate::load::{Context, MAXIMUM_MANIFEST, nearest_id};
use crate::{Challenge, Feedback, Kind, LanguageEntry, Level, Origin};
use settings::Settings;

/// The manifest's name.
pub(crate) const MANIFEST: &str = "problem.yaml";

/// Reads a package. What cannot be judged here is told to the sink.
pub(crate) fn read(context: &Context<'_>, name: &str) -> Option<Challenge> {
    let id = nearest_id(name, context.sink)?;
    let content = context
        .folder
        .read_judging(MANIFEST, MAXIMUM_MANIFEST, context.sink)?;
    let document = Document::yaml(MANIFEST, content, context.sink)?;
    let settings = Settings::read(context, &document)?;
    let languages = languages(context, &settings);
    let compare = validator::read(context, &settings);
    let groups = data::read(context, &settings, compare?);
    let proofs = submissions::read(context, &languages);
    let (statement_path, statement) = statement::read(context, &settings.title);
    Some(Challenge {
        id,
        root: std::path::PathBuf::new(),
        origin: Origin::Kattis,
        title: settings.title.clone().unwrap_or_else(|| name.to_owned()),
        kind: Kind::Implement,
        level: Level::Mid,
        skills: settings.keywords.clone(),
        minutes: 60,
        statement,
        statement_path,
        languages,
        limits: settings.limits,
        feedback: Feedback::Verdict,
        interface: Interface::default(),
        groups,
        proofs,
        digest: context.folder.digest(),
        warnings: Vec::new(),
    })
}

/// Every language that this greenroom knows and the package allows. A
/// candidate starts with nothing.
fn languages(context: &Context<'_>, settings: &Settings) -> BTreeMap<Language, LanguageEntry> {
    let known = context.languages.iter();
    known
        .filter(|known| settings.allows(known.language.as_str()))
        .map(|known| {
            let entry = LanguageEntry {
                entry: known.entry.clone(),
                starter: BTreeMap::new(),
            };
            (known.language.clone(), entry)
        })
        .collect()
}
