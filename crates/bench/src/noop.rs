//! What the sandbox itself costs: a Rust program that does nothing, in this process.

use std::path::Path;
use std::time::Duration;

use anyhow::ensure;
use rustix::time::{ClockId, clock_gettime};
use sandbox::{End, Engine, Job, Limits, Options, Program};

use crate::Arguments;
use crate::house::House;
use crate::measure::median_ms;
use crate::native;
use crate::table::{Bound, Row};

/// So many runs at least: one takes microseconds.
const RUNS: usize = 3_000;

/// The rows of this part.
pub(crate) fn rows(_: &House, arguments: &Arguments) -> anyhow::Result<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let job = job(folder.path())?;
    let engine = Engine::new(Options::default())?;
    let mut samples = Vec::new();
    for round in 0..RUNS * arguments.repetitions {
        let before = processor_time();
        let outcome = sandbox::run(&engine, &job)?;
        let spent = processor_time().saturating_sub(before);
        ensure!(outcome.end == End::Exited(0), "the no-op failed");
        if round >= RUNS / 10 {
            samples.push(spent);
        }
    }
    let microseconds = median_ms(samples) * 1e3;
    Ok(vec![Row {
        what: "no-op Rust run in the sandbox, processor time".to_owned(),
        ours: format!("{microseconds:.1} µs"),
        peer: String::new(),
        figure: microseconds,
        bound: Bound::AtMost(10.0, "µs"),
    }])
}

fn job(folder: &Path) -> anyhow::Result<Job> {
    let (source, wasm) = (folder.join("noop.rs"), folder.join("noop.wasm"));
    std::fs::write(&source, "fn main() {}")?;
    native::wasm(&source, &wasm)?;
    let module = sandbox::precompile_trusted(&std::fs::read(wasm)?, &folder.join("cache"))?;
    Ok(Job {
        program: Program {
            module,
            images: Vec::new(),
            entry: "_start".to_owned(),
        },
        arguments: vec!["noop".to_owned()],
        environment: Vec::new(),
        stdin: Vec::new(),
        files: Vec::new(),
        requests: Vec::new(),
        collect: Vec::new(),
        seed: 0,
        limits: Limits::default(),
    })
}

/// What this thread has spent, so that a busy machine changes little.
fn processor_time() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        now.tv_sec.unsigned_abs(),
        u32::try_from(now.tv_nsec).unwrap_or_default(),
    )
}
