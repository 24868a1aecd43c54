//! What the spanning tests share: the real binary, with the real runtimes.

mod binary;
mod workspace;

pub use binary::{Finished, greenroom, greenroom_with};
pub use workspace::root;
