//! Documents and changes to them, in the algebra of CodeMirror's change sets.

pub mod change_set;
mod document;

pub use change_set::{ChangeError, ChangeSet};
pub use document::{Document, with_line_feeds};
