//! Rust: a caged rustc of the host makes a module of a candidate's files.
//!
//! There is no build of rustc for the sandbox, so this compiler is the one
//! program that handles candidates' files outside it, and is locked in by the
//! kernel instead. What it produces is as little trusted as what they wrote.

mod arguments;
mod build;
mod cage_command;
mod child;
mod compiler;
mod diagnostic;
mod ending;
mod glue;
mod install;
mod layout;
mod libraries;
mod messages;
mod permissions;
mod results;
mod signature;
mod test_root;
mod types;
mod workspace;

use std::sync::Arc;

use include_dir::include_dir;
use protocol::Language;
use sandbox::{Compiled, Pool, Program};

pub use cage_command::CageCommand;

use self::build::Built;
use self::compiler::Compiler;
use self::results::Results;
use crate::kit::{Kit, Opening};
use crate::{Build, Error, Executable, Purpose, Runtime, Source};

/// The language's folder and steps.
pub(crate) static KIT: Kit = Kit {
    folder: include_dir!("$CARGO_MANIFEST_DIR/languages/rust"),
    build: install::build,
    open,
};

struct Rust {
    language: Language,
    version: String,
    digest: String,
    compiler: Compiler,
    results: Results,
}

fn open(opening: &Opening<'_>) -> Result<Arc<dyn Runtime>, Error> {
    let description = &opening.manifest.language;
    let mut digest = crate::digest::Parts::default();
    digest.add(
        "installation",
        opening.installation.record.digest.as_bytes(),
    );
    digest.add("sandbox", sandbox::digest().as_bytes());
    Ok(Arc::new(Rust {
        language: description.name.clone(),
        version: description.version.clone(),
        digest: digest.finish(),
        compiler: Compiler::new(&opening.installation.folder, CageCommand::chosen()?),
        results: Results::new(opening.cache),
    }))
}

impl Runtime for Rust {
    fn language(&self) -> &Language {
        &self.language
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn digest(&self) -> &str {
        &self.digest
    }

    fn build(&self, source: &Source, purpose: &Purpose, pool: &Pool) -> Result<Build, Error> {
        let key = results::key(&self.digest, source, purpose)?;
        let built = match self.results.find(&key) {
            Some(built) => built,
            None => {
                let built = build::build(&self.compiler, source, purpose)?;
                self.results.keep(&key, &built)?;
                built
            }
        };
        let (wasm, diagnostics) = match built {
            Built::Module { wasm, diagnostics } => (wasm, diagnostics),
            Built::Failed { diagnostics } | Built::Stopped { diagnostics } => {
                return Ok(Build::Failed { diagnostics });
            }
        };
        match pool.compile(&wasm)? {
            Compiled::Ready(module) => Ok(Build::Ready {
                executable: executable(module, source, purpose),
                diagnostics,
            }),
            Compiled::Rejected(reason) => Ok(Build::Failed {
                diagnostics: format!("error: the sandbox refuses this program: {reason}\n"),
            }),
        }
    }
}

fn executable(module: std::path::PathBuf, source: &Source, purpose: &Purpose) -> Executable {
    let mut arguments = vec![source.entry.clone()];
    if let Purpose::Tests(files) = purpose {
        arguments.extend(test_root::modules(files).cloned());
    }
    Executable {
        program: Program {
            module,
            images: Vec::new(),
            entry: "_start".to_owned(),
        },
        arguments,
        environment: Vec::new(),
        files: Vec::new(),
    }
}
