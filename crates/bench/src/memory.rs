//! How much memory workers have of their own while they grade: what is not
//! shared with the files that they map.

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// How often the workers are looked at.
const INTERVAL: Duration = Duration::from_millis(5);

/// Does some work, and says how many bytes the largest worker of this process
/// had of its own at any look.
pub(crate) fn peak_of_workers<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let (done, peak) = (AtomicBool::new(false), AtomicU64::new(0));
    let result = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                peak.fetch_max(largest_worker(), Ordering::Relaxed);
                std::thread::sleep(INTERVAL);
            }
        });
        let result = work();
        done.store(true, Ordering::Relaxed);
        result
    });
    (result, peak.into_inner())
}

fn largest_worker() -> u64 {
    let own = std::process::id().to_string();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|entry| {
            let folder = entry.path();
            let status = fs::read_to_string(folder.join("status")).ok()?;
            let command = fs::read(folder.join("cmdline")).ok()?;
            let is_worker = field(&status, "PPid:") == Some(&own) && command.ends_with(b"worker\0");
            is_worker.then(|| own_bytes(&status)).flatten()
        })
        .max()
        .unwrap_or(0)
}

/// Anonymous memory and shared anonymous memory; mapped files are not counted.
fn own_bytes(status: &str) -> Option<u64> {
    let kilobytes = |name| -> Option<u64> { field(status, name)?.parse().ok() };
    Some((kilobytes("RssAnon:")? + kilobytes("RssShmem:")?) * 1024)
}

fn field<'a>(status: &'a str, name: &str) -> Option<&'a str> {
    status
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .and_then(|rest| rest.split_whitespace().next())
}
