//! A pool of real workers, and jobs for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use sandbox::{Compiled, Job, Limits, Options, Outcome, Pool, PoolConfig, Program, WorkerCommand};

/// A pool with a cache of its own.
pub(crate) struct Sandbox {
    pub(crate) pool: Pool,
    pub(crate) cache: tempfile::TempDir,
}

impl Sandbox {
    pub(crate) fn new(workers: usize) -> Self {
        let cache = tempfile::tempdir().unwrap();
        let command = |argument: &str| WorkerCommand {
            program: PathBuf::from(env!("CARGO_BIN_EXE_sandbox-test")),
            arguments: vec![argument.to_owned()],
        };
        let pool = Pool::start(PoolConfig {
            worker: command("worker"),
            compiler: command("compile-module"),
            workers,
            cache: cache.path().to_owned(),
            options: Options::default(),
        })
        .unwrap();
        Self { pool, cache }
    }

    /// Compiles a module in text format, in the compile child.
    pub(crate) fn compile(&self, wat: &str) -> PathBuf {
        match self.pool.compile(&wat::parse_str(wat).unwrap()).unwrap() {
            Compiled::Ready(path) => path,
            Compiled::Rejected(reason) => panic!("rejected: {reason}"),
        }
    }

    /// Builds and compiles a program of `tests/guests`.
    pub(crate) fn guest(&self, name: &str) -> PathBuf {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/guests/{name}.rs"));
        let wasm = self.cache.path().join(format!("{name}.wasm"));
        let built = Command::new("rustc")
            .args(["--edition=2024", "--target=wasm32-wasip1", "-O", "-o"])
            .args([&wasm, &source])
            .status()
            .unwrap();
        assert!(
            built.success(),
            "rustc needs `rustup target add wasm32-wasip1`"
        );
        match self.pool.compile(&std::fs::read(wasm).unwrap()).unwrap() {
            Compiled::Ready(path) => path,
            Compiled::Rejected(reason) => panic!("rejected: {reason}"),
        }
    }

    /// Runs a module in text format.
    pub(crate) fn run(&self, wat: &str) -> Outcome {
        self.pool.run(&job(&self.compile(wat))).unwrap()
    }
}

/// A job of a module with nothing else.
pub(crate) fn job(module: &Path) -> Job {
    Job {
        program: Program {
            module: module.to_owned(),
            images: Vec::new(),
            entry: "_start".to_owned(),
        },
        arguments: vec!["program".to_owned()],
        environment: Vec::new(),
        stdin: Vec::new(),
        files: Vec::new(),
        requests: Vec::new(),
        collect: Vec::new(),
        seed: 0,
        limits: Limits {
            fuel: 1_000_000_000,
            memory_bytes: 64 << 20,
            ..Limits::default()
        },
    }
}
