//! From how a run ended to what that earns.
//!
//! The sandbox has already settled which of several endings counts (an exit
//! code before spent fuel, a stack overflow before refused memory, and so on);
//! here each gets its verdict and its sentence.

use protocol::Verdict;
use sandbox::{End, Limits, Outcome, Trap};

use crate::shown::{PHRASE_BYTES, cut, grouped};

/// A verdict other than `AC`, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What it earns.
    pub(crate) verdict: Verdict,
    /// Why, in a sentence without its full stop.
    pub(crate) reason: String,
}

impl Fault {
    /// A fault with its reason. Reasons quote what candidates wrote: what
    /// could move a cursor or start a new line becomes a blank.
    pub(crate) fn new(verdict: Verdict, reason: impl Into<String>) -> Self {
        let reason = reason.into().replace(char::is_control, " ");
        Self { verdict, reason }
    }
}

/// What a run is judged for the way it ended; `None` if it exited, whatever
/// its exit code, which is for the case to judge.
pub(crate) fn fault(outcome: &Outcome, limits: &Limits) -> Option<Fault> {
    let fault = match &outcome.end {
        End::Exited(_) => return None,
        End::Trapped(trap) => {
            let reason = with_last_line(trap_in_words(*trap), &outcome.stderr);
            Fault::new(Verdict::Rte, reason)
        }
        End::OutOfFuel => Fault::new(
            Verdict::Tle,
            format!("used more than {} operations", grouped(limits.fuel)),
        ),
        End::OutOfMemory => out_of_memory(limits),
        End::OutputLimit => Fault::new(
            Verdict::Ole,
            format!("wrote more than {} bytes", grouped(limits.output_bytes)),
        ),
        End::Rejected(reason) => Fault::new(
            Verdict::Ce,
            format!("the program was refused before it ran: {reason}"),
        ),
        End::Cancelled => Fault::new(Verdict::Ie, "the run was cancelled"),
        End::WallBackstop => Fault::new(
            Verdict::Ie,
            "the wall backstop fired, twice; the machine is overloaded, or our metering missed something",
        ),
        End::WorkerLost(reason) => Fault::new(
            Verdict::Ie,
            format!("the worker process was lost: {reason}"),
        ),
    };
    Some(fault)
}

/// A run that failed of itself, by its exit code or an error it let out.
///
/// A run that was refused memory before it failed is judged for the memory: an
/// interpreter turns the refusal into an error of its own, which says less.
pub(crate) fn failure(outcome: &Outcome, limits: &Limits, reason: String) -> Fault {
    if outcome.memory_refused {
        let fault = out_of_memory(limits);
        return Fault::new(fault.verdict, format!("{}: {reason}", fault.reason));
    }
    Fault::new(Verdict::Rte, reason)
}

/// What exiting with this code says, with the last line of standard error.
pub(crate) fn exited(code: i32, stderr: &[u8]) -> String {
    with_last_line(&format!("exited with status {code}"), stderr)
}

fn out_of_memory(limits: &Limits) -> Fault {
    Fault::new(
        Verdict::Mle,
        format!("needed more than {} bytes", grouped(limits.memory_bytes)),
    )
}

fn trap_in_words(trap: Trap) -> &'static str {
    match trap {
        Trap::StackOverflow => "the stack overflowed, as by endless recursion",
        Trap::Unreachable => "aborted",
        Trap::MemoryOutOfBounds => "accessed memory out of bounds",
        Trap::BadIndirectCall => "called a function that is not there",
        Trap::DivisionByZero => "divided an integer by zero",
        Trap::IntegerOverflow => "an integer overflowed",
        Trap::Other => "trapped",
    }
}

/// Interpreters and panics put what happened on the last line they write.
fn with_last_line(what: &str, stderr: &[u8]) -> String {
    let tail = &stderr[stderr.len().saturating_sub(4096)..];
    let text = String::from_utf8_lossy(tail);
    match text
        .lines()
        .rev()
        .map(str::trim)
        .find(|line| !line.is_empty())
    {
        Some(line) => format!("{what}: {}", cut(line, PHRASE_BYTES)),
        None => what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(end: End, stderr: &str) -> Outcome {
        Outcome {
            end,
            fuel: None,
            memory_bytes: 0,
            memory_refused: false,
            stdout: Vec::new(),
            stderr: stderr.as_bytes().to_vec(),
            responses: Vec::new(),
            files: Vec::new(),
            wall_us: 0,
        }
    }

    #[test]
    fn each_ending_has_its_verdict() {
        let limits = Limits::default();
        for (end, verdict) in [
            (End::Trapped(Trap::StackOverflow), Verdict::Rte),
            (End::Trapped(Trap::Other), Verdict::Rte),
            (End::OutOfFuel, Verdict::Tle),
            (End::OutOfMemory, Verdict::Mle),
            (End::OutputLimit, Verdict::Ole),
            (End::Rejected("too large".to_owned()), Verdict::Ce),
            (End::WallBackstop, Verdict::Ie),
            (End::WorkerLost("killed".to_owned()), Verdict::Ie),
        ] {
            assert_eq!(fault(&outcome(end, ""), &limits).unwrap().verdict, verdict);
        }
        assert_eq!(fault(&outcome(End::Exited(3), ""), &limits), None);
    }

    #[test]
    fn a_refused_allocation_outweighs_the_error_it_became() {
        let limits = Limits::default();
        let mut run = outcome(End::Exited(1), "MemoryError\n");
        let plain = failure(&run, &limits, "raised MemoryError".to_owned());
        assert_eq!(plain.verdict, Verdict::Rte);
        run.memory_refused = true;
        let refused = failure(&run, &limits, "raised MemoryError".to_owned());
        assert_eq!(
            refused,
            Fault::new(
                Verdict::Mle,
                "needed more than 268,435,456 bytes: raised MemoryError"
            )
        );
    }

    #[test]
    fn a_reason_is_one_line_without_control_characters() {
        let fault = Fault::new(Verdict::Rte, "raised E: a\n\u{1b}[2J\u{9b}b");
        assert_eq!(fault.reason, "raised E: a  [2J b");
    }

    #[test]
    fn a_trap_tells_the_last_line_that_was_written() {
        let run = outcome(
            End::Trapped(Trap::Unreachable),
            "warning\npanicked at lib.rs:3\n\n",
        );
        assert_eq!(
            fault(&run, &Limits::default()).unwrap().reason,
            "aborted: panicked at lib.rs:3"
        );
    }
}
