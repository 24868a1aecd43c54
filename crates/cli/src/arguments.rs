//! The command line as it is typed. What it means is decided in `commands`.

mod cache;
mod grade;
mod run;
mod runtimes;
mod serve;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub(crate) use cache::CacheCommand;
pub(crate) use grade::{Audience, CheckArguments, GradeArguments, NewArguments, VerifyArguments};
pub(crate) use run::RunArguments;
pub(crate) use runtimes::RuntimesCommand;
pub(crate) use serve::{DurabilityArgument, LogFormat, ServeArguments};

/// Live coding interviews and programming tests in one binary.
#[derive(Debug, Parser)]
#[command(
    name = "greenroom",
    version,
    about = "Live coding interviews and programming tests in one binary",
    long_about = "Live coding interviews and programming tests in one binary.\n\n\
        Every line a candidate wrote runs in a wasm sandbox with fuel and memory limits; \
        expected answers never enter it. The same submission earns the same report on every machine.",
    after_help = "Start with:\n  \
        greenroom runtimes install python\n  \
        greenroom grade challenges/rate-limiter my-solution.py\n\n\
        Each command has a longer help: greenroom help grade",
    propagate_version = true
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: GlobalArguments,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command understands.
#[derive(Clone, Debug, Args)]
pub(crate) struct GlobalArguments {
    /// Where runtimes, compiled programs and results are kept
    /// [default: the user's cache folder, `greenroom` in it]
    #[arg(long, global = true, env = "GREENROOM_CACHE", value_name = "DIR")]
    pub(crate) cache: Option<PathBuf>,

    /// Runs at once; each is a worker process [default: one per processor]
    #[arg(long, global = true, env = "GREENROOM_JOBS", value_name = "N",
          value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) jobs: Option<u16>,

    /// Print nothing but results and errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a program in the sandbox, its output streamed
    Run(RunArguments),
    /// Grade submissions against a challenge
    Grade(GradeArguments),
    /// Re-execute a report and say whether everything came out the same
    Verify(VerifyArguments),
    /// Prove a challenge: its submissions, its limits, the holes in its tests
    Check(CheckArguments),
    /// Start a new challenge from a template that already proves itself
    New(NewArguments),
    /// Serve rooms to candidates and interviewers
    Serve(ServeArguments),
    /// List, install, verify and remove languages
    #[command(subcommand)]
    Runtimes(RuntimesCommand),
    /// Tell the size of what is kept, and clear it
    #[command(subcommand)]
    Cache(CacheCommand),
    /// Print a completion script for a shell
    Completions {
        /// The shell to complete for
        shell: clap_complete::Shell,
    },

    /// A sandbox worker; started by greenroom itself
    #[command(hide = true)]
    Worker,
    /// Compiles one module; started by greenroom itself
    #[command(hide = true)]
    CompileModule,
    /// Runs a command locked down; started by greenroom itself
    #[command(hide = true)]
    Cage {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<std::ffi::OsString>,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
