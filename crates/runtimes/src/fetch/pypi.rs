//! Packages of the Python index, as the wheel or archive that the index
//! serves. Nothing of them is run.

use std::path::Path;

use crate::command::Tool;
use crate::manifest::Pin;
use crate::{Error, Progress};

pub(super) fn download(pin: &Pin, folder: &Path, progress: &mut dyn Progress) -> Result<(), Error> {
    // Building an sdist would run its code; only wheels are ever asked for.
    Tool::new("python3")
        .arguments(["-m", "pip", "download", "--no-deps", "--no-input"])
        .arguments(["--disable-pip-version-check", "--progress-bar=off"])
        .arguments(["--only-binary=:all:", "--dest", "."])
        .argument(format!("{}=={}", pin.package, pin.version))
        .folder(folder)
        .run(progress)?;
    Ok(())
}
