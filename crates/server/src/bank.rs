//! The challenges that rooms are made of, read once when the server starts.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use challenge::{Challenge, Content, Group, Kind, KnownLanguage, Languages, Level, LoadOptions};
use protocol::Language;
use protocol::rest::{
    ChallengeCard, ChallengeDetails, ChallengeGroup, ChallengeKind, ChallengeLanguage,
    ChallengeLevel, VisibleCase, VisibleGroup,
};
use runtimes::{Registry, Status};

use crate::rubric;

/// The challenges by their ids.
pub(crate) struct Bank {
    challenges: BTreeMap<String, Arc<Challenge>>,
    languages: Languages,
    registry: Arc<Registry>,
}

impl Bank {
    /// Reads every challenge in a folder. One that is wrong is left out and told
    /// in the log; `greenroom check` says more.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub(crate) fn load(folder: &Path, registry: Arc<Registry>) -> std::io::Result<Self> {
        let languages = languages(&registry);
        let options = LoadOptions {
            languages: languages.clone(),
        };
        let mut challenges = BTreeMap::new();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if !path.is_dir() {
                continue;
            }
            match Challenge::load(&path, &options) {
                Ok(challenge) => {
                    challenges.insert(challenge.id.to_string(), Arc::new(challenge));
                }
                Err(error) => tracing::warn!(%error, "a challenge is left out"),
            }
        }
        Ok(Self {
            challenges,
            languages,
            registry,
        })
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Arc<Challenge>> {
        self.challenges.get(id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<Challenge>> {
        self.challenges.values()
    }

    /// The languages that exist.
    pub(crate) fn languages(&self) -> &Languages {
        &self.languages
    }

    /// A challenge in short.
    pub(crate) fn card(&self, challenge: &Challenge) -> ChallengeCard {
        ChallengeCard {
            id: challenge.id.to_string(),
            title: challenge.title.clone(),
            kind: match challenge.kind {
                Kind::Debug => ChallengeKind::Debug,
                Kind::Fix => ChallengeKind::Fix,
                Kind::Implement => ChallengeKind::Implement,
                Kind::SpeedUp => ChallengeKind::SpeedUp,
            },
            level: match challenge.level {
                Level::Junior => ChallengeLevel::Junior,
                Level::Mid => ChallengeLevel::Mid,
                Level::Senior => ChallengeLevel::Senior,
            },
            skills: challenge.skills.clone(),
            minutes: challenge.minutes,
            languages: challenge
                .languages
                .keys()
                .map(|language| self.language(language))
                .collect(),
            points: challenge.points(),
        }
    }

    /// All that the team may want to know of a challenge. Takes a while where
    /// visible cases have large generators.
    ///
    /// # Errors
    ///
    /// None in practice: see [`judge::cases::texts`].
    pub(crate) fn details(
        &self,
        challenge: &Challenge,
    ) -> Result<ChallengeDetails, serde_json::Error> {
        let groups = challenge.groups.iter().map(|group| ChallengeGroup {
            name: group.name.clone(),
            visible: group.visible,
            points: group.points,
        });
        Ok(ChallengeDetails {
            card: self.card(challenge),
            statement: challenge.statement.clone(),
            visible_cases: challenge
                .groups
                .iter()
                .filter(|group| group.visible)
                .map(|group| visible_group(challenge, group))
                .collect::<Result<_, _>>()?,
            groups: groups.collect(),
            rubric: rubric::of(challenge),
        })
    }

    fn language(&self, language: &Language) -> ChallengeLanguage {
        let known = self.registry.descriptions().iter();
        let title = known
            .clone()
            .find(|known| known.name == *language)
            .map(|known| known.title.clone());
        ChallengeLanguage {
            language: language.clone(),
            title: title.unwrap_or_else(|| language.to_string()),
            installed: self.is_installed(language),
        }
    }

    /// Whether programs in a language can run here.
    pub(crate) fn is_installed(&self, language: &Language) -> bool {
        matches!(self.registry.status(language), Ok(Status::Installed { .. }))
    }
}

/// The groups that candidates see, with the names of their cases. Of a
/// language's own tests the names are known only once they ran.
pub(crate) fn visible_cases(challenge: &Challenge) -> Vec<(String, Vec<String>)> {
    let visible = challenge.groups.iter().filter(|group| group.visible);
    visible
        .map(|group| (group.name.clone(), case_names(group)))
        .collect()
}

fn visible_group(challenge: &Challenge, group: &Group) -> Result<VisibleGroup, serde_json::Error> {
    let cases = judge::cases::texts(challenge, group)?.into_iter();
    let cases = cases.map(|case| VisibleCase {
        name: case.name,
        input: case.input,
        expected: case.expected,
    });
    Ok(VisibleGroup {
        group: group.name.clone(),
        cases: cases.collect(),
    })
}

fn case_names(group: &Group) -> Vec<String> {
    match &group.content {
        Content::Call(cases) | Content::Cost { cases, .. } => {
            cases.iter().map(|case| case.name.clone()).collect()
        }
        Content::Io(cases) => cases.iter().map(|case| case.name.clone()).collect(),
        Content::Tests(_) => Vec::new(),
    }
}

fn languages(registry: &Registry) -> Languages {
    let known = registry
        .descriptions()
        .iter()
        .map(|description| KnownLanguage {
            language: description.name.clone(),
            extensions: description.extensions.clone(),
            entry: description.entry.clone(),
        });
    Languages::new(known.collect())
}
