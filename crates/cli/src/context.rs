//! What every command needs: the cache, the worker pool, the runtimes. Each is
//! made when it is first asked for, so that `--help` costs nothing.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::Context as _;
use runtimes::Registry;
use sandbox::{Options, Pool, PoolConfig, WorkerCommand};

use crate::arguments::GlobalArguments;
use crate::exit::Exit;

/// What the global arguments mean on this machine.
#[derive(Debug)]
pub(crate) struct Context {
    cache: PathBuf,
    jobs: usize,
    quiet: bool,
}

impl Context {
    /// Reads the global arguments and the environment.
    pub(crate) fn new(arguments: &GlobalArguments) -> anyhow::Result<Self> {
        let cache = match &arguments.cache {
            Some(cache) => cache.clone(),
            None => dirs::cache_dir()
                .context("this user has no cache folder: name one with --cache DIR")?
                .join("greenroom"),
        };
        let cache = std::path::absolute(&cache)
            .with_context(|| format!("failed to resolve {}", cache.display()))?;
        let jobs = match arguments.jobs {
            Some(jobs) => usize::from(jobs),
            None => thread::available_parallelism().map_or(1, usize::from),
        };
        Ok(Self {
            cache,
            jobs,
            quiet: arguments.quiet,
        })
    }

    /// Where runtimes, compiled programs and results are kept.
    pub(crate) fn cache(&self) -> &Path {
        &self.cache
    }

    /// How many runs go on at once.
    pub(crate) fn jobs(&self) -> usize {
        self.jobs
    }

    /// Whether to print nothing but results and errors.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// The languages.
    pub(crate) fn registry(&self) -> Registry {
        Registry::open(&self.cache)
    }

    /// Starts `workers` worker processes of this very binary. What they will
    /// fill is pruned first, if that is due.
    pub(crate) fn pool(&self, workers: usize) -> anyhow::Result<Arc<Pool>> {
        judge::upkeep::prune_if_due(&self.cache);
        let program = env::current_exe().context("failed to find greenroom's own executable")?;
        let subcommand = |name: &str| WorkerCommand {
            program: program.clone(),
            arguments: vec![name.to_owned()],
        };
        let pool = Pool::start(PoolConfig {
            worker: subcommand("worker"),
            compiler: subcommand("compile-module"),
            workers,
            cache: self.cache.clone(),
            options: Options::default(),
        });
        Ok(Arc::new(pool.context("failed to set up the sandbox")?))
    }
}

/// Marks an error as one that the user can mend: exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0:#}")]
pub(crate) struct Unusable(pub(crate) anyhow::Error);

/// The exit status that an error deserves.
pub(crate) fn exit_of(error: &anyhow::Error) -> Exit {
    if error.downcast_ref::<Unusable>().is_some() {
        Exit::Usage
    } else {
        Exit::Internal
    }
}
