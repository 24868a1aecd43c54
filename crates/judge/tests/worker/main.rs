//! What the integration tests start as processes of their own: the hidden
//! subcommands of the real binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let role = arguments.next().unwrap_or_default();
    match role.to_str() {
        Some("worker") => sandbox::worker::main(),
        Some("compile-module") => sandbox::compiler::main(),
        Some("cage") => cage::main(arguments),
        _ => ExitCode::from(2),
    }
}
