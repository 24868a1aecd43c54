//! The worker processes, and the queue in front of them.

mod child;
mod queue;

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Once;
use std::time::{Duration, Instant};

use crate::cache::Cache;
use crate::engine::Options;
use crate::frame::Setup;
use crate::world::Stream;
use crate::{Compiled, End, Error, Job, Outcome, compiler};
use child::{Lost, Worker};
use queue::{Queue, Turn};

/// How long a run that waits for a worker sleeps between two looks at
/// whether it was cancelled.
pub(crate) const LOOK: Duration = Duration::from_millis(10);

/// A program of ours that is started as a process of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerCommand {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
}

impl WorkerCommand {
    /// The command, with nothing of our environment in its own, and in a group
    /// of its own: an interrupt from the keyboard is the parent's business.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env_clear().process_group(0);
        command
    }
}

/// How a pool is set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolConfig {
    /// What runs [`crate::worker::main`].
    pub worker: WorkerCommand,
    /// What runs [`crate::compiler::main`].
    pub compiler: WorkerCommand,
    /// The most workers at once: one per core is best.
    pub workers: usize,
    /// The cache's root. Modules and images lie below it.
    pub cache: PathBuf,
    /// How the workers' engines are set up.
    pub options: Options,
}

/// Who watches a run.
pub trait Observer {
    /// Takes output as it comes.
    fn output(&mut self, _stream: Stream, _bytes: &[u8]) {}

    /// Asked every few milliseconds; the run ends soon after it says yes.
    fn cancelled(&mut self) -> bool {
        false
    }
}

/// Watches nothing.
struct Nobody;

impl Observer for Nobody {}

/// Runs jobs on worker processes, one job at a time on each.
///
/// Workers are started when they are needed and kept. It may be used from
/// many threads: jobs wait for a worker in the order in which they came.
#[derive(Debug)]
pub struct Pool {
    config: PoolConfig,
    cache: Cache,
    queue: Queue<Worker>,
    told: Once,
}

impl Pool {
    /// Sets up a pool. No process is started yet.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] if the cache cannot be made.
    pub fn start(config: PoolConfig) -> Result<Self, Error> {
        Ok(Self {
            cache: Cache::open(&config.cache)?,
            queue: Queue::new(config.workers.max(1)),
            told: Once::new(),
            config,
        })
    }

    /// Runs a job to its end.
    ///
    /// # Errors
    ///
    /// Only what is not the guest's doing: a module or image that cannot be
    /// loaded, a job that contradicts itself, a worker that does not start.
    pub fn run(&self, job: &Job) -> Result<Outcome, Error> {
        self.attempt(job, &mut Nobody, false)
    }

    /// Runs a job to its end, with somebody watching.
    ///
    /// # Errors
    ///
    /// As [`Pool::run`].
    pub fn run_with(&self, job: &Job, observer: &mut dyn Observer) -> Result<Outcome, Error> {
        self.attempt(job, observer, true)
    }

    /// Compiles a module that nobody vouches for, in a process of its own that
    /// can be killed, and keeps it in the cache.
    ///
    /// # Errors
    ///
    /// Only what is not the module's doing; a module that we do not run is
    /// [`Compiled::Rejected`].
    pub fn compile(&self, wasm: &[u8]) -> Result<Compiled, Error> {
        compiler::compile(
            &self.config.compiler,
            &self.cache,
            self.config.options,
            wasm,
        )
    }

    /// The cache's root.
    #[must_use]
    pub fn cache(&self) -> &std::path::Path {
        &self.config.cache
    }

    fn attempt(
        &self,
        job: &Job,
        observer: &mut dyn Observer,
        watched: bool,
    ) -> Result<Outcome, Error> {
        let start = Instant::now();
        let mut lost = String::new();
        for last in [false, true] {
            let Some(mut turn) = self.queue.wait(|| observer.cancelled()) else {
                return Ok(without_a_run(End::Cancelled, start));
            };
            let worker = match self.worker(&mut turn) {
                Ok(worker) => worker,
                Err(error) if last => return Err(error),
                // It may have been killed while it started, as at any time.
                Err(_) => continue,
            };
            match worker.run(job, observer, watched) {
                Ok(outcome) => {
                    turn.keep();
                    return outcome;
                }
                Err(Lost::Died(reason)) => lost = reason,
                Err(Lost::Silent) => return Ok(without_a_run(End::WallBackstop, start)),
                Err(Lost::Job(reason)) => {
                    turn.keep();
                    return Err(Error::Job(reason));
                }
            }
        }
        Ok(without_a_run(End::WorkerLost(lost), start))
    }

    /// The worker of a turn, started if there is none yet.
    fn worker<'turn>(&self, turn: &'turn mut Turn<'_, Worker>) -> Result<&'turn mut Worker, Error> {
        let setup = Setup {
            cache: self.config.cache.clone(),
            options: self.config.options,
        };
        turn.worker(|| {
            let (worker, unlocked) = Worker::start(&self.config.worker, setup)?;
            if let Some(reason) = unlocked {
                self.tell_once(&reason);
            }
            Ok(worker)
        })
    }

    /// Every worker of a machine lacks the same; it is told for the first.
    fn tell_once(&self, reason: &str) {
        self.told.call_once(|| {
            tracing::warn!(
                "workers cannot lock themselves down fully ({reason}); \
                 wasm alone contains what they run"
            );
        });
    }
}

/// The outcome of a run of which nothing came back.
fn without_a_run(end: End, start: Instant) -> Outcome {
    Outcome {
        end,
        fuel: None,
        memory_bytes: 0,
        memory_refused: false,
        stdout: Vec::new(),
        stderr: Vec::new(),
        responses: Vec::new(),
        files: Vec::new(),
        wall_us: u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX),
    }
}
