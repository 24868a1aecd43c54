//! From the limits an author may set to those that the sandbox keeps.

use sandbox::Limits;

/// The slowest that a run may be before the wall backstop takes it for stuck,
/// in fuel per millisecond. A program that misses every cache manages 55,000
/// on an idle core, and a busy machine a tenth of that.
const SLOWEST_FUEL_PER_MS: u64 = 5_000;

/// The sandbox's limits for a case. What an author cannot set stays at its default.
pub(crate) fn of(limits: &challenge::Limits) -> Limits {
    let usual = Limits::default();
    Limits {
        fuel: limits.fuel,
        memory_bytes: limits.memory_bytes,
        output_bytes: limits.output_bytes,
        file_bytes: limits.file_bytes,
        wall_ms: usual.wall_ms.max(limits.fuel / SLOWEST_FUEL_PER_MS),
        ..usual
    }
}
