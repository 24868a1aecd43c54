//! `greenroom run`.

use std::path::PathBuf;

use clap::Args;
use protocol::Language;

const AFTER: &str = "\
Exit status:
  the program's own, where it exited by itself
  120  it does not compile                (CE)
  124  its fuel ran out                   (TLE)
  125  greenroom's own fault              (IE)
  134  it trapped                         (RTE)
  137  it needed more memory than it may  (MLE)
  153  it wrote more output than it may   (OLE)
  2    the command line is wrong, a file cannot be read, or a runtime is missing

Examples:
  greenroom run hello.py
  greenroom run main.rs helper.rs --stdin input.txt
  echo '3 4' | greenroom run sum.js --stdin - --json
  greenroom run tool.py -- --verbose in.csv";

/// Run a program as it is, in the sandbox.
///
/// The first file is the one that starts; the others lie beside it. The
/// program sees its own files and nothing else of this machine: no network, no
/// clock, no randomness that is not the same in every run.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(crate) struct RunArguments {
    /// The program's files, the one to start first
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// The language [default: by the first file's extension]
    #[arg(long, short, value_name = "LANGUAGE")]
    pub(crate) language: Option<Language>,

    /// A file for standard input; `-` passes on greenroom's own [default: empty]
    #[arg(long, value_name = "FILE")]
    pub(crate) stdin: Option<PathBuf>,

    /// Fuel: wasm instructions the program may use
    #[arg(long, value_name = "N", default_value_t = 10_000_000_000)]
    pub(crate) fuel: u64,

    /// Memory the program may hold, in bytes
    #[arg(long, value_name = "N", default_value_t = 256 << 20)]
    pub(crate) memory_bytes: u64,

    /// Output the program may write, in bytes
    #[arg(long, value_name = "N", default_value_t = 16 << 20)]
    pub(crate) output_bytes: u64,

    /// Print one JSON object instead of the program's output
    #[arg(long)]
    pub(crate) json: bool,

    /// The program's own arguments
    #[arg(last = true, value_name = "ARGUMENT")]
    pub(crate) arguments: Vec<String>,
}
