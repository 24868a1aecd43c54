//! One module, one input and [`Limits`] in; an [`Outcome`] out.
//!
//! The only crate that names wasmtime. It knows nothing of languages or
//! challenges.

mod job;
mod limits;
mod outcome;
mod pool;

pub use job::{File, Image, Job, Program};
pub use limits::Limits;
pub use outcome::{Answer, End, Outcome, Trap};
pub use pool::Pool;
