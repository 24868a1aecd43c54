//! What it means how a caged compiler ended: the source is right, it is wrong,
//! it asks too much of the compiler, or the fault is ours.
//!
//! Only what a closed cage announces is the compiler's doing, and only what is
//! known of rustc is laid to a candidate; everything else is our own fault.

use std::path::Path;

use super::child::{self, Ended};
use super::compiler::{CPU_SECONDS, FILE_BYTES, WALL};
use super::diagnostic::Diagnostic;
use super::messages;
use crate::Error;

/// How a compilation ended.
#[derive(Debug)]
pub(super) enum Compiled {
    /// It wrote what it was asked for. The messages are warnings.
    Done(Vec<Diagnostic>),
    /// The source is wrong.
    Refused(Vec<Diagnostic>),
    /// The source asks too much of the compiler; the text says of what, for
    /// the candidate. On another machine, or on another day, it may just do.
    Stopped(String),
}

/// rustc's exit code when it has told what is wrong.
const REFUSED: i32 = 1;
/// rustc's exit code when it has crashed.
const CRASHED: i32 = 101;

/// Why a compiler stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Cpu,
    Memory,
    File,
    Crash,
}

/// Says what an ending means. `folder` is the compilation's own.
pub(super) fn judge(ended: &Ended, folder: &Path) -> Result<Compiled, Error> {
    let Some(said) = after_announcement(&ended.output) else {
        let said = String::from_utf8_lossy(&ended.output);
        return Err(fault(ended, said.trim()));
    };
    let (messages, other) = Diagnostic::read_all(said);
    if ended.flooded {
        let told = messages::of_solution(&messages, folder);
        let reason = "the compiler has more to say than anybody can read; it was stopped";
        return Ok(Compiled::Stopped(format!("error: {reason}\n{told}")));
    }
    if ended.late {
        return Err(fault(ended, &format!("it ran for {} s", WALL.as_secs())));
    }
    match (ended.code, ended.signal) {
        (Some(0), _) => Ok(Compiled::Done(messages)),
        (Some(REFUSED), _) => refused(ended, messages, &other),
        (Some(CRASHED), _) if is_out_of_memory(&other) => Ok(stopped(Bound::Memory)),
        (Some(CRASHED), _) => Ok(stopped(Bound::Crash)),
        (None, Some(signal)) => match bound_of(signal) {
            Some(bound) => Ok(stopped(bound)),
            None => Err(fault(ended, &other)),
        },
        _ => Err(fault(ended, &other)),
    }
}

/// What the compiler said, if the cage was closed before it started.
fn after_announcement(output: &[u8]) -> Option<&[u8]> {
    output
        .strip_prefix(cage::CLOSED.as_bytes())?
        .strip_prefix(b"\n")
}

/// An orderly end with an error; whose fault it is stands in the messages.
fn refused(ended: &Ended, messages: Vec<Diagnostic>, other: &str) -> Result<Compiled, Error> {
    if let Some(trouble) = messages.iter().find(|message| is_of_this_machine(message)) {
        return Err(fault(ended, &trouble.message));
    }
    for message in messages.iter().filter(|each| messages::is_linking(each)) {
        // The linker is a process of its own, with bounds of its own.
        let Some(signal) = signal_in(&message.message) else {
            continue;
        };
        return match bound_of(signal) {
            Some(bound) => Ok(stopped(bound)),
            None => Err(fault(ended, &message.message)),
        };
    }
    if messages.iter().any(|message| message.is_error()) {
        Ok(Compiled::Refused(messages))
    } else {
        Err(fault(ended, other))
    }
}

/// Whether an error is about no place in the source but about a file that this
/// machine could not read or write: a full disk, say. A file that is too large
/// and memory that is refused are bounds that the source has reached.
fn is_of_this_machine(message: &Diagnostic) -> bool {
    const TOO_LARGE: &str = "(os error 27)";
    const NO_MEMORY: &str = "(os error 12)";
    // A message whose places nest too deep to be read still shows the first.
    let shows_a_place = message.rendered.as_deref().unwrap_or("").contains("-->");
    message.is_error()
        && message.spans.is_empty()
        && !shows_a_place
        && !messages::is_linking(message)
        && message.message.contains("(os error ")
        && !message.message.contains(TOO_LARGE)
        && !message.message.contains(NO_MEMORY)
}

/// The number in `linking with … failed: signal: 24 (SIGXCPU)`.
fn signal_in(sentence: &str) -> Option<i32> {
    let (_, rest) = sentence.split_once("failed: signal: ")?;
    rest.split(' ').next()?.parse().ok()
}

/// The bound that makes the kernel or the program itself end with this signal.
/// Others come from outside, or from a system call that nobody thought of.
fn bound_of(signal: i32) -> Option<Bound> {
    match signal {
        child::CPU_TIME => Some(Bound::Cpu),
        child::FILE_SIZE => Some(Bound::File),
        signal if child::OUT_OF_MEMORY.contains(&signal) => Some(Bound::Memory),
        _ => None,
    }
}

fn is_out_of_memory(text: &str) -> bool {
    ["out of memory", "memory allocation of", "bad_alloc"]
        .iter()
        .any(|sign| text.contains(sign))
}

/// The same words every time, whatever the compiler came to say before.
fn stopped(bound: Bound) -> Compiled {
    Compiled::Stopped(match bound {
        Bound::Cpu => {
            format!("error: compiling this program takes more than {CPU_SECONDS} s of computing\n")
        }
        Bound::Memory => {
            "error: the compiler ran out of memory or stack over this program\n".to_owned()
        }
        Bound::File => format!(
            "error: compiling this program writes a file of more than {} MiB\n",
            FILE_BYTES >> 20
        ),
        Bound::Crash => "error: the compiler crashed over this program\n".to_owned(),
    })
}

fn fault(ended: &Ended, said: &str) -> Error {
    /// The end of what it said, in bytes.
    const TOLD: usize = 2_000;
    let how = match (ended.code, ended.signal) {
        (Some(code), _) => format!("exit status {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => "it ended".to_owned(),
    };
    let start = said.ceil_char_boundary(said.len().saturating_sub(TOLD));
    Error::Command {
        command: "rustc".to_owned(),
        reason: format!("{how}: {}", said[start..].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(code: Option<i32>, signal: Option<i32>, said: &str) -> Ended {
        Ended {
            code,
            signal,
            output: said.as_bytes().to_vec(),
            flooded: false,
            late: false,
        }
    }

    fn caged(code: Option<i32>, signal: Option<i32>, said: &str) -> Result<Compiled, Error> {
        let said = format!("{}\n{said}", cage::CLOSED);
        judge(&ended(code, signal, &said), Path::new("/folder"))
    }

    fn diagnostic(message: &str, spans: &str) -> String {
        format!(
            r#"{{"$message_type":"diagnostic","message":"{message}","level":"error","spans":[{spans}],"children":[],"rendered":"error: {message}\n"}}"#
        )
    }

    const SPAN: &str = r#"{"file_name":"solution.rs","line_start":1,"column_start":1,"is_primary":true,"label":null,"expansion":null}"#;

    #[test]
    fn without_a_closed_cage_every_end_is_our_fault() {
        let wrong = diagnostic("mismatched types", SPAN);
        for (code, signal) in [
            (Some(0), None),
            (Some(1), None),
            (Some(101), None),
            (Some(126), None),
            (None, Some(child::CPU_TIME)),
            (None, Some(11)),
        ] {
            let judged = judge(&ended(code, signal, &wrong), Path::new("/folder"));
            assert!(judged.is_err(), "{code:?} {signal:?}");
        }
    }

    #[test]
    fn what_no_source_can_cause_is_our_fault() {
        let full = diagnostic("failed to write x: No space left (os error 28)", "");
        let killed = diagnostic("linking with `lld` failed: signal: 9 (SIGKILL)", "");
        for (code, signal, said) in [
            (Some(126), None, "cage: cannot start the program"),
            (Some(127), None, "error while loading shared libraries"),
            (Some(1), None, "no message at all"),
            (Some(1), None, &full),
            (Some(1), None, &killed),
            (Some(2), None, ""),
            (None, Some(9), ""),
            (None, Some(31), ""),
        ] {
            assert!(caged(code, signal, said).is_err(), "{code:?} {said}");
        }
    }

    #[test]
    fn a_source_that_is_wrong_is_refused() {
        let wrong = diagnostic("mismatched types", SPAN);
        // `compile_error!` can say anything, but not without a place.
        let imitated = diagnostic("No space left on device (os error 28)", SPAN);
        for said in [wrong, imitated] {
            let judged = caged(Some(1), None, &said);
            assert!(matches!(judged, Ok(Compiled::Refused(_))), "{judged:?}");
        }
    }

    #[test]
    fn a_bound_is_told_in_the_same_words_whatever_came_before() {
        let warning = diagnostic("something else", SPAN);
        let linker = diagnostic("linking with `lld` failed: signal: 24 (SIGXCPU)", "");
        for (code, signal, said, told) in [
            (None, Some(24), warning.as_str(), "s of computing"),
            (None, Some(24), "", "s of computing"),
            (Some(1), None, &linker, "s of computing"),
            (None, Some(6), "memory allocation of 9 bytes", "memory"),
            (None, Some(11), "", "memory or stack"),
            (None, Some(25), "", "a file of more than 64 MiB"),
            (Some(101), None, "rustc-LLVM ERROR: out of memory", "memory"),
            (Some(101), None, "internal compiler error", "crashed"),
        ] {
            match caged(code, signal, said) {
                Ok(Compiled::Stopped(text)) => {
                    assert!(text.contains(told), "{text}");
                    assert_eq!(text.lines().count(), 1, "{text}");
                }
                other => panic!("{code:?} {signal:?} {said}: {other:?}"),
            }
        }
    }
}
