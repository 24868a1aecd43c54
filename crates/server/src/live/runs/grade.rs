//! A run of cases through the judge.

use std::collections::BTreeMap;
use std::sync::Arc;

use challenge::{
    Challenge, Content, Languages, ReadOptions, Submission, SubmissionBounds, SubmissionError,
};
use judge::report::{Report, sha256};
use judge::{Judge, Options};
use protocol::Language;
use protocol::live::{RunKind, RunResult};

use super::told::Told;
use super::{Cancel, Finished, Order, Tell, contents};
use crate::live::results;

/// Files to be judged.
pub(crate) struct Judging {
    pub(crate) challenge: Arc<Challenge>,
    pub(crate) language: Language,
    pub(crate) name: String,
    pub(crate) files: BTreeMap<String, String>,
    /// Only what candidates see.
    pub(crate) only_visible: bool,
    /// Only the case of this group and name.
    pub(crate) only: Option<(String, String)>,
}

pub(super) fn run(
    judge: &Judge,
    challenge: &Arc<Challenge>,
    languages: &Languages,
    order: &Order,
    cancel: &Cancel,
    tell: &Tell,
) -> Finished {
    let (only_visible, only) = match &order.kind {
        RunKind::Visible { only, .. } => (true, only.clone()),
        _ => (false, None),
    };
    let judging = Judging {
        challenge: Arc::clone(challenge),
        language: order.language.clone(),
        name: order.name.clone(),
        files: order.files.clone(),
        only_visible,
        only,
    };
    let progress = Told::new(Some(tell), cancel, challenge);
    finish(judge, languages, &judging, &progress)
}

/// Judges files and tells nobody how it goes.
pub(crate) fn judge_files(
    judge: &Judge,
    languages: &Languages,
    judging: &Judging,
    cancel: &Cancel,
) -> Finished {
    let progress = Told::new(None, cancel, &judging.challenge);
    finish(judge, languages, judging, &progress)
}

fn finish(
    judge: &Judge,
    languages: &Languages,
    judging: &Judging,
    progress: &Told<'_>,
) -> Finished {
    let challenge = match &judging.only {
        Some((group, case)) => match only(&judging.challenge, group, case) {
            Some(challenge) => Arc::new(challenge),
            None => return Finished::failed("there is no such case"),
        },
        None => Arc::clone(&judging.challenge),
    };
    let options = ReadOptions {
        languages,
        language: Some(judging.language.clone()),
        bounds: SubmissionBounds::default(),
    };
    let files = contents(&judging.files);
    let submission = match Submission::from_files(&judging.name, &files, &challenge, &options) {
        Ok(submission) => submission,
        Err(SubmissionError::Refused(refusal)) => {
            return Finished::failed(&format!("this cannot be judged: {refusal}"));
        }
        Err(error) => return Finished::failed(&error.to_string()),
    };
    let options = Options {
        only_visible: judging.only_visible,
        ..Options::default()
    };
    match judge.grade(&challenge, &submission, &options, progress) {
        Ok(report) => finished(&report, &challenge, &judging.files),
        Err(error) => Finished::of_error(&error),
    }
}

fn finished(report: &Report, challenge: &Challenge, files: &BTreeMap<String, String>) -> Finished {
    let seen = report.for_candidate(challenge);
    let text = report.to_canonical_json();
    match (seen, text) {
        (Ok(seen), Ok(text)) => Finished {
            result: RunResult::Judged(results::judged(report, files, true)),
            candidate: Some(RunResult::Judged(results::judged(&seen, files, false))),
            report: Some(text),
        },
        (Err(error), _) | (_, Err(error)) => {
            tracing::error!(%error, "a report cannot be written");
            Finished::failed("the fault is the server's; its log says why")
        }
    }
}

/// The challenge with only one case. It has a digest of its own, so that what is
/// kept of the whole is not taken for it. Of a language's own tests the whole
/// group stays: they are told apart only once they run.
fn only(challenge: &Challenge, group: &str, case: &str) -> Option<Challenge> {
    let mut challenge = challenge.clone();
    challenge
        .groups
        .retain(|found| found.name == group && found.visible);
    let found = challenge.groups.first_mut()?;
    found.depends_on.clear();
    let has_one = match &mut found.content {
        Content::Call(cases) | Content::Cost { cases, .. } => {
            cases.retain(|found| found.name == case);
            !cases.is_empty()
        }
        Content::Io(cases) => {
            cases.retain(|found| found.name == case);
            !cases.is_empty()
        }
        Content::Tests(_) => true,
    };
    let one = format!("{}\n{group}\n{case}", challenge.digest);
    challenge.digest = sha256(one.as_bytes());
    has_one.then_some(challenge)
}
