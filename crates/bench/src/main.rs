//! What `just bench` measures: our figures beside a peer's or a bound, in one
//! run, as medians of several. It never fails for a slow machine: it prints.

// Printing is what it is for.
#![allow(clippy::print_stdout)]

mod house;
mod kernels;
mod live;
mod measure;
mod memory;
mod native;
mod noop;
mod submissions;
mod table;
mod whole;

use clap::Parser;

use crate::house::House;

/// Measure greenroom against its peers on this machine.
#[derive(Debug, Parser)]
struct Arguments {
    /// How often each figure is measured
    #[arg(long, default_value_t = 7)]
    repetitions: usize,

    /// Submissions in the cohort
    #[arg(long, default_value_t = 300)]
    cohort: usize,

    #[command(subcommand)]
    part: Option<Part>,
}

/// What is measured instead of the judge.
#[derive(Debug, clap::Subcommand)]
enum Part {
    Live(live::LiveArguments),
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    if let Some(Part::Live(arguments)) = &arguments.part {
        return live::run(arguments);
    }
    let house = House::open()?;
    table::print_head();
    for part in [noop::rows, submissions::rows, whole::rows, kernels::rows] {
        for row in part(&house, &arguments)? {
            table::print_row(&row);
        }
    }
    Ok(())
}
