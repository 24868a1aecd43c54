//! The virtual clock of the sandbox.

use std::cell::Cell;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rquickjs::Result;

use super::Table;

pub(super) fn register(table: &Table<'_>) -> Result<()> {
    table
        .add("wallMs", wall_ms)?
        .add("monotonicNs", monotonic_ns)?
        .add("sleepMs", sleep_ms)?;
    Ok(())
}

fn wall_ms() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0.0, |since| since.as_secs_f64() * 1e3)
}

thread_local! {
    static START: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// A run begins: what the snapshot saw of the clock is forgotten.
pub fn begin_run() {
    START.set(Some(Instant::now()));
}

/// Nanoseconds since the run began; exact up to 104 days.
fn monotonic_ns() -> f64 {
    let start = START.get().map(|start| start.elapsed());
    start.unwrap_or_default().as_nanos() as f64
}

/// The sandbox moves its clock on and returns at once.
fn sleep_ms(duration: f64) {
    if duration > 0.0 {
        thread::sleep(Duration::from_secs_f64((duration / 1e3).min(1e9)));
    }
}
