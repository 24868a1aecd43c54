//! The report as one page that needs nothing else: no network, no fonts, no
//! server. It is for a person who compares candidates and then reads one.
//!
//! The page works without scripts; `script.js` adds sorting, filtering and
//! folding. A content security policy admits just the style and the script
//! that this crate wrote, by their hashes, so that no candidate's text could
//! run even if an escape were forgotten.

mod alike;
mod budget;
mod candidate;
mod case;
mod code;
mod contrast;
mod diff;
mod files;
mod marks;
mod page;
mod plots;
mod summary;
mod table;

use std::io;

use super::GradedSet;

/// Writes the set as a page.
pub(super) fn write(set: &GradedSet, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(page::page(set).into_string().as_bytes())?;
    out.write_all(b"\n")
}
