//! Lexicons of real languages over real and hostile texts.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod hostile;
mod languages;
mod lexicons;
mod normalised;
