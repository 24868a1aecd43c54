//! Why the host ended a run from inside a host call or between two slices of
//! fuel. Travels through wasmtime as a typed error, so that it can be told
//! apart from every trap of the guest's own.

use std::fmt;

/// The host's reason to end a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The guest called `proc_exit` with this code.
    Exit(i32),
    /// A host call cost more fuel than was left.
    OutOfFuel,
    /// More output, or more answers over the harness device, than allowed.
    OutputLimit,
    /// The guest made a host call that needs memory, and exports none.
    NoMemory,
    /// Somebody cancelled the run.
    Cancelled,
    /// The wall backstop fired.
    WallBackstop,
}

impl fmt::Display for Stop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exit(code) => write!(formatter, "exited with {code}"),
            Self::OutOfFuel => formatter.write_str("out of fuel"),
            Self::OutputLimit => formatter.write_str("output limit"),
            Self::NoMemory => formatter.write_str("no memory is exported"),
            Self::Cancelled => formatter.write_str("cancelled"),
            Self::WallBackstop => formatter.write_str("wall backstop"),
        }
    }
}

impl std::error::Error for Stop {}
