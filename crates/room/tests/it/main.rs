//! The room as its clients see it, and its algebra against the browser's own.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod clock;
mod convergence;
mod damaged;
mod differential;
#[path = "../driver/driver.rs"]
mod driver;
mod edits;
mod files;
mod history;
mod machine;
mod oracle;
mod people;
mod recordings;
mod remarks;
mod restored;
mod rights;
mod runs;
mod selections;
mod support;
mod visible;
