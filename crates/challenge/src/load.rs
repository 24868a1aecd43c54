//! Reading a challenge's folder, whatever house it comes from.
//!
//! Everything that is wrong is gathered before it is told, so an author mends
//! a challenge in one go.

mod call;
mod cases;
mod compare;
mod cost;
mod groups;
mod interface;
pub(crate) mod io_cases;
mod languages;
mod limits;
mod manifest;
mod proofs;
mod test_files;

use std::path::{Path, PathBuf};

use crate::document::Sink;
use crate::folder::{Folder, FolderBounds};
use crate::{Challenge, ChallengeId, Languages, Problem, Problems, exercism, kattis};

/// The manifest's name.
pub(crate) const MANIFEST: &str = "challenge.toml";

/// The largest manifest, in bytes.
pub(crate) const MAXIMUM_MANIFEST: u64 = 256 << 10;
/// The largest case or data file, in bytes.
pub(crate) const MAXIMUM_CASES: u64 = 16 << 20;
/// The largest source file, in bytes.
pub(crate) const MAXIMUM_SOURCE: u64 = 1 << 20;

/// What this crate must be told to read a challenge.
#[derive(Clone, Debug)]
pub struct LoadOptions {
    /// The languages that exist.
    pub languages: Languages,
}

/// Why there is no challenge.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The folder cannot be read at all.
    #[error("failed to read {}", path.display())]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It was read, and is wrong.
    #[error("{} cannot be used:\n{problems}", path.display())]
    Wrong {
        /// The folder.
        path: PathBuf,
        /// Everything that is wrong, ordered by file and line.
        problems: Problems,
    },
}

/// What every part of the reader needs.
pub(crate) struct Context<'c> {
    pub(crate) folder: &'c Folder,
    pub(crate) languages: &'c Languages,
    pub(crate) sink: &'c Sink,
}

impl Challenge {
    /// Reads a challenge from its folder: one of ours, a Kattis package or an
    /// Exercism exercise.
    ///
    /// # Errors
    ///
    /// The folder cannot be read, or is wrong; then with everything that is.
    pub fn load(root: &Path, options: &LoadOptions) -> Result<Self, LoadError> {
        let unreadable = |source| LoadError::Unreadable {
            path: root.to_owned(),
            source,
        };
        let full = root.canonicalize().map_err(unreadable)?;
        let sink = Sink::default();
        let house = House::of(&full);
        let folder = Folder::open(&full, house.bounds(), &sink).map_err(unreadable)?;
        if !folder.is_complete() {
            return conclude(root, None, sink);
        }
        let context = Context {
            folder: &folder,
            languages: &options.languages,
            sink: &sink,
        };
        let name = full
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or("");
        let challenge = house.read(&context, name);
        conclude(root, challenge, sink)
    }
}

fn conclude(root: &Path, challenge: Option<Challenge>, sink: Sink) -> Result<Challenge, LoadError> {
    let problems = sink.into_problems().sorted();
    match challenge {
        Some(mut challenge) if problems.error_count() == 0 => {
            challenge.root = root.to_owned();
            challenge.warnings = problems.as_slice().to_vec();
            Ok(challenge)
        }
        _ => Err(LoadError::Wrong {
            path: root.to_owned(),
            problems,
        }),
    }
}

/// Whose conventions a folder follows.
#[derive(Clone, Copy)]
enum House {
    Ours,
    Kattis,
    Exercism,
}

impl House {
    fn of(root: &Path) -> Self {
        let has = |name: &str| root.join(name).is_file();
        if has(MANIFEST) {
            Self::Ours
        } else if has(kattis::MANIFEST) {
            Self::Kattis
        } else if has(exercism::CONFIG) {
            Self::Exercism
        } else {
            Self::Ours
        }
    }

    fn bounds(self) -> FolderBounds {
        match self {
            Self::Ours => FolderBounds::CHALLENGE,
            Self::Kattis | Self::Exercism => FolderBounds::PACKAGE,
        }
    }

    fn read(self, context: &Context<'_>, name: &str) -> Option<Challenge> {
        match self {
            Self::Ours => manifest::read(context, name),
            Self::Kattis => kattis::read(context, name),
            Self::Exercism => exercism::read(context, name),
        }
    }
}

/// The nearest id to the name of another house's package, or a problem.
pub(crate) fn nearest_id(name: &str, sink: &Sink) -> Option<ChallengeId> {
    let id = ChallengeId::nearest(name);
    if id.is_none() {
        let what = format!(
            "no id can be made of the name `{}`",
            crate::paths::shown(name)
        );
        sink.push(Problem::error("", what, "rename the folder"));
    }
    id
}

/// The id of a folder of this name, or a problem.
fn id_of(name: &str, sink: &Sink) -> Option<ChallengeId> {
    match name.parse() {
        Ok(id) => Some(id),
        Err(error) => {
            sink.push(Problem::error("", format!("{error}"), "rename the folder"));
            None
        }
    }
}
