//! One file per command: what was typed becomes calls of the crates below.

pub(crate) mod cache;
pub(crate) mod check;
pub(crate) mod grade;
pub(crate) mod new;
pub(crate) mod run;
pub(crate) mod runtimes;
pub(crate) mod serve;
pub(crate) mod verify;

use std::path::Path;

use ::runtimes::Registry;
use anyhow::Context as _;
use challenge::{Challenge, KnownLanguage, Languages, LoadOptions};

use crate::context::Unusable;

/// The table of languages, for reading challenges and submissions.
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

/// Reads a challenge, telling everything that is wrong with it.
fn load_challenge(folder: &Path, languages: &Languages) -> anyhow::Result<Challenge> {
    let options = LoadOptions {
        languages: languages.clone(),
    };
    Challenge::load(folder, &options).map_err(|error| Unusable(error.into()).into())
}

/// Reads a file of at most so many bytes.
fn read_bounded(path: &Path, maximum_bytes: u64) -> anyhow::Result<Vec<u8>> {
    let reason = || format!("failed to read {}", path.display());
    let size = std::fs::metadata(path).with_context(reason)?.len();
    anyhow::ensure!(
        size <= maximum_bytes,
        "{} has {size} bytes; at most {maximum_bytes} are read",
        path.display()
    );
    std::fs::read(path).with_context(reason)
}
