//! What a room was made of: kept with it, so that a challenge that changes later
//! changes no room that is there already.

use challenge::Challenge;
use protocol::Language;
use protocol::live::{AtZero, Protection, RoomSummary};
use room::{RoomLimits, Settings, StarterFile, StartingTimer};
use serde::{Deserialize, Serialize};

use crate::bank;
use crate::error::Failure;

/// What a room was made of, as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Blueprint {
    statement: String,
    entry: String,
    visible_cases: Vec<(String, Vec<String>)>,
    files: Vec<(String, String)>,
    /// 0 for no clock.
    total_ms: u64,
    at_zero: AtZero,
    #[serde(default = "enabled")]
    autorun: bool,
}

fn enabled() -> bool {
    true
}

impl Blueprint {
    /// What a room of this challenge in this language is made of.
    pub(crate) fn new(
        challenge: &Challenge,
        language: &Language,
        minutes: u32,
        at_zero: AtZero,
    ) -> Result<Self, Failure> {
        let entry = challenge
            .languages
            .get(language)
            .ok_or_else(|| Failure::invalid("the challenge is not there in that language"))?;
        let mut files = Vec::new();
        for (path, content) in &entry.starter {
            match std::str::from_utf8(content) {
                Ok(text) => files.push((path.clone(), text.replace("\r\n", "\n"))),
                // An editor shows text; the judge lays the others below it.
                Err(_) => tracing::warn!(challenge = %challenge.id, "a starter file is not text"),
            }
        }
        Ok(Self {
            statement: challenge.statement.clone(),
            entry: entry.entry.clone(),
            visible_cases: bank::visible_cases(challenge),
            files,
            total_ms: u64::from(minutes) * 60_000,
            at_zero,
            autorun: true,
        })
    }

    /// Reads what the store keeps.
    pub(crate) fn read(text: &str) -> Result<Self, Failure> {
        serde_json::from_str(text).map_err(|error| Failure::internal(&error))
    }

    /// As the store keeps it.
    pub(crate) fn write(&self) -> Result<String, Failure> {
        serde_json::to_string(self).map_err(|error| Failure::internal(&error))
    }

    /// The file that is loaded or started.
    pub(crate) fn entry(&self) -> &str {
        &self.entry
    }

    /// The settings of the room that is kept as `kept`.
    pub(crate) fn settings(&self, kept: &store::Room) -> Settings {
        let files = self.files.iter().map(|(path, text)| StarterFile {
            path: path.clone(),
            text: text.clone(),
            protection: Protection::None,
        });
        Settings {
            summary: RoomSummary {
                id: kept.id.clone(),
                title: kept.title.clone(),
                challenge: kept.challenge.clone(),
                statement: self.statement.clone(),
                language: kept.language.clone(),
                entry: self.entry.clone(),
                visible_cases: self.visible_cases.clone(),
            },
            files: files.collect(),
            timer: (self.total_ms > 0).then_some(StartingTimer {
                total_ms: self.total_ms,
                at_zero: self.at_zero,
            }),
            autorun: self.autorun,
            limits: RoomLimits::default(),
        }
    }
}
