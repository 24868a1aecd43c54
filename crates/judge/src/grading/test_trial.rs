//! One test of a `tests` group, in an instance of its own.

use challenge::Group;
use protocol::Verdict;
use protocol::harness::{Request, Response};
use sandbox::{Answer, Limits, Outcome};

use super::builds::Built;
use super::trial::{blank, not_compiled, record_fault, record_run, remark, spent};
use super::{Grading, Judged};
use crate::Error;
use crate::ending::{self, Fault};
use crate::seed::seed;
use crate::shown::{PHRASE_BYTES, STREAM_BYTES, cut};

/// Judges one test.
pub(super) fn judge(
    grading: &Grading<'_>,
    group: &Group,
    file: &str,
    name: &str,
    built: &Built,
) -> Result<Judged, Error> {
    let mut report = blank(&case_name(file, name), String::new(), String::new());
    let judged = |case, note, spent| Judged {
        case,
        size: None,
        note,
        spent,
    };
    let executable = match built {
        Built::Ready(executable) => executable,
        Built::Failed { diagnostics } => {
            not_compiled(&mut report);
            report.stderr = cut(diagnostics, STREAM_BYTES);
            return Ok(judged(report, None, None));
        }
    };
    let mut limits = crate::limits::of(&grading.challenge.limits);
    grading.cap_fuel(group, &report.name, &mut limits);
    let mut job = executable.job(limits);
    let request = Request::RunTest {
        file: file.to_owned(),
        name: name.to_owned(),
    };
    job.requests = vec![serde_json::to_vec(&request)?];
    job.seed = seed(&grading.challenge.digest, &group.name, &report.name);
    let outcome = grading.runner().run(&job)?;

    record_run(&mut report, &outcome);
    report.fuel = outcome.fuel;
    let (fault, message) = fault(&outcome, &job.limits);
    report.got = cut(&message, STREAM_BYTES);
    record_fault(&mut report, fault);
    let note = remark(group, &report, &outcome);
    let spent = spent(group, &report, &job.limits, &outcome);
    Ok(judged(report, note, Some(spent)))
}

/// How reports name a test.
pub(super) fn case_name(file: &str, name: &str) -> String {
    format!("{file}: {name}")
}

/// What went wrong, and the test's own message.
fn fault(outcome: &Outcome, limits: &Limits) -> (Option<Fault>, String) {
    let silent = |fault| (Some(fault), String::new());
    match outcome.responses.first().map(tested) {
        None => silent(silence(outcome, limits)),
        Some(None) => silent(Fault::new(
            Verdict::Rte,
            "the answer is not one that a harness gives",
        )),
        Some(Some((true, message))) => (ending::fault(outcome, limits), message),
        Some(Some((false, message))) => {
            let reason = summary(&message);
            (Some(Fault::new(Verdict::Wa, reason)), message)
        }
    }
}

fn silence(outcome: &Outcome, limits: &Limits) -> Fault {
    ending::fault(outcome, limits).unwrap_or_else(|| {
        ending::failure(
            outcome,
            limits,
            "exited before the test was over".to_owned(),
        )
    })
}

fn tested(answer: &Answer) -> Option<(bool, String)> {
    match serde_json::from_slice(&answer.line) {
        Ok(Response::Tested { passed, message }) => Some((passed, message)),
        _ => None,
    }
}

/// The last line of a traceback says what happened.
fn summary(message: &str) -> String {
    let line = message
        .lines()
        .rev()
        .map(str::trim)
        .find(|line| !line.is_empty());
    match line {
        Some(line) => format!("the test failed: {}", cut(line, PHRASE_BYTES)),
        None => "the test failed".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sandbox::{End, Trap};

    fn judged(line: Option<&str>, end: End) -> (Verdict, String) {
        let outcome = Outcome {
            end,
            fuel: None,
            memory_bytes: 0,
            memory_refused: false,
            stdout: Vec::new(),
            stderr: Vec::new(),
            responses: line
                .map(|line| Answer {
                    line: line.as_bytes().to_vec(),
                    fuel: 1,
                })
                .into_iter()
                .collect(),
            files: Vec::new(),
            wall_us: 0,
        };
        match fault(&outcome, &Limits::default()).0 {
            None => (Verdict::Ac, String::new()),
            Some(fault) => (fault.verdict, fault.reason),
        }
    }

    #[test]
    fn a_test_passes_only_by_saying_so_and_ending_well() {
        let passed = r#"{"tested":{"passed":true,"message":""}}"#;
        let failed =
            r#"{"tested":{"passed":false,"message":"Traceback\nAssertionError: 1 != 2\n"}}"#;
        assert_eq!(judged(Some(passed), End::Exited(0)).0, Verdict::Ac);
        assert_eq!(judged(Some(passed), End::OutOfFuel).0, Verdict::Tle);
        assert_eq!(
            judged(Some(failed), End::Trapped(Trap::Unreachable)),
            (
                Verdict::Wa,
                "the test failed: AssertionError: 1 != 2".to_owned()
            )
        );
        assert_eq!(judged(None, End::Exited(0)).0, Verdict::Rte);
        assert_eq!(judged(None, End::Trapped(Trap::Other)).0, Verdict::Rte);
        assert_eq!(judged(Some("passed"), End::Exited(0)).0, Verdict::Rte);
    }
}
