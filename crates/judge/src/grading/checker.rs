//! A checker: a program of the author's that judges an output, in a sandbox
//! run of its own. It sees the answer; no code of the candidate's runs there.

use std::sync::Arc;

use challenge::{Checker, Group, IoCase};
use protocol::Verdict;
use runtimes::{Build, Executable, Purpose, Source};
use sandbox::{End, File, Job, Limits, Outcome};

use super::Grading;
use crate::Error;
use crate::ending::{self, Fault};
use crate::report::{canonical, sha256};
use crate::seed::seed;
use crate::shown::{PHRASE_BYTES, lossy};

/// The exit codes of Kattis' output validators.
const ACCEPTS: i32 = 42;
const REJECTS: i32 = 43;

const INPUT: &str = "/work/input";
const ANSWER: &str = "/work/answer";
/// With its slash, which the convention asks for.
const FEEDBACK: &str = "/work/feedback/";
/// Where a validator says why, for the judges.
const MESSAGE: &str = "/work/feedback/judgemessage.txt";

/// What the checker says of a candidate's output.
pub(super) fn judge(
    grading: &Grading<'_>,
    group: &Group,
    case: &IoCase,
    checker: &Checker,
    run: &Outcome,
) -> Result<Option<Fault>, Error> {
    let executable = executable(grading, checker)?;
    let mut job = job(&executable, case, checker, &run.stdout);
    job.seed = seed(&grading.challenge.digest, &group.name, &case.name);
    let outcome = grading.runner().run(&job)?;
    Ok(fault(&outcome, &job.limits))
}

fn job(executable: &Executable, case: &IoCase, checker: &Checker, stdout: &[u8]) -> Job {
    let mut job = executable.job(Limits::default());
    job.arguments
        .extend([INPUT, ANSWER, FEEDBACK].map(str::to_owned));
    job.arguments.extend(checker.arguments.iter().cloned());
    job.stdin = stdout.to_vec();
    let answer = case.expected.stdout.clone().unwrap_or_default();
    for (path, content) in [
        (INPUT, case.stdin.clone()),
        (ANSWER, answer),
        // Makes the feedback folder too.
        (MESSAGE, Vec::new()),
    ] {
        job.files.push(File {
            path: path.to_owned(),
            content,
            writable: true,
        });
    }
    job.collect = vec![MESSAGE.to_owned()];
    job
}

fn fault(outcome: &Outcome, limits: &Limits) -> Option<Fault> {
    let message = outcome
        .files
        .iter()
        .find(|(path, _)| path == MESSAGE)
        .map(|(_, content)| lossy(content, PHRASE_BYTES).trim().to_owned())
        .filter(|message| !message.is_empty());
    match outcome.end {
        End::Exited(ACCEPTS) => None,
        End::Exited(REJECTS) => {
            let reason = message.map_or_else(
                || "the checker rejects the output".to_owned(),
                |message| format!("the checker rejects the output: {message}"),
            );
            Some(Fault::new(Verdict::Wa, reason))
        }
        // Neither: the author's fault or ours, never the candidate's.
        End::Exited(code) => Some(Fault::new(
            Verdict::Ie,
            format!(
                "the checker {}, and neither accepts (42) nor rejects (43)",
                ending::exited(code, &outcome.stderr)
            ),
        )),
        _ => {
            let reason = ending::fault(outcome, limits).map(|fault| fault.reason);
            Some(Fault::new(
                Verdict::Ie,
                format!("the checker failed: {}", reason.unwrap_or_default()),
            ))
        }
    }
}

/// The checker, built once for all submissions.
fn executable(grading: &Grading<'_>, checker: &Checker) -> Result<Arc<Executable>, Error> {
    let base = grading.base;
    let runtime = base.registry.runtime(&checker.language)?;
    let files: Vec<(&String, String)> = checker
        .files
        .iter()
        .map(|(path, content)| (path, sha256(content)))
        .collect();
    let key = canonical(&("checker", runtime.digest(), &checker.entry, files))?;
    base.programs.get(key, || {
        let source = Source {
            entry: checker.entry.clone(),
            files: checker.files.clone(),
        };
        match runtime.build(&source, &Purpose::Program, &base.pool)? {
            Build::Ready { executable, .. } => Ok(Arc::new(executable)),
            Build::Failed { diagnostics } => Err(Error::Author {
                program: format!("the checker {} of {}", checker.entry, grading.challenge.id),
                reason: format!("it does not compile: {diagnostics}"),
            }),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(end: End, message: &str) -> Option<(Verdict, String)> {
        let outcome = Outcome {
            end,
            fuel: None,
            memory_bytes: 0,
            memory_refused: false,
            stdout: Vec::new(),
            stderr: Vec::new(),
            responses: Vec::new(),
            files: vec![(MESSAGE.to_owned(), message.as_bytes().to_vec())],
            wall_us: 0,
        };
        fault(&outcome, &Limits::default()).map(|fault| (fault.verdict, fault.reason))
    }

    #[test]
    fn only_42_accepts_and_only_43_rejects() {
        assert_eq!(verdict(End::Exited(42), "fine"), None);
        assert_eq!(
            verdict(End::Exited(43), "line 3\n"),
            Some((
                Verdict::Wa,
                "the checker rejects the output: line 3".to_owned()
            ))
        );
        for end in [End::Exited(0), End::Exited(1), End::OutOfFuel] {
            assert_eq!(verdict(end, "").unwrap().0, Verdict::Ie);
        }
    }
}
