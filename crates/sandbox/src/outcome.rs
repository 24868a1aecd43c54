//! What became of a run. A hostile program is data here, never an error.

use serde::{Deserialize, Serialize};

/// The result of one run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// How it ended.
    pub end: End,
    /// The fuel it used; `None` where wasmtime cannot tell, which is after a trap.
    pub fuel: Option<u64>,
    /// The most linear memory it held at once, in bytes.
    pub memory_bytes: u64,
    /// Whether it asked for memory beyond its limit at least once.
    pub memory_refused: bool,
    /// Standard output, up to the limit.
    #[serde(with = "serde_bytes")]
    pub stdout: Vec<u8>,
    /// Standard error, up to the limit.
    #[serde(with = "serde_bytes")]
    pub stderr: Vec<u8>,
    /// What the harness answered, one for each request that it answered.
    pub responses: Vec<Answer>,
    /// The files that [`crate::Job::collect`] named and that exist: path and content.
    #[serde(with = "crate::wire::files")]
    pub files: Vec<(String, Vec<u8>)>,
    /// The wall time, in microseconds. It decides nothing.
    pub wall_us: u64,
}

/// One answer of the harness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The line, without its newline.
    #[serde(with = "serde_bytes")]
    pub line: Vec<u8>,
    /// The fuel between handing over the request and receiving this line.
    pub fuel: u64,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// It returned from its entry (0) or called `proc_exit`.
    Exited(i32),
    /// It trapped; the text is for people.
    Trapped(Trap),
    /// It used up its fuel.
    OutOfFuel,
    /// It was refused memory, and trapped or aborted over that.
    OutOfMemory,
    /// It wrote more output than it may.
    OutputLimit,
    /// The module was refused before it ran, told why.
    Rejected(String),
    /// Somebody cancelled it.
    Cancelled,
    /// The wall backstop fired: our fault.
    WallBackstop,
    /// The worker process died under it, twice: our fault.
    WorkerLost(String),
}

/// What a run trapped with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trap {
    /// The stack overflowed, usually endless recursion.
    StackOverflow,
    /// `unreachable`: an abort, a panic or a failed assertion of the runtime.
    Unreachable,
    /// Memory was accessed out of its bounds.
    MemoryOutOfBounds,
    /// A table was accessed out of its bounds, or an indirect call was bad.
    BadIndirectCall,
    /// An integer was divided by zero.
    DivisionByZero,
    /// An integer operation overflowed, or a float did not fit an integer.
    IntegerOverflow,
    /// Anything else.
    Other,
}
