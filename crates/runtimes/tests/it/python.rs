//! The Python runtime.

mod building;
mod calls;
mod hostile;
mod programs;
mod testing;

use std::sync::Arc;

use runtimes::{Executable, Purpose, Runtime, Source};
use sandbox::{End, Limits, Outcome};

use crate::support;

fn python() -> Arc<dyn Runtime> {
    support::runtime("python")
}

/// A solution of one file.
fn solution(text: &str) -> Source {
    support::source(&[("solution.py", text)])
}

/// A program of one file, built.
fn program(text: &str) -> Executable {
    support::ready(&*python(), &solution(text), &Purpose::Program)
}

/// What became of a program with this standard input.
fn run(text: &str, stdin: &str) -> Outcome {
    let mut job = program(text).job(Limits::default());
    job.stdin = stdin.as_bytes().to_vec();
    support::pool().run(&job).expect("the sandbox runs")
}

/// What a program wrote that must end well.
fn output(text: &str, stdin: &str) -> String {
    let outcome = run(text, stdin);
    assert_eq!(outcome.end, End::Exited(0), "{}", stderr(&outcome));
    String::from_utf8(outcome.stdout).unwrap()
}

fn stderr(outcome: &Outcome) -> String {
    String::from_utf8_lossy(&outcome.stderr).into_owned()
}
