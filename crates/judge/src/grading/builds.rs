//! A submission, built once for each purpose that its groups have.

use std::collections::BTreeMap;

use challenge::{Content, Group, SourceFiles};
use runtimes::{Build, Executable, Purpose, Source};

use super::Grading;
use crate::{Error, parallel};

/// What a group needs the submission built for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    Calls,
    Program,
    /// With the test files of this group.
    Tests(String),
}

/// What building came to.
pub(super) enum Built {
    /// It can run.
    Ready(Executable),
    /// It does not compile.
    Failed {
        /// The compiler's messages.
        diagnostics: String,
    },
}

/// The programs of one submission.
#[derive(Default)]
pub(super) struct Builds {
    built: BTreeMap<Need, Built>,
    /// Messages that hold nothing of hidden tests, without repetitions.
    diagnostics: Vec<String>,
}

impl Builds {
    /// Builds what these groups need and is not there yet.
    pub(super) fn make(&mut self, grading: &Grading<'_>, groups: &[&Group]) -> Result<(), Error> {
        let mut wanted: Vec<(Need, bool)> = Vec::new();
        for group in groups {
            let need = need(group);
            if !self.built.contains_key(&need) && wanted.iter().all(|(other, _)| *other != need) {
                // A compiler quotes the test files that it was given.
                let secret = matches!(need, Need::Tests(_)) && !group.visible;
                wanted.push((need, secret));
            }
        }
        if wanted.is_empty() {
            return Ok(());
        }
        grading.progress.building();
        let builds = parallel::map(&wanted, grading.width, |(need, _)| {
            if grading.progress.cancelled() {
                return Err(Error::Cancelled);
            }
            let purpose = purpose(need, grading);
            let source = source(grading.source);
            let build = grading
                .runtime
                .build(&source, &purpose, &grading.base.pool)?;
            Ok(build)
        })?;
        for ((need, secret), build) in wanted.into_iter().zip(builds) {
            self.keep(need, secret, build);
        }
        Ok(())
    }

    fn keep(&mut self, need: Need, secret: bool, build: Build) {
        let (built, diagnostics) = match build {
            Build::Ready {
                executable,
                diagnostics,
            } => (Built::Ready(executable), diagnostics),
            Build::Failed { diagnostics } => (
                Built::Failed {
                    diagnostics: diagnostics.clone(),
                },
                diagnostics,
            ),
        };
        if !secret && !diagnostics.is_empty() && !self.diagnostics.contains(&diagnostics) {
            self.diagnostics.push(diagnostics);
        }
        self.built.insert(need, built);
    }

    /// What building for a group came to.
    pub(super) fn of(&self, group: &Group) -> Result<&Built, Error> {
        self.built
            .get(&need(group))
            .ok_or(Error::Internal("a group was not built"))
    }

    /// The compiler's messages.
    pub(super) fn diagnostics(&self) -> String {
        self.diagnostics.join("\n")
    }
}

fn need(group: &Group) -> Need {
    match &group.content {
        Content::Call(_) | Content::Cost { .. } => Need::Calls,
        Content::Io(_) => Need::Program,
        Content::Tests(_) => Need::Tests(group.name.clone()),
    }
}

fn purpose(need: &Need, grading: &Grading<'_>) -> Purpose {
    match need {
        Need::Calls => Purpose::Calls(grading.challenge.interface.clone()),
        Need::Program => Purpose::Program,
        Need::Tests(name) => Purpose::Tests(match grading.challenge.group(name) {
            Some(group) => test_files(group, grading),
            None => BTreeMap::new(),
        }),
    }
}

/// The test files of a group in the language of the grading.
pub(super) fn test_files(group: &Group, grading: &Grading<'_>) -> BTreeMap<String, Vec<u8>> {
    match &group.content {
        Content::Tests(files) => files.get(grading.language).cloned().unwrap_or_default(),
        _ => BTreeMap::new(),
    }
}

/// A solution's files as the runtimes take them.
pub(super) fn source(files: &SourceFiles) -> Source {
    Source {
        entry: files.entry.clone(),
        files: files.files.clone(),
    }
}
