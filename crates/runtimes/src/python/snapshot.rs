//! Starts Python once, with what interviews import and the harness loaded, and
//! keeps what it was like then.

use std::fs;
use std::path::Path;

use sandbox::{File, Job, Limits, Program};

use super::{LIBRARY, MODULE, ZONES, images};
use crate::Error;
use crate::install::Workshop;

/// The export that starts the interpreter.
const START: &str = "rt_init";
/// Where the harness lies while it is loaded.
const BUILD_FOLDER: &str = "/build";

/// The time zones in their package.
const ZONES_IN_PACKAGE: &str = "tzdata/zoneinfo";

/// Makes the installed files of a built interpreter.
pub(super) fn take(workshop: &mut Workshop<'_>, interpreter: &Path) -> Result<(), Error> {
    workshop.step("starting Python once");
    let output = workshop.output();
    let built = interpreter.join(LIBRARY);
    fs::copy(&built, output.join(LIBRARY)).map_err(Error::io("copy", built))?;
    lay_out_zones(workshop)?;
    let wasm = interpreter.join(MODULE);
    let wasm = fs::read(&wasm).map_err(Error::io("read", wasm))?;
    let job = Job {
        program: Program {
            module: Path::new(MODULE).to_owned(),
            images: images(output),
            entry: START.to_owned(),
        },
        arguments: Vec::new(),
        environment: Vec::new(),
        stdin: Vec::new(),
        files: harness(workshop),
        requests: Vec::new(),
        collect: Vec::new(),
        seed: 0,
        limits: Limits {
            fuel: 100_000_000_000,
            memory_bytes: 512 << 20,
            ..Limits::default()
        },
    };
    let started = sandbox::snapshot(&wasm, START, &job)?;
    let module = output.join(MODULE);
    fs::write(&module, started).map_err(Error::io("write", module))
}

/// The time zones, as files: `zoneinfo` reads one when it is asked for.
fn lay_out_zones(workshop: &mut Workshop<'_>) -> Result<(), Error> {
    let work = tempfile::tempdir_in(workshop.output())
        .map_err(Error::io("create a folder in", workshop.output()))?;
    workshop.unpack("zones", work.path(), false)?;
    let unpacked = work.path().join(ZONES_IN_PACKAGE);
    fs::rename(&unpacked, workshop.output().join(ZONES)).map_err(Error::io("move", unpacked))
}

fn harness(workshop: &Workshop<'_>) -> Vec<File> {
    workshop
        .inputs_with_extension("py")
        .map(|(path, content)| File {
            path: format!("{BUILD_FOLDER}/{path}"),
            content: content.to_vec(),
            writable: false,
        })
        .collect()
}
