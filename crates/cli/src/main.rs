//! The `greenroom` binary: reads the command line, hands over to the crates
//! that know, and turns what they say into text and an exit status.

// Printing is what a command line is for; the libraries below may not.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod arguments;
mod commands;
mod context;
mod exit;
mod interrupt;
mod log;
mod output;
mod presentation;
mod progress;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::arguments::{Arguments, Command};
use crate::context::Context;
use crate::exit::Exit;

fn main() -> ExitCode {
    match Arguments::parse() {
        Arguments {
            command: Command::Worker,
            ..
        } => sandbox::worker::main(),
        Arguments {
            command: Command::CompileModule,
            ..
        } => sandbox::compiler::main(),
        Arguments {
            command: Command::Cage { arguments },
            ..
        } => cage::main(arguments),
        arguments => run(arguments),
    }
}

fn run(arguments: Arguments) -> ExitCode {
    match &arguments.command {
        Command::Serve(serve) => log::of_a_server(serve.log_format),
        _ => log::to_stderr(),
    }
    let context = match Context::new(&arguments.global) {
        Ok(context) => context,
        Err(error) => return report(&error),
    };
    let result = match arguments.command {
        Command::Run(arguments) => {
            return commands::run::run(&context, &arguments).unwrap_or_else(|error| report(&error));
        }
        Command::Grade(arguments) => commands::grade::grade(&context, &arguments),
        Command::Verify(arguments) => commands::verify::verify(&context, &arguments),
        Command::Check(arguments) => commands::check::check(&context, &arguments),
        Command::New(arguments) => commands::new::new(&arguments),
        Command::Serve(arguments) => commands::serve::serve(&context, &arguments),
        Command::Runtimes(command) => commands::runtimes::runtimes(&context, command),
        Command::Cache(command) => commands::cache::cache(&context, command),
        Command::Completions { shell } => {
            let mut command = Arguments::command();
            clap_complete::generate(shell, &mut command, "greenroom", &mut std::io::stdout());
            Ok(Exit::Passed)
        }
        Command::Worker | Command::CompileModule | Command::Cage { .. } => Ok(Exit::Internal),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(error) => report(&error),
    }
}

/// Says what went wrong, from the outside in, and whose fault it is.
fn report(error: &anyhow::Error) -> ExitCode {
    eprintln!("greenroom: {error:#}");
    context::exit_of(error).into()
}
