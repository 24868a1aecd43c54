//! What this crate promises to others.

mod typescript;
