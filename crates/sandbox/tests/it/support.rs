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
        let pool = start(cache.path(), workers, env!("CARGO_BIN_EXE_sandbox-test"));
        Self { pool, cache }
    }

    /// Starts the pool anew, with another program.
    pub(crate) fn start_with(&mut self, program: &str) {
        self.pool = start(self.cache.path(), 1, program);
    }

    /// The processes of this pool's workers: they alone have its cache's path
    /// among their arguments.
    pub(crate) fn workers(&self) -> Vec<u32> {
        let mark = self.cache.path().to_str().unwrap().as_bytes();
        let is_ours = |process: &u32| {
            let arguments = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
            let words: Vec<&[u8]> = arguments.split(|byte| *byte == 0).collect();
            words.contains(&mark) && words.contains(&&b"worker"[..])
        };
        std::fs::read_dir("/proc")
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().to_str()?.parse().ok())
            .filter(is_ours)
            .collect()
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

fn start(cache: &Path, workers: usize, program: &str) -> Pool {
    // The programs take no notice of the path; it marks them as this pool's.
    let command = |argument: &str| WorkerCommand {
        program: PathBuf::from(program),
        arguments: vec![argument.to_owned(), cache.to_str().unwrap().to_owned()],
    };
    Pool::start(PoolConfig {
        worker: command("worker"),
        compiler: command("compile-module"),
        workers,
        cache: cache.to_owned(),
        options: Options::default(),
    })
    .unwrap()
}
