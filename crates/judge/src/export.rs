//! Reports of one challenge as files that people and tools read.
//!
//! A [`GradedSet`] is the whole input: reports, hints of similarity, and how
//! to present them. Each format is one pure function from it to bytes, so the
//! same set gives the same file. Whatever comes from a candidate (names, code,
//! output) is hostile here: [`text`] holds what makes it safe to show, and each
//! format escapes by its own rules on top of that.

mod audience;
mod checks;
mod csv;
mod ctrf;
mod figures;
mod format;
mod graded_set;
mod html;
mod human;
mod json;
mod junit;
mod text;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use format::{Format, UnknownFormat};
pub use graded_set::{GradedSet, Presentation};
pub use json::Document;
