//! Packages of the npm registry, as the tarball that the registry serves.

use std::path::Path;

use crate::command::Tool;
use crate::manifest::Pin;
use crate::{Error, Progress};

pub(super) fn download(pin: &Pin, folder: &Path, progress: &mut dyn Progress) -> Result<(), Error> {
    Tool::new("npm")
        .arguments(["pack", "--ignore-scripts", "--pack-destination", "."])
        .argument(format!("{}@{}", pin.package, pin.version))
        .folder(folder)
        .run(progress)?;
    Ok(())
}
