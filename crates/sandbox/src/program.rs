//! Loading pre-compiled modules, and keeping them ready.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use wasmtime::{InstancePre, Linker, Module};

use crate::Error;
use crate::error::chain;
use crate::guest::Guest;
use crate::recent::Recent;
use crate::world;

/// How many modules an engine keeps. Interpreters stay; the modules of
/// candidates come and go.
const KEPT: usize = 12;

/// The modules of an engine, linked and ready to be instantiated.
pub(crate) struct Programs {
    engine: wasmtime::Engine,
    linker: Linker<Guest>,
    kept: Mutex<Recent<PathBuf, InstancePre<Guest>>>,
}

impl Programs {
    pub(crate) fn new(engine: &wasmtime::Engine) -> Result<Self, Error> {
        let mut linker = Linker::new(engine);
        world::link(&mut linker).map_err(Error::engine)?;
        Ok(Self {
            engine: engine.clone(),
            linker,
            kept: Mutex::new(Recent::new(KEPT)),
        })
    }

    /// A module of the cache, loaded if it is not kept.
    pub(crate) fn get(&self, path: &Path) -> Result<InstancePre<Guest>, Error> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = kept.get(path) {
            return Ok(ready.clone());
        }
        let module = deserialize(&self.engine, path)?;
        let ready = self.prepare(&module).map_err(|error| Error::Module {
            path: path.to_owned(),
            reason: chain(&error),
        })?;
        kept.insert(path.to_owned(), ready.clone());
        Ok(ready)
    }

    /// Links a module. Imports that preview 1 does not have trap when they
    /// are called: modules of ours may have some, and what a candidate's may
    /// import was checked before it was compiled.
    pub(crate) fn prepare(&self, module: &Module) -> wasmtime::Result<InstancePre<Guest>> {
        match self.linker.instantiate_pre(module) {
            Ok(ready) => Ok(ready),
            Err(_) => {
                let mut linker = self.linker.clone();
                linker.define_unknown_imports_as_traps(module)?;
                linker.instantiate_pre(module)
            }
        }
    }
}

/// Loads a module that we compiled.
fn deserialize(engine: &wasmtime::Engine, path: &Path) -> Result<Module, Error> {
    crate::cache::check(path)?;
    // SAFETY: wasmtime asks that the file is what `precompile_module` made
    // and is not changed while it is mapped. The cache is a folder that only
    // this user may enter; its files are written by our own compiler under a
    // name of our own and moved into place whole, and never written again;
    // length and digest were noted beside them. No path to a module comes
    // from a candidate or from outside: hostile.md's "pre-compiled module
    // handed in" is refused by the scan, which reads wasm and nothing else.
    #[expect(unsafe_code, reason = "the one place that loads our own modules")]
    let module = unsafe { Module::deserialize_file(engine, path) };
    module.map_err(|error| Error::Module {
        path: path.to_owned(),
        reason: chain(&error),
    })
}
