//! An `io` case: the program runs, and what it leaves behind is compared here.

use challenge::{Group, IoCase, IoCompare};
use protocol::Verdict;
use sandbox::{End, File, Job, Limits, Outcome};

use super::builds::Built;
use super::trial::{blank, not_compiled, record_fault, record_run, remark, spent};
use super::{Grading, Judged, checker};
use crate::Error;
use crate::compare::{TokenRules, exact_difference, token_difference};
use crate::ending::{self, Fault};
use crate::seed::seed;
use crate::shown::{VALUE_BYTES, cut, lossy};

/// The working folder of a program.
pub(super) const WORK: &str = "/work";

/// Judges a case.
pub(super) fn judge(
    grading: &Grading<'_>,
    group: &Group,
    case: &IoCase,
    built: &Built,
) -> Result<Judged, Error> {
    let mut report = blank(&case.name, input(case), expected(case));
    let judged = |case, note, spent| Judged {
        case,
        size: None,
        note,
        spent,
    };
    let Built::Ready(executable) = built else {
        not_compiled(&mut report);
        return Ok(judged(report, None, None));
    };
    let mut limits = crate::limits::of(&case.limits);
    grading.cap_fuel(group, &case.name, &mut limits);
    let mut job = executable.job(limits);
    fill(&mut job, case);
    job.seed = seed(&grading.challenge.digest, &group.name, &case.name);
    let outcome = grading.runner().run(&job)?;

    record_run(&mut report, &outcome);
    report.got = lossy(&outcome.stdout, VALUE_BYTES);
    report.fuel = outcome.fuel;
    let fault = match fault(case, &outcome, &job.limits) {
        Some(fault) => Some(fault),
        None => match &case.compare {
            IoCompare::Checker(checker) => checker::judge(grading, group, case, checker, &outcome)?,
            _ => None,
        },
    };
    record_fault(&mut report, fault);
    let note = remark(group, &report, &outcome);
    let spent = spent(group, &report, &job.limits, &outcome);
    Ok(judged(report, note, Some(spent)))
}

fn fill(job: &mut Job, case: &IoCase) {
    job.arguments.extend(case.arguments.iter().cloned());
    job.stdin.clone_from(&case.stdin);
    for (path, content) in &case.files {
        job.files.push(File {
            path: format!("{WORK}/{path}"),
            content: content.clone(),
            writable: true,
        });
    }
    let outputs = case.expected.files.keys();
    job.collect = outputs.map(|path| format!("{WORK}/{path}")).collect();
}

/// What is wrong with a run, as far as no checker decides.
fn fault(case: &IoCase, outcome: &Outcome, limits: &Limits) -> Option<Fault> {
    ending::fault(outcome, limits)
        .or_else(|| exit_code(case, outcome, limits))
        .or_else(|| stdout(case, outcome))
        .or_else(|| files(case, outcome))
}

/// A program that was to succeed and says that it failed has failed; one that
/// was to fail and says that it succeeded is wrong.
fn exit_code(case: &IoCase, outcome: &Outcome, limits: &Limits) -> Option<Fault> {
    let (End::Exited(code), expected) = (&outcome.end, case.expected.exit_code) else {
        return None;
    };
    if *code == expected {
        return None;
    }
    if *code == 0 {
        let reason = format!("exited with status 0, expected {expected}");
        return Some(Fault::new(Verdict::Wa, reason));
    }
    let reason = ending::exited(*code, &outcome.stderr);
    Some(ending::failure(outcome, limits, reason))
}

fn stdout(case: &IoCase, outcome: &Outcome) -> Option<Fault> {
    let expected = case.expected.stdout.as_ref()?;
    let difference = difference(&case.compare, expected, &outcome.stdout)?;
    Some(Fault::new(Verdict::Wa, format!("stdout, {difference}")))
}

fn files(case: &IoCase, outcome: &Outcome) -> Option<Fault> {
    case.expected.files.iter().find_map(|(path, expected)| {
        let guest_path = format!("{WORK}/{path}");
        let found = outcome.files.iter().find(|(path, _)| *path == guest_path);
        let reason = match found {
            None => format!("it did not write the file {path:?}"),
            Some((_, got)) => {
                format!("file {path:?}, {}", file_difference(case, expected, got)?)
            }
        };
        Some(Fault::new(Verdict::Wa, reason))
    })
}

/// A checker sees standard output alone; files beside it are compared exactly.
fn file_difference(case: &IoCase, expected: &[u8], got: &[u8]) -> Option<String> {
    match &case.compare {
        IoCompare::Checker(_) => exact_difference(expected, got),
        other => difference(other, expected, got),
    }
}

fn difference(compare: &IoCompare, expected: &[u8], got: &[u8]) -> Option<String> {
    match compare {
        IoCompare::Exact => exact_difference(expected, got),
        IoCompare::Tokens {
            tolerance,
            ignore_case,
            space_sensitive,
        } => token_difference(
            expected,
            got,
            TokenRules {
                tolerance: *tolerance,
                ignore_case: *ignore_case,
                space_sensitive: *space_sensitive,
            },
        ),
        IoCompare::Checker(_) => None,
    }
}

/// Input and expectation of a case, for people.
pub(crate) fn texts(case: &IoCase) -> (String, String) {
    (input(case), expected(case))
}

/// Arguments and files in front of standard input, if there are any.
fn input(case: &IoCase) -> String {
    let mut text = String::new();
    if !case.arguments.is_empty() {
        text += &format!("arguments: {:?}\n", case.arguments);
    }
    for (path, content) in &case.files {
        text += &format!("file {path:?}:\n{}\n", lossy(content, VALUE_BYTES));
    }
    if !text.is_empty() && !case.stdin.is_empty() {
        text += "stdin:\n";
    }
    text += &lossy(&case.stdin, VALUE_BYTES);
    cut(&text, VALUE_BYTES)
}

fn expected(case: &IoCase) -> String {
    let mut text = String::new();
    if case.expected.exit_code != 0 {
        text += &format!("exit status: {}\n", case.expected.exit_code);
    }
    if let Some(stdout) = &case.expected.stdout {
        if !text.is_empty() {
            text += "stdout:\n";
        }
        text += &lossy(stdout, VALUE_BYTES);
    }
    for (path, content) in &case.expected.files {
        text += &format!("file {path:?}:\n{}\n", lossy(content, VALUE_BYTES));
    }
    cut(&text, VALUE_BYTES)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use challenge::IoExpectation;
    use sandbox::Trap;

    fn case(exit_code: i32) -> IoCase {
        IoCase {
            name: "sum".to_owned(),
            note: String::new(),
            limits: challenge::Limits::default(),
            compare: IoCompare::default(),
            arguments: vec!["--in".to_owned()],
            stdin: b"1 2\n".to_vec(),
            files: BTreeMap::from([("in.csv".to_owned(), b"a,b\n".to_vec())]),
            expected: IoExpectation {
                stdout: Some(b"3\n".to_vec()),
                exit_code,
                files: BTreeMap::from([("out.txt".to_owned(), b"done\n".to_vec())]),
            },
        }
    }

    fn outcome(stdout: &str, end: End) -> Outcome {
        Outcome {
            end,
            fuel: Some(5),
            memory_bytes: 0,
            memory_refused: false,
            stdout: stdout.as_bytes().to_vec(),
            stderr: b"Traceback\nValueError: x\n".to_vec(),
            responses: Vec::new(),
            files: vec![("/work/out.txt".to_owned(), b"done\n".to_vec())],
            wall_us: 0,
        }
    }

    fn judged(exit_code: i32, outcome: &Outcome) -> (Verdict, String) {
        match fault(&case(exit_code), outcome, &Limits::default()) {
            None => (Verdict::Ac, String::new()),
            Some(fault) => (fault.verdict, fault.reason),
        }
    }

    #[test]
    fn the_end_then_the_exit_code_then_the_output_decide() {
        let mut without_file = outcome("3", End::Exited(0));
        without_file.files.clear();
        let mut other_file = outcome("3", End::Exited(0));
        other_file.files[0].1 = b"failed\n".to_vec();
        for (exit_code, outcome, verdict, reason) in [
            (0, outcome(" 3", End::Exited(0)), Verdict::Ac, ""),
            (3, outcome("3", End::Exited(3)), Verdict::Ac, ""),
            (
                0,
                outcome("3", End::Exited(1)),
                Verdict::Rte,
                "exited with status 1: ValueError: x",
            ),
            (
                3,
                outcome("3", End::Exited(0)),
                Verdict::Wa,
                "exited with status 0, expected 3",
            ),
            (
                0,
                outcome("4", End::Exited(0)),
                Verdict::Wa,
                "stdout, token 1: expected \"3\", got \"4\"",
            ),
            (
                0,
                outcome("4", End::Trapped(Trap::DivisionByZero)),
                Verdict::Rte,
                "divided an integer by zero: ValueError: x",
            ),
            (
                0,
                without_file,
                Verdict::Wa,
                "it did not write the file \"out.txt\"",
            ),
            (
                0,
                other_file,
                Verdict::Wa,
                "file \"out.txt\", token 1: expected \"done\", got \"failed\"",
            ),
        ] {
            assert_eq!(judged(exit_code, &outcome), (verdict, reason.to_owned()));
        }
    }

    #[test]
    fn the_input_is_shown_whole() {
        assert_eq!(
            input(&case(0)),
            "arguments: [\"--in\"]\nfile \"in.csv\":\na,b\n\nstdin:\n1 2\n"
        );
        assert_eq!(
            expected(&case(2)),
            "exit status: 2\nstdout:\n3\nfile \"out.txt\":\ndone\n\n"
        );
    }
}
