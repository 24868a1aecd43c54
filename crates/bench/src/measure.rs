//! Medians, and how long a process takes.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};

/// The middle of several measurements, in milliseconds.
pub(crate) fn median_ms(mut samples: Vec<Duration>) -> f64 {
    samples.sort();
    samples
        .get(samples.len() / 2)
        .map_or(f64::NAN, |middle| middle.as_secs_f64() * 1e3)
}

/// The median over `repetitions` of a measurement, after one that is not counted.
pub(crate) fn repeat(
    repetitions: usize,
    mut once: impl FnMut() -> anyhow::Result<Duration>,
) -> anyhow::Result<f64> {
    once()?;
    let samples = (0..repetitions).map(|_| once()).collect::<Result<_, _>>()?;
    Ok(median_ms(samples))
}

/// How long something took.
pub(crate) fn time<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

/// How long a native command takes, from start to end; it must exit with 0.
pub(crate) fn process(program: &Path, arguments: &[&str]) -> anyhow::Result<Duration> {
    let start = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .with_context(|| format!("failed to start {}", program.display()))?;
    ensure!(
        status.success(),
        "{} {arguments:?} failed",
        program.display()
    );
    Ok(start.elapsed())
}
