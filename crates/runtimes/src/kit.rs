//! What a language brings along: the seam between it and the registry.

use std::path::Path;
use std::sync::Arc;

use include_dir::Dir;

use crate::install::Workshop;
use crate::store::Installation;
use crate::{Error, Runtime};

/// A language's folder and its two steps.
///
/// ```ignore
/// pub(crate) static KIT: Kit = Kit {
///     folder: include_dir!("$CARGO_MANIFEST_DIR/languages/python"),
///     build: build::build,
///     open: open::open,
/// };
/// ```
pub(crate) struct Kit {
    /// `languages/LANG`, embedded: `runtime.toml`, the harness, build inputs.
    /// Everything in it is part of the runtime's digest.
    pub(crate) folder: Dir<'static>,
    /// Makes the runtime's files in [`Workshop::output`]. Whatever lies there
    /// afterwards is recorded with its digest.
    pub(crate) build: fn(&mut Workshop<'_>) -> Result<(), Error>,
    /// Makes a runtime of installed files. Pre-compiles modules for this
    /// machine if that was not done yet, so it is also the last step of an
    /// installation.
    pub(crate) open: fn(&Opening<'_>) -> Result<Arc<dyn Runtime>, Error>,
}

/// What a runtime is opened from.
pub(crate) struct Opening<'a> {
    /// The cache root, as [`crate::Registry::open`] was given it.
    pub(crate) cache: &'a Path,
    /// The language's description and pins.
    pub(crate) manifest: &'a crate::Manifest,
    /// The installed files, and the digest to answer with.
    pub(crate) installation: &'a Installation,
}
