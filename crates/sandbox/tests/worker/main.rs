//! The processes that the integration tests run guests in: what the hidden
//! subcommands of the real binary are.

use std::process::ExitCode;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("worker") => sandbox::worker::main(),
        Some("compile-module") => sandbox::compiler::main(),
        _ => ExitCode::FAILURE,
    }
}
