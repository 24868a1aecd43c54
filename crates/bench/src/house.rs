//! The judge as the command line sets it up, with the release binary's workers.

use std::collections::BTreeMap;
use std::env;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, ensure};
use challenge::{
    Challenge, KnownLanguage, Languages, LoadOptions, ReadOptions, Submission, SubmissionBounds,
};
use judge::report::Report;
use judge::{Judge, Options, Silent};
use runtimes::{CageCommand, Registry};
use sandbox::{Pool, PoolConfig, WorkerCommand};

/// A judge on real workers.
pub(crate) struct House {
    pub(crate) judge: Judge,
    /// The `greenroom` binary beside this one.
    pub(crate) greenroom: PathBuf,
    languages: Languages,
}

impl House {
    /// Opens it on the user's own cache.
    pub(crate) fn open() -> anyhow::Result<Self> {
        let greenroom = env::current_exe()?
            .parent()
            .context("this binary lies in a folder")?
            .join("greenroom");
        ensure!(
            greenroom.exists(),
            "build greenroom first: cargo build --release --bin greenroom"
        );
        let cache = match env::var_os("GREENROOM_CACHE") {
            Some(cache) => PathBuf::from(cache),
            None => dirs::cache_dir()
                .context("this user has no cache folder")?
                .join("greenroom"),
        };
        CageCommand {
            program: greenroom.clone(),
            arguments: vec!["cage".into()],
        }
        .choose();
        let registry = Arc::new(Registry::open(&cache));
        let command = |name: &str| WorkerCommand {
            program: greenroom.clone(),
            arguments: vec![name.to_owned()],
        };
        let pool = Pool::start(PoolConfig {
            worker: command("worker"),
            compiler: command("compile-module"),
            workers: std::thread::available_parallelism().map_or(1, usize::from),
            cache: cache.clone(),
            options: sandbox::Options::default(),
        })?;
        let known = registry
            .descriptions()
            .iter()
            .map(|description| KnownLanguage {
                language: description.name.clone(),
                extensions: description.extensions.clone(),
                entry: description.entry.clone(),
            });
        let languages = Languages::new(known.collect());
        Ok(Self {
            judge: Judge::new(Arc::new(pool), registry, cache),
            greenroom,
            languages,
        })
    }

    /// Reads a challenge.
    pub(crate) fn challenge(&self, folder: &Path) -> anyhow::Result<Challenge> {
        let options = LoadOptions {
            languages: self.languages.clone(),
        };
        Ok(Challenge::load(folder, &options)?)
    }

    /// A submission of one file.
    pub(crate) fn submission(
        &self,
        challenge: &Challenge,
        file: &str,
        text: &str,
    ) -> anyhow::Result<Submission> {
        let files = BTreeMap::from([(file.to_owned(), text.as_bytes().to_vec())]);
        let options = ReadOptions {
            languages: &self.languages,
            language: None,
            bounds: SubmissionBounds::default(),
        };
        Ok(Submission::from_files(
            "bench", &files, challenge, &options,
        )?)
    }

    /// Grades it anew, all cases one after the other.
    pub(crate) fn grade(
        &self,
        challenge: &Challenge,
        submission: &Submission,
    ) -> anyhow::Result<Report> {
        let options = Options {
            reuse: false,
            parallel_cases: NonZeroUsize::MIN,
            ..Options::default()
        };
        Ok(self.judge.grade(challenge, submission, &options, &Silent)?)
    }
}
