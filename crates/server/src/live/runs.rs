//! Runs of all rooms: a bounded queue before the judge, whose threads block.

mod cancel;
mod grade;
mod program;
mod stream;
mod told;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use judge::Judge;
use protocol::Language;
use protocol::live::{CaseCount, OutputStream, RunKind, RunResult};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;

pub(crate) use cancel::Cancel;
pub(crate) use grade::{Judging, judge_files};

use crate::bank::Bank;
use crate::metrics::Metrics;

/// What runs, of all rooms.
pub(crate) struct Runs {
    judge: Arc<Judge>,
    bank: Arc<Bank>,
    metrics: Arc<Metrics>,
    /// As many at once as the sandbox has workers.
    slots: Arc<Semaphore>,
    /// Of those, submissions: a program that somebody waits for finds a place.
    long: Arc<Semaphore>,
    waiting: AtomicUsize,
    maximum_waiting: usize,
    /// Where runs are started from: not the threads of rooms.
    runtime: Handle,
}

/// What is to run.
pub(crate) struct Order {
    pub(crate) kind: RunKind,
    pub(crate) challenge: String,
    pub(crate) language: Language,
    pub(crate) entry: String,
    /// Who made it, for the report.
    pub(crate) name: String,
    pub(crate) files: BTreeMap<String, String>,
}

/// What a run says while it goes and at its end.
pub(crate) enum News {
    Output {
        stream: OutputStream,
        text: String,
    },
    Progress {
        count: CaseCount,
        /// As a candidate may see it.
        candidate: Option<CaseCount>,
    },
    Finished(Box<Finished>),
}

/// How a run ended.
pub(crate) struct Finished {
    pub(crate) result: RunResult,
    /// As a candidate may see it, where that is something else.
    pub(crate) candidate: Option<RunResult>,
    /// The whole report, as canonical JSON.
    pub(crate) report: Option<String>,
}

/// Whom to tell; called from threads that may block.
pub(crate) type Tell = Arc<dyn Fn(News) + Send + Sync>;

impl Runs {
    /// To be called where runs are to be started from.
    pub(crate) fn new(
        judge: Arc<Judge>,
        bank: Arc<Bank>,
        metrics: Arc<Metrics>,
        workers: usize,
        maximum_waiting: usize,
    ) -> Self {
        let workers = workers.max(1);
        Self {
            judge,
            bank,
            metrics,
            slots: Arc::new(Semaphore::new(workers)),
            long: Arc::new(Semaphore::new((workers - 1).max(1))),
            waiting: AtomicUsize::new(0),
            maximum_waiting,
            runtime: Handle::current(),
        }
    }

    /// Runs something when its turn comes, and tells how it goes. The end is
    /// always told.
    pub(crate) fn start(self: &Arc<Self>, order: Order, cancel: Cancel, tell: Tell) {
        let runs = Arc::clone(self);
        self.runtime.spawn(async move {
            let kind = kind_name(&order.kind);
            let begun = Instant::now();
            let finished = runs.run(order, cancel, Arc::clone(&tell)).await;
            runs.metrics.run(kind, &finished.result, begun.elapsed());
            let told = move || tell(News::Finished(Box::new(finished)));
            if let Err(error) = tokio::task::spawn_blocking(told).await {
                tracing::error!(%error, "the end of a run could not be told");
            }
        });
    }

    async fn run(&self, order: Order, cancel: Cancel, tell: Tell) -> Finished {
        let is_long = matches!(order.kind, RunKind::Submit | RunKind::Judge);
        let Some(turn) = self.turn(is_long, &cancel).await else {
            return match cancel.is_asked() {
                true => Finished::cancelled(),
                false => Finished::failed("too many runs wait already: try again in a moment"),
            };
        };
        let judge = Arc::clone(&self.judge);
        let challenge = self.bank.get(&order.challenge).cloned();
        let languages = self.bank.languages().clone();
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let Some(challenge) = challenge else {
                return Finished::failed(
                    "the challenge of this room is not on this server any more",
                );
            };
            match order.kind {
                RunKind::Program { .. } => program::run(&judge, &challenge, &order, &cancel, &tell),
                _ => grade::run(&judge, &challenge, &languages, &order, &cancel, &tell),
            }
        });
        work.await.unwrap_or_else(|error| {
            tracing::error!(%error, "a run panicked");
            Finished::failed("the fault is the server's; its log says why")
        })
    }

    /// Judges files for somebody who waits for the answer.
    pub(crate) async fn judge_now(&self, judging: Judging, cancel: Cancel) -> Finished {
        let Some(turn) = self.turn(true, &cancel).await else {
            return Finished::failed("too many runs wait already: try again in a moment");
        };
        let judge = Arc::clone(&self.judge);
        let languages = self.bank.languages().clone();
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            judge_files(&judge, &languages, &judging, &cancel)
        });
        work.await.unwrap_or_else(|error| {
            tracing::error!(%error, "a run panicked");
            Finished::failed("the fault is the server's; its log says why")
        })
    }

    /// Where things are kept that all runs share.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Waits for a turn; `None` if too many wait, or nobody wants it any more.
    async fn turn(&self, is_long: bool, cancel: &Cancel) -> Option<Turn> {
        let waiting = Waiting::begin(&self.waiting, self.maximum_waiting)?;
        let acquire = async {
            let long = match is_long {
                true => Some(Arc::clone(&self.long).acquire_owned().await.ok()?),
                false => None,
            };
            let slot = Arc::clone(&self.slots).acquire_owned().await.ok()?;
            Some(Turn {
                _slot: slot,
                _long: long,
            })
        };
        let turn = tokio::select! {
            turn = acquire => turn,
            () = cancel.asked() => None,
        };
        drop(waiting);
        turn
    }
}

/// A place in the sandbox, until it is dropped.
struct Turn {
    _slot: tokio::sync::OwnedSemaphorePermit,
    _long: Option<tokio::sync::OwnedSemaphorePermit>,
}

/// Counts one who waits, until it is dropped.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn begin(count: &'a AtomicUsize, maximum: usize) -> Option<Self> {
        let before = count.fetch_add(1, Ordering::Relaxed);
        let waiting = Self(count);
        (before < maximum).then_some(waiting)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Finished {
    pub(crate) fn cancelled() -> Self {
        Self::plain(RunResult::Cancelled)
    }

    pub(crate) fn failed(reason: &str) -> Self {
        Self::plain(RunResult::Failed {
            reason: reason.to_owned(),
        })
    }

    fn plain(result: RunResult) -> Self {
        Self {
            result,
            candidate: None,
            report: None,
        }
    }

    /// An error of the judge: somebody cancelled it, or the fault is ours.
    fn of_error(error: &judge::Error) -> Self {
        if matches!(error, judge::Error::Cancelled) {
            return Self::cancelled();
        }
        tracing::error!(%error, "a run failed");
        Self::failed("the fault is the server's; its log says why")
    }
}

fn kind_name(kind: &RunKind) -> &'static str {
    match kind {
        RunKind::Program { .. } => "program",
        RunKind::Visible { .. } => "visible",
        RunKind::Submit => "submit",
        RunKind::Judge => "judge",
    }
}

/// Where a run's files lie for the judge: never on a disk.
pub(crate) fn contents(files: &BTreeMap<String, String>) -> BTreeMap<String, Vec<u8>> {
    files
        .iter()
        .map(|(path, text)| (path.clone(), text.clone().into_bytes()))
        .collect()
}
