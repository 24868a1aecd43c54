//! One registry and one pool for all tests. Runtimes are installed when a test
//! first needs them, and stay for the next run of the tests.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use protocol::harness::{Request, Response};
use runtimes::{
    Build, CageCommand, Executable, Purpose, Registry, Runtime, Silent, Source, Status,
};
use sandbox::{Limits, Outcome, Pool, PoolConfig, WorkerCommand};

const WORKER: &str = env!("CARGO_BIN_EXE_runtimes-test");

/// The cache of all tests: the one that the command line uses, since building
/// a runtime takes minutes.
pub(crate) fn cache() -> PathBuf {
    let named = |name| std::env::var_os(name).map(PathBuf::from);
    named("GREENROOM_CACHE")
        .or_else(|| named("XDG_CACHE_HOME").map(|folder| folder.join("greenroom")))
        .or_else(|| named("HOME").map(|folder| folder.join(".cache/greenroom")))
        .unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("greenroom-cache"))
}

/// The pool of all tests.
pub(crate) fn pool() -> &'static Pool {
    static POOL: OnceLock<Pool> = OnceLock::new();
    POOL.get_or_init(|| {
        let role = |role: &str| WorkerCommand {
            program: WORKER.into(),
            arguments: vec![role.to_owned()],
        };
        let config = PoolConfig {
            worker: role("worker"),
            compiler: role("compile-module"),
            workers: 2,
            cache: cache(),
            options: sandbox::Options::default(),
        };
        Pool::start(config).expect("the pool of the tests starts")
    })
}

/// The registry of all tests.
fn registry() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(|| {
        let cage = CageCommand {
            program: WORKER.into(),
            arguments: vec!["cage".into()],
        };
        cage.choose();
        Registry::open(&cache())
    })
}

/// The runtime of a language, installed if it was not.
pub(crate) fn runtime(language: &str) -> Arc<dyn Runtime> {
    let language = language.parse().expect("a language's name");
    registry()
        .install(&language, &mut Silent)
        .expect("the runtime can be installed")
}

/// Where a language is installed.
pub(crate) fn folder(language: &str) -> PathBuf {
    runtime(language);
    let language = language.parse().expect("a language's name");
    match registry().status(&language) {
        Ok(Status::Installed { folder, .. }) => folder,
        other => panic!("{language} was just installed, and is {other:?}"),
    }
}

/// A source of several files; the first is the entry.
pub(crate) fn source(files: &[(&str, &str)]) -> Source {
    Source {
        entry: files[0].0.to_owned(),
        files: files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect(),
    }
}

/// Builds what must build.
pub(crate) fn ready(runtime: &dyn Runtime, source: &Source, purpose: &Purpose) -> Executable {
    match runtime.build(source, purpose, pool()) {
        Ok(Build::Ready { executable, .. }) => executable,
        Ok(Build::Failed { diagnostics }) => panic!("it does not build:\n{diagnostics}"),
        Err(error) => panic!("{error}"),
    }
}

/// Builds what must not build, and gives back why.
pub(crate) fn failed(runtime: &dyn Runtime, source: &Source, purpose: &Purpose) -> String {
    match runtime.build(source, purpose, pool()) {
        Ok(Build::Failed { diagnostics }) => diagnostics,
        Ok(Build::Ready { .. }) => panic!("it builds"),
        Err(error) => panic!("{error}"),
    }
}

/// Runs a harness with these requests; gives back what it answered and how it
/// ended.
pub(crate) fn converse(executable: &Executable, requests: &[Request]) -> (Vec<Response>, Outcome) {
    let mut job = executable.job(Limits::default());
    job.requests = requests
        .iter()
        .map(|request| serde_json::to_vec(request).expect("requests are plain data"))
        .collect();
    let outcome = pool().run(&job).expect("the sandbox runs");
    let responses = outcome
        .responses
        .iter()
        .map(|answer| serde_json::from_slice(&answer.line).expect("the harness answers as agreed"))
        .collect();
    (responses, outcome)
}
