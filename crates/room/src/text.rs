//! Documents and changes to them, in the algebra of CodeMirror's change sets.

pub mod change_set;

pub use change_set::{ChangeError, ChangeSet};
