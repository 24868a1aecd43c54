//! Python: CPython inside the sandbox, started once and snapshotted.
//!
//! `languages/python` has the harness and the main function, `interpreter`
//! builds CPython from its source, `snapshot` starts it once, and here is what
//! the judge uses of it.

mod check;
mod files;
mod interpreter;
mod snapshot;

use std::path::Path;
use std::sync::Arc;

use include_dir::include_dir;
use protocol::Language;
use sandbox::{File, Image, Pool, Program};

use crate::install::Workshop;
use crate::kit::{Kit, Opening};
use crate::{Build, Error, Executable, Purpose, Runtime, Source};

/// The language's entry in [`crate::languages`].
pub(crate) static KIT: Kit = Kit {
    folder: include_dir!("$CARGO_MANIFEST_DIR/languages/python"),
    build,
    open,
};

/// The snapshot, among the installed files.
const MODULE: &str = "python.wasm";
/// The standard library, among the installed files.
const LIBRARY: &str = "python313.zip";
/// Where the guest finds the library.
const LIBRARY_PATH: &str = "/lib/python313.zip";
/// The folder of time zones, among the installed files.
const ZONES: &str = "zoneinfo";
/// Where the guest finds the time zones.
const ZONES_PATH: &str = "/usr/share/zoneinfo";
/// The export that runs a program in the snapshot.
const ENTRY: &str = "rt_run";

fn build(workshop: &mut Workshop<'_>) -> Result<(), Error> {
    let interpreter = interpreter::build(workshop)?;
    snapshot::take(workshop, &interpreter)
}

fn open(opening: &Opening<'_>) -> Result<Arc<dyn Runtime>, Error> {
    let installation = opening.installation;
    let wasm = installation.path(MODULE);
    let wasm = std::fs::read(&wasm).map_err(Error::io("read", wasm))?;
    Ok(Arc::new(Python {
        language: opening.manifest.name().clone(),
        version: opening.manifest.language.version.clone(),
        digest: installation.record.digest.clone(),
        program: Program {
            module: sandbox::precompile_trusted(&wasm, opening.cache)?,
            images: images(&installation.folder),
            entry: ENTRY.to_owned(),
        },
    }))
}

/// What the guest finds of the installed files: the same at the snapshot and
/// in every run.
fn images(installed: &Path) -> Vec<Image> {
    [(LIBRARY_PATH, LIBRARY), (ZONES_PATH, ZONES)]
        .into_iter()
        .map(|(guest_path, name)| Image {
            guest_path: guest_path.to_owned(),
            host_path: installed.join(name),
        })
        .collect()
}

/// What programs look up about the machine they think they are on.
fn environment() -> Vec<(String, String)> {
    [("PWD", "/work"), ("HOME", "/work"), ("PATH", "/usr/bin")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

/// An installed Python.
struct Python {
    language: Language,
    version: String,
    digest: String,
    program: Program,
}

impl Python {
    fn executable(&self, arguments: Vec<String>, files: Vec<File>) -> Executable {
        Executable {
            program: self.program.clone(),
            arguments,
            environment: environment(),
            files,
        }
    }
}

impl Runtime for Python {
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
        if let Some(diagnostics) = files::refuse(source) {
            return Ok(Build::Failed { diagnostics });
        }
        let checked = match check::check(self, source, pool)? {
            check::Checked::Failed(diagnostics) => return Ok(Build::Failed { diagnostics }),
            check::Checked::Ready(checked) => checked,
        };
        let mut files = files::solution(source);
        files.extend(checked.byte_code);
        let arguments = match purpose {
            Purpose::Program => vec!["program".to_owned(), source.entry.clone()],
            Purpose::Calls(_) => vec!["calls".to_owned()],
            Purpose::Tests(tests) => {
                files.extend(files::tests(tests));
                vec!["tests".to_owned(), source.entry.clone()]
            }
        };
        Ok(Build::Ready {
            executable: self.executable(arguments, files),
            diagnostics: checked.warnings,
        })
    }
}
