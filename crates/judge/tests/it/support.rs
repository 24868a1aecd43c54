//! A judge with real workers and the runtimes that are installed on this machine.

use std::collections::BTreeMap;
use std::env;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use challenge::{Challenge, Languages, LoadOptions, ReadOptions, Submission, SubmissionBounds};
use judge::report::Report;
use judge::{Judge, Options, Silent};
use protocol::Language;
use runtimes::{CageCommand, Registry};
use sandbox::{Pool, PoolConfig, WorkerCommand};
use tempfile::TempDir;

/// The workers and runtimes, which all tests share.
static SHARED: LazyLock<(Arc<Pool>, Arc<Registry>)> = LazyLock::new(|| {
    let cache = runtime_cache();
    let command = |argument: &str| WorkerCommand {
        program: PathBuf::from(env!("CARGO_BIN_EXE_judge-test")),
        arguments: vec![argument.to_owned()],
    };
    CageCommand {
        program: command("cage").program,
        arguments: vec!["cage".into()],
    }
    .choose();
    let pool = Pool::start(PoolConfig {
        worker: command("worker"),
        compiler: command("compile-module"),
        workers: 2,
        cache: cache.clone(),
        options: sandbox::Options::default(),
    })
    .unwrap();
    (Arc::new(pool), Arc::new(Registry::open(&cache)))
});

/// Where `greenroom runtimes install` puts runtimes.
fn runtime_cache() -> PathBuf {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from);
    variable("GREENROOM_CACHE")
        .or_else(|| Some(variable("XDG_CACHE_HOME")?.join("greenroom")))
        .or_else(|| Some(variable("HOME")?.join(".cache/greenroom")))
        .unwrap()
}

/// A judge that has kept nothing yet, with its folder.
pub(crate) struct Bench {
    pub(crate) judge: Judge,
    pub(crate) cache: TempDir,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let cache = tempfile::tempdir().unwrap();
        let (pool, registry) = &*SHARED;
        let judge = Judge::new(
            Arc::clone(pool),
            Arc::clone(registry),
            cache.path().to_owned(),
        );
        Self { judge, cache }
    }

    /// Grades without keeping or taking results.
    pub(crate) fn grade(&self, challenge: &Challenge, submission: &Submission) -> Report {
        let options = Options {
            reuse: false,
            ..Options::default()
        };
        self.judge
            .grade(challenge, submission, &options, &Silent)
            .unwrap()
    }
}

/// Two things at once: the tests run on small machines too.
pub(crate) const TWO: NonZeroUsize = NonZeroUsize::new(2).unwrap();

/// The languages of the fixtures that are installed; at least one must be.
pub(crate) fn languages() -> Vec<Language> {
    let installed: Vec<Language> = ["python", "javascript", "rust"]
        .iter()
        .map(|name| name.parse().unwrap())
        .filter(|language| SHARED.1.runtime(language).is_ok())
        .collect();
    assert!(
        !installed.is_empty(),
        "no runtime is installed; run `greenroom runtimes install` first"
    );
    installed
}

/// What the challenge crate must know of the languages.
pub(crate) fn known() -> Languages {
    Languages::common()
}

/// A challenge of the fixtures.
pub(crate) fn fixture(name: &str) -> Challenge {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    load(&folder)
}

/// A challenge in a folder.
pub(crate) fn load(folder: &Path) -> Challenge {
    let options = LoadOptions { languages: known() };
    Challenge::load(folder, &options).unwrap_or_else(|error| panic!("{error}"))
}

/// A copy of a fixture that a test may change.
pub(crate) fn copy_of(name: &str) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    copy_folder(&from, &copy.path().join(name));
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The reference of a language, handed in.
pub(crate) fn reference(challenge: &Challenge, language: &Language) -> Submission {
    Submission::of_proof(challenge.reference(language).unwrap())
}

/// A text as the entry file of a language, handed in.
pub(crate) fn hand_in(challenge: &Challenge, language: &Language, text: &str) -> Submission {
    let known = known();
    let options = ReadOptions {
        languages: &known,
        language: Some(language.clone()),
        bounds: SubmissionBounds::default(),
    };
    let entry = challenge.languages[language].entry.clone();
    let files = BTreeMap::from([(entry, text.as_bytes().to_vec())]);
    Submission::from_files("somebody", &files, challenge, &options).unwrap()
}
