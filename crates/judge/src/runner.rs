//! Running one job for a grading: cancelled when nobody wants it any more,
//! and run once more where the fault was ours.

use sandbox::{End, Job, Observer, Outcome, Pool, Stream};

use crate::{Error, Progress};

/// The sandbox as a grading uses it.
#[derive(Clone, Copy)]
pub(crate) struct Runner<'a> {
    /// The workers.
    pub(crate) pool: &'a Pool,
    /// Whom to ask whether to go on.
    pub(crate) progress: &'a dyn Progress,
}

impl Runner<'_> {
    /// Runs a job. If the wall backstop fires, which is our fault and may be
    /// chance, it is run once more; for a lost worker the pool has already
    /// done that.
    pub(crate) fn run(&self, job: &Job) -> Result<Outcome, Error> {
        let first = self.run_once(job)?;
        if first.end == End::WallBackstop {
            tracing::warn!("the wall backstop fired; running the case once more");
            return self.run_once(job);
        }
        Ok(first)
    }

    fn run_once(&self, job: &Job) -> Result<Outcome, Error> {
        if self.progress.cancelled() {
            return Err(Error::Cancelled);
        }
        let outcome = self.pool.run_with(job, &mut Watch(self.progress))?;
        if outcome.end == End::Cancelled {
            return Err(Error::Cancelled);
        }
        Ok(outcome)
    }
}

/// Passes the wish to stop on to the pool.
struct Watch<'a>(&'a dyn Progress);

impl Observer for Watch<'_> {
    fn output(&mut self, _stream: Stream, _bytes: &[u8]) {}

    fn cancelled(&mut self) -> bool {
        self.0.cancelled()
    }
}
