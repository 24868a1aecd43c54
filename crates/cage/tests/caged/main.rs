//! The program that the integration tests lock up: it closes the cage that its
//! arguments describe and then becomes the program after `--`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cage::main(std::env::args_os().skip(1))
}
