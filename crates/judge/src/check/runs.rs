//! Everything that a challenge ships, judged: submissions and starters.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

use challenge::{Challenge, Proof, ReadOptions, Submission, SubmissionBounds};
use protocol::{Language, Verdict};

use super::{CheckOptions, Finding};
use crate::grading::{Graded, Grading};
use crate::report::{CaseReport, GroupReport};
use crate::{Error, Judge, Progress, parallel};

/// What a challenge ships, judged.
pub(super) struct Runs<'c> {
    /// The submissions with a known verdict.
    pub(super) proofs: Vec<(&'c Proof, Run)>,
    /// The starters.
    pub(super) starters: Vec<(Language, Run)>,
    /// Why some could not be judged: faults of the author's own programs.
    pub(super) failures: Vec<Finding>,
}

/// How one of them went.
pub(super) struct Run {
    /// The groups.
    pub(super) graded: Graded,
    /// The worst verdict.
    pub(super) verdict: Verdict,
    /// Points earned.
    pub(super) score: u64,
}

impl Run {
    fn of(graded: Graded) -> Self {
        let cases = graded.groups.iter().flat_map(|group| &group.cases);
        Self {
            verdict: cases.map(|case| case.verdict).max().unwrap_or(Verdict::Ac),
            score: graded.groups.iter().map(|group| group.score).sum(),
            graded,
        }
    }

    /// The first case with the worst verdict, and its group.
    pub(super) fn worst(&self) -> Option<(&GroupReport, &CaseReport)> {
        self.graded.groups.iter().find_map(|group| {
            let case = group.cases.iter().find(|case| case.verdict == self.verdict);
            case.map(|case| (group, case))
        })
    }

    /// What the worst case says, for an author.
    pub(super) fn why(&self) -> String {
        match self.worst() {
            Some((group, case)) if case.verdict != Verdict::Ac => {
                format!("{} / {}: {}", group.name, case.name, case.reason)
            }
            _ => format!("it earns {} points", self.score),
        }
    }
}

/// One thing to judge.
enum Task<'c> {
    Proof(&'c Proof),
    Starter(Submission),
}

/// Judges everything in these languages.
pub(super) fn run<'c>(
    judge: &Judge,
    challenge: &'c Challenge,
    proven: &[Language],
    options: &CheckOptions<'_>,
    progress: &dyn Progress,
) -> Result<Runs<'c>, Error> {
    let proofs = challenge
        .proofs
        .iter()
        .filter(|proof| proven.contains(&proof.language))
        .map(Task::Proof);
    let starters = proven
        .iter()
        .filter_map(|language| starter(challenge, language, options))
        .map(Task::Starter);
    let tasks: Vec<Task<'_>> = proofs.chain(starters).collect();
    let begun = AtomicUsize::new(0);
    let runs = parallel::map(&tasks, options.jobs, |task| {
        let submission = match task {
            Task::Proof(proof) => &Submission::of_proof(proof),
            Task::Starter(submission) => submission,
        };
        let number = begun.fetch_add(1, Ordering::Relaxed) + 1;
        let (count, name) = (tasks.len(), &submission.name);
        progress.step(&format!("submission {number} of {count}, {name}"));
        match grade(judge, challenge, submission, progress) {
            Ok(graded) => Ok(Ok(Run::of(graded))),
            Err(error) => fault_of_the_author(challenge, error).map(Err),
        }
    })?;
    let mut all = Runs {
        proofs: Vec::new(),
        starters: Vec::new(),
        failures: Vec::new(),
    };
    for (task, run) in tasks.into_iter().zip(runs) {
        match (task, run) {
            (Task::Proof(proof), Ok(run)) => all.proofs.push((proof, run)),
            (Task::Starter(starter), Ok(run)) => all.starters.push((starter.language, run)),
            // A broken reference breaks everything of its language alike.
            (_, Err(finding)) if all.failures.contains(&finding) => {}
            (_, Err(finding)) => all.failures.push(finding),
        }
    }
    Ok(all)
}

/// An error that the author can mend, as a finding; others stay errors.
fn fault_of_the_author(challenge: &Challenge, error: Error) -> Result<Finding, Error> {
    match error {
        Error::Reference {
            language, reason, ..
        } => Ok(Finding::error(
            challenge
                .reference(&language)
                .map_or("submissions/accepted", |proof| &proof.path),
            format!("the reference in {language} fails: {reason}"),
            "nothing of this language can be judged before it is mended",
        )),
        Error::Author { program, reason } => Ok(Finding::error(
            "challenge.toml",
            format!("{program} fails: {reason}"),
            "",
        )),
        other => Err(other),
    }
}

/// Judges without taking a kept result, since those lack what only a run tells.
fn grade(
    judge: &Judge,
    challenge: &Challenge,
    submission: &Submission,
    progress: &dyn Progress,
) -> Result<Graded, Error> {
    Grading {
        base: &judge.base,
        challenge,
        language: &submission.language,
        source: &submission.source,
        runtime: judge.runtime(challenge, &submission.language)?,
        progress,
        width: NonZeroUsize::MIN,
        only_visible: false,
        fuel_caps: None,
        until_failure: false,
    }
    .run()
}

/// The starter as if somebody had handed it in as it is; `None` where a
/// language has no starter.
fn starter(
    challenge: &Challenge,
    language: &Language,
    options: &CheckOptions<'_>,
) -> Option<Submission> {
    let entry = challenge.languages.get(language)?;
    let options = ReadOptions {
        languages: options.languages,
        language: Some(language.clone()),
        bounds: SubmissionBounds::default(),
    };
    let name = format!("starter/{language}");
    Submission::from_files(&name, &entry.starter, challenge, &options).ok()
}
