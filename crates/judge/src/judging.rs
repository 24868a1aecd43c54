//! The judge: one per process, shared by everything that grades.

mod assemble;
mod key;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use challenge::{Challenge, Submission};
use protocol::Language;
use runtimes::{Registry, Runtime};
use sandbox::Pool;

use crate::grading::{Base, Grading};
use crate::report::Report;
use crate::results::Results;
use crate::{Error, Progress, parallel};

/// Grades submissions with the workers and runtimes it was given.
pub struct Judge {
    pub(crate) base: Base,
    results: Results,
}

/// How a submission is graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether only visible groups are judged, as when a candidate tries them.
    pub only_visible: bool,
    /// Whether a result that was kept for the same files, challenge, runtime
    /// and sandbox is taken instead of running everything again.
    pub reuse: bool,
    /// How many cases to run at once. More than the pool has workers is of no use.
    pub parallel_cases: NonZeroUsize,
}

impl Default for Options {
    /// Everything, reused where it can be, two cases at once.
    fn default() -> Self {
        Self {
            only_visible: false,
            reuse: true,
            parallel_cases: NonZeroUsize::MIN.saturating_add(1),
        }
    }
}

impl Judge {
    /// A judge. `cache` is the root below which it keeps results and what it
    /// found out about challenges.
    #[must_use]
    pub fn new(pool: Arc<Pool>, registry: Arc<Registry>, cache: PathBuf) -> Self {
        Self {
            results: Results::new(&cache),
            base: Base::new(pool, registry, cache),
        }
    }

    /// The workers.
    #[must_use]
    pub fn pool(&self) -> &Arc<Pool> {
        &self.base.pool
    }

    /// The languages of this machine.
    #[must_use]
    pub fn registry(&self) -> &Arc<Registry> {
        &self.base.registry
    }

    /// Grades a submission.
    ///
    /// The same submission, challenge, runtime and sandbox give the same
    /// report, but for its timing.
    ///
    /// # Errors
    ///
    /// Only faults of ours, of the machine or of the challenge's author. What
    /// a candidate does, not compiling included, is in the report.
    pub fn grade(
        &self,
        challenge: &Challenge,
        submission: &Submission,
        options: &Options,
        progress: &dyn Progress,
    ) -> Result<Report, Error> {
        let begun = Instant::now();
        let runtime = self.runtime(challenge, &submission.language)?;
        let key = self.key(challenge, submission, options, runtime.as_ref())?;
        if options.reuse
            && let Some(report) = self.results.load(&key)
        {
            return assemble::renamed(report, &submission.name);
        }
        let grading = Grading {
            base: &self.base,
            challenge,
            language: &submission.language,
            source: &submission.source,
            runtime: Arc::clone(&runtime),
            progress,
            width: options.parallel_cases,
            only_visible: options.only_visible,
            fuel_caps: None,
            until_failure: false,
        };
        let graded = grading.run()?;
        let mut report = assemble::report(challenge, submission, runtime.as_ref(), graded)?;
        report.timing.wall_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.results.store(&key, &report)?;
        Ok(report)
    }

    /// Grades several submissions, so many at once, and tells each as it is
    /// done, from any thread. The results are in the submissions' order.
    ///
    /// One that cannot be graded for a fault of ours does not stop the others.
    pub fn grade_cohort(
        &self,
        challenge: &Challenge,
        submissions: &[Submission],
        jobs: NonZeroUsize,
        options: &Options,
        progress: &dyn Progress,
        on_result: &(dyn Fn(usize, &Result<Report, Error>) + Sync),
    ) -> Vec<Result<Report, Error>> {
        let numbered: Vec<(usize, &Submission)> = submissions.iter().enumerate().collect();
        let graded = parallel::map(&numbered, jobs, |(index, submission)| {
            let result = self.grade(challenge, submission, options, progress);
            on_result(*index, &result);
            Ok::<_, std::convert::Infallible>(result)
        });
        match graded {
            Ok(results) => results,
            Err(never) => match never {},
        }
    }

    /// The runtime of one of the challenge's languages.
    pub(crate) fn runtime(
        &self,
        challenge: &Challenge,
        language: &Language,
    ) -> Result<Arc<dyn Runtime>, Error> {
        if !challenge.languages.contains_key(language) {
            let known: Vec<&str> = challenge.languages.keys().map(Language::as_str).collect();
            return Err(Error::Language {
                challenge: challenge.id.to_string(),
                language: language.clone(),
                known: known.join(", "),
            });
        }
        Ok(self.base.registry.runtime(language)?)
    }
}
