//! JavaScript: QuickJS-ng as a reactor, snapshotted after its library was
//! evaluated. Every run resumes the snapshot through one of its exports.

mod build;
mod install;
mod layout;
mod open;

use include_dir::include_dir;

use crate::kit::Kit;

/// The language.
pub(crate) static KIT: Kit = Kit {
    folder: include_dir!("$CARGO_MANIFEST_DIR/languages/javascript"),
    build: install::build,
    open: open::open,
};
