//! What the system says of the server's process.

use std::fs;

use anyhow::Context as _;

/// Clock ticks in a second, as Linux shows them to every program.
const TICKS_PER_SECOND: f64 = 100.0;

/// Processor time of a process so far, of all its threads, in seconds.
pub(super) fn cpu_seconds(pid: u32) -> anyhow::Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let (_, fields) = stat.rsplit_once(')').context("a name in brackets")?;
    let ticks = |index: usize| -> anyhow::Result<f64> {
        let field = fields.split_whitespace().nth(index);
        Ok(field.context("user and system time")?.parse()?)
    };
    Ok((ticks(11)? + ticks(12)?) / TICKS_PER_SECOND)
}

/// Memory that a process holds now, in bytes.
pub(super) fn resident_bytes(pid: u32) -> anyhow::Result<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next());
    let kibibytes: u64 = kibibytes.context("VmRSS")?.parse()?;
    Ok(kibibytes * 1024)
}
