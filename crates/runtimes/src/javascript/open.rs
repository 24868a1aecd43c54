//! Opening an installed runtime: its module, compiled for this machine.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use protocol::Language;

use super::layout::MODULE;
use crate::kit::Opening;
use crate::{Build, Error, Purpose, Runtime, Source};

/// Opens the runtime, compiling its module if that was not done yet.
pub(super) fn open(opening: &Opening<'_>) -> Result<Arc<dyn Runtime>, Error> {
    let path = opening.installation.path(MODULE);
    let wasm = fs::read(&path).map_err(Error::io("read", &path))?;
    Ok(Arc::new(JavaScript {
        language: opening.manifest.name().clone(),
        version: opening.manifest.language.version.clone(),
        digest: opening.installation.record.digest.clone(),
        module: sandbox::precompile_trusted(&wasm, opening.cache)?,
    }))
}

/// The installed runtime.
pub(super) struct JavaScript {
    language: Language,
    version: String,
    digest: String,
    /// The compiled module.
    pub(super) module: PathBuf,
}

impl Runtime for JavaScript {
    fn language(&self) -> &Language {
        &self.language
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn digest(&self) -> &str {
        &self.digest
    }

    fn build(
        &self,
        source: &Source,
        purpose: &Purpose,
        pool: &sandbox::Pool,
    ) -> Result<Build, Error> {
        super::build::build(self, source, purpose, pool)
    }
}
