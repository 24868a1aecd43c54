//! A report from what was judged.

use challenge::{Challenge, Submission};
use protocol::Verdict;
use runtimes::Runtime;

use crate::Error;
use crate::grading::Graded;
use crate::report::{
    CaseReport, ChallengeSummary, Report, RuntimeSummary, SubmissionSummary, Timing,
};
use crate::shown::{STREAM_BYTES, cut};

/// The report of a submission, sealed.
pub(super) fn report(
    challenge: &Challenge,
    submission: &Submission,
    runtime: &dyn Runtime,
    graded: Graded,
) -> Result<Report, Error> {
    let cases = || graded.groups.iter().flat_map(|group| &group.cases);
    let verdict = cases().map(|case| case.verdict).max();
    let report = Report {
        format_version: 1,
        digest: String::new(),
        challenge: ChallengeSummary::of(challenge),
        submission: summary(submission),
        runtime: RuntimeSummary {
            version: runtime.version().to_owned(),
            digest: runtime.digest().to_owned(),
        },
        verdict: verdict.unwrap_or(Verdict::Ac),
        score: graded.groups.iter().map(|group| group.score).sum(),
        points: graded.groups.iter().map(|group| group.points).sum(),
        diagnostics: cut(&graded.diagnostics, STREAM_BYTES),
        fuel: fuel(cases()),
        notes: graded.notes,
        groups: graded.groups,
        timing: Timing::default(),
    };
    Ok(report.sealed()?)
}

/// A kept report as that of another who handed in the same files.
pub(super) fn renamed(mut report: Report, name: &str) -> Result<Report, Error> {
    if report.submission.name == name {
        return Ok(report);
    }
    name.clone_into(&mut report.submission.name);
    Ok(report.sealed()?)
}

fn fuel<'a>(cases: impl Iterator<Item = &'a CaseReport>) -> u64 {
    cases.filter_map(|case| case.fuel).sum()
}

fn summary(submission: &Submission) -> SubmissionSummary {
    let text = |content: &Vec<u8>| String::from_utf8_lossy(content).into_owned();
    SubmissionSummary {
        name: submission.name.clone(),
        language: submission.language.clone(),
        digest: submission.digest.clone(),
        entry: submission.source.entry.clone(),
        files: submission
            .source
            .files
            .iter()
            .map(|(path, content)| (path.clone(), text(content)))
            .collect(),
    }
}
