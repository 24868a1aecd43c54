//! The Rust runtime.

mod calls;
mod codec;
mod hostile;
mod mismatches;
mod programs;
mod tests;

use std::sync::Arc;

use runtimes::Runtime;

fn rust() -> Arc<dyn Runtime> {
    crate::support::runtime("rust")
}
