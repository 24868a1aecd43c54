//! The worker processes, and the queue in front of them.

/// Runs jobs on worker processes, one job at a time on each.
#[derive(Debug)]
pub struct Pool;
