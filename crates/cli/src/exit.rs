//! Exit statuses. They are public interface: `--help` lists them, scripts rely on them.

use std::process::ExitCode;

use protocol::Verdict;

/// How a command other than `run` ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: all is well.
    Passed,
    /// 1: some submission, challenge or report did not pass.
    Failed,
    /// 2: what was asked cannot be done as asked.
    Usage,
    /// 3: our own fault.
    Internal,
    /// 130: somebody pressed Ctrl-C.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Passed => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Internal => 3,
            Exit::Interrupted => crate::interrupt::STATUS,
        })
    }
}

/// The status of `greenroom run` where the program did not exit by itself.
///
/// Borrowed from what a shell user knows: 124 is timeout(1)'s, the ones above
/// 128 are those of the signals a native program would have died of (SIGABRT,
/// SIGKILL of the out-of-memory killer, SIGXFSZ).
pub(crate) fn run_status(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Ac | Verdict::Wa => 0,
        Verdict::Ce => 120,
        Verdict::Tle => 124,
        Verdict::Ie => 125,
        Verdict::Rte => 134,
        Verdict::Mle => 137,
        Verdict::Ole => 153,
    }
}
