//! Ending a run, with the reason on standard error.

use std::panic::PanicHookInfo;

/// The exit code that Rust itself uses for a panic.
const FAILED: i32 = 101;

/// Tells why and ends the run.
pub fn give_up(reason: &str) -> ! {
    eprintln!("{reason}");
    std::process::exit(FAILED);
}

/// From now on a panic prints its place and message in one line; then the
/// program traps, since this target cannot unwind.
pub fn print_in_one_line() {
    std::panic::set_hook(Box::new(|panic| eprintln!("{}", describe(panic))));
}

/// `panicked at solution.rs:12:5: index out of bounds: …`
pub fn describe(panic: &PanicHookInfo<'_>) -> String {
    let message = panic.payload_as_str().unwrap_or("no message");
    match panic.location() {
        Some(place) => format!("panicked at {place}: {message}"),
        None => format!("panicked: {message}"),
    }
}
