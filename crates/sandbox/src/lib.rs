//! One module, one input and [`Limits`] in; an [`Outcome`] out.
//!
//! The only crate that names wasmtime. It knows nothing of languages or
//! challenges. See `world` for what a guest sees, `engine` for how it is
//! metered, `pool` for the processes that it runs in.

mod cache;
pub mod compiler;
mod digest;
mod engine;
mod error;
mod executor;
mod frame;
mod guest;
mod image;
mod interrupt;
mod job;
mod limiter;
mod limits;
mod outcome;
mod pipe;
mod pool;
mod program;
mod recent;
mod run;
mod scan;
mod snapshot;
mod stop;
mod verdict;
mod wire;
pub mod worker;
mod world;

pub use cache::{mark_used, verify_module};
pub use compiler::{Compiled, precompile_trusted};
pub use digest::digest;
pub use engine::{Engine, Options};
pub use error::Error;
pub use interrupt::Cancel;
pub use job::{File, Image, Job, Program};
pub use limits::Limits;
pub use outcome::{Answer, End, Outcome, Trap};
pub use pool::{Observer, Pool, PoolConfig, WorkerCommand};
pub use run::run;
pub use scan::scan;
pub use snapshot::snapshot;
pub use world::Stream;
