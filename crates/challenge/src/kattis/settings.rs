//! `problem.yaml`.

use serde_json::Value;

use crate::Limits;
use crate::document::{Document, Node, Table};
use crate::load::Context;

/// What a second of a time limit is worth. A candidate's language may be
/// interpreted, so it is more than a second of native code would use.
const FUEL_PER_SECOND: f64 = 4e9;

/// What is used of a package's manifest.
pub(super) struct Settings {
    /// The name, if the manifest has one.
    pub(super) title: Option<String>,
    pub(super) keywords: Vec<String>,
    pub(super) limits: Limits,
    /// Whether points are given by group.
    pub(super) scoring: bool,
    /// Whether the manifest asks for the package's own validator.
    pub(super) custom_validator: bool,
    /// The flags of the validator.
    pub(super) validator_flags: Vec<String>,
    /// The languages that are allowed; all if empty.
    languages: Vec<String>,
}

impl Settings {
    /// Reads the manifest; `None` if the problem is of a type that is not judged here.
    pub(super) fn read(context: &Context<'_>, document: &Document<'_>) -> Option<Self> {
        let table = document.root().table()?;
        let types = types(&table)?;
        let validation = table.get("validation");
        let validation_words = validation.as_ref().map_or_else(Vec::new, words);
        let interactive = |word: &String| matches!(word.as_str(), "interactive" | "score");
        if let (Some(node), true) = (&validation, validation_words.iter().any(interactive)) {
            node.wrong(
                "validators that talk to the program, or give points, are not run here",
                "only `default` and `custom` are",
            );
            return None;
        }
        let has_validator = ["output_validator", "output_validators"]
            .into_iter()
            .any(|f| context.folder.has_folder(f));
        let legacy = validation.is_some();
        Some(Self {
            title: table.get("name").and_then(|node| title(node.value())),
            keywords: keywords(&table),
            limits: table
                .get("limits")
                .map_or_else(Limits::default, |node| limits(&node)),
            scoring: types.iter().any(|word| word == "scoring"),
            custom_validator: validation_words.iter().any(|word| word == "custom")
                || (!legacy && has_validator),
            validator_flags: table
                .get("validator_flags")
                .as_ref()
                .map_or_else(Vec::new, words),
            languages: table.get("languages").as_ref().map_or_else(Vec::new, words),
        })
    }

    /// Whether a language is allowed by its own name or by one of Kattis'.
    pub(super) fn allows(&self, language: &str) -> bool {
        let all = self.languages.is_empty() || self.languages.iter().any(|name| name == "all");
        all || self.languages.iter().any(|name| {
            let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
            name == language
        })
    }
}

/// The problem's types; those that cannot be judged here are told.
fn types(table: &Table<'_>) -> Option<Vec<String>> {
    let node = table.get("type").or_else(|| table.get("problem_type"));
    let Some(node) = node else {
        return Some(Vec::new());
    };
    let types = words(&node);
    let unknown = types
        .iter()
        .find(|word| !matches!(word.as_str(), "pass-fail" | "scoring"));
    if let Some(unknown) = unknown {
        node.wrong(
            format!(
                "problems of type `{}` are not judged here",
                crate::paths::shown(unknown)
            ),
            "only `pass-fail` and `scoring` are",
        );
        return None;
    }
    Some(types)
}

/// The words of a text or of a list of texts.
pub(super) fn words(node: &Node<'_>) -> Vec<String> {
    words_of(node.value())
}

fn words_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => text.split_whitespace().map(str::to_owned).collect(),
        Value::Number(number) => vec![number.to_string()],
        Value::Array(items) => items.iter().flat_map(words_of).collect(),
        _ => Vec::new(),
    }
}

/// The name: a text, or one of several by language, English first.
fn title(value: &Value) -> Option<String> {
    let text = match value {
        Value::Object(names) => names
            .iter()
            .find(|(language, _)| language.starts_with("en"))
            .or_else(|| names.iter().next())
            .and_then(|(_, name)| name.as_str())?
            .to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let text: String = text.chars().filter(|c| !c.is_control()).take(200).collect();
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

fn keywords(table: &Table<'_>) -> Vec<String> {
    let words = table.get("keywords").as_ref().map_or_else(Vec::new, words);
    let words = words.into_iter().filter(|word| word.len() <= 60);
    words.take(20).collect()
}

fn limits(node: &Node<'_>) -> Limits {
    let mut limits = Limits::default();
    let Some(table) = node.table() else {
        return limits;
    };
    let number = |key| {
        table
            .get(key)
            .and_then(|node: Node<'_>| node.value().as_f64())
    };
    if let Some(seconds) = number("time_limit") {
        limits.fuel = at_most(seconds * FUEL_PER_SECOND, Limits::MAXIMUM.fuel);
    }
    if let Some(mebibytes) = number("memory") {
        limits.memory_bytes = at_most(mebibytes * 1_048_576.0, Limits::MAXIMUM.memory_bytes);
    }
    if let Some(mebibytes) = number("output") {
        limits.output_bytes = at_most(mebibytes * 1_048_576.0, Limits::MAXIMUM.output_bytes);
    }
    limits
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and what is negative or no number becomes 1"
)]
fn at_most(wanted: f64, most: u64) -> u64 {
    (wanted as u64).clamp(1, most)
}
