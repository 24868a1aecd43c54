//! The JavaScript runtime.

mod calls;
mod errors;
mod hostile;
mod node;
mod programs;
mod tests;

use std::sync::Arc;

use runtimes::{Purpose, Runtime};
use sandbox::{Limits, Outcome};

use crate::support::{pool, ready, source};

fn javascript() -> Arc<dyn Runtime> {
    crate::support::runtime("javascript")
}

/// Runs the first of these files as a program.
fn run(files: &[(&str, &str)]) -> Outcome {
    let executable = ready(&*javascript(), &source(files), &Purpose::Program);
    let job = executable.job(Limits {
        fuel: 2_000_000_000,
        ..Limits::default()
    });
    pool().run(&job).expect("the sandbox runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
