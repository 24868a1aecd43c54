//! Installing: cargo builds the guest for WebAssembly, with zig as its C
//! compiler; the sandbox starts it and takes the snapshot.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use include_dir::Dir;
use sandbox::{Job, Limits, Program};
use serde::Deserialize;

use super::layout::{MODULE, START, environment};
use crate::Error;
use crate::command::Tool;
use crate::install::Workshop;

const TARGET: &str = "wasm32-wasip1";
/// What cargo calls the module that it builds.
const BUILT: &str = "greenroom_javascript.wasm";

/// Starting the engine takes a tenth of this.
const START_FUEL: u64 = 5_000_000_000;

/// Makes the runtime's files.
pub(super) fn build(workshop: &mut Workshop<'_>) -> Result<(), Error> {
    let inputs = guest_files(&super::KIT.folder);
    let stage = workshop.stage("guest-1", &["zig"], &inputs, |workshop, folder| {
        compile(workshop, folder, &inputs)
    })?;
    let built = stage.join(BUILT);
    let wasm = fs::read(&built).map_err(Error::io("read", &built))?;
    workshop.step("starting the engine for its snapshot");
    let snapshot = sandbox::snapshot(&wasm, START, &start_job())?;
    let module = workshop.output().join(MODULE);
    fs::write(&module, snapshot).map_err(Error::io("write", &module))
}

/// The paths of the guest's files among the embedded ones.
fn guest_files(folder: &'static Dir<'static>) -> Vec<&'static str> {
    let mut paths: Vec<&str> = folder
        .files()
        .filter_map(|file| file.path().to_str())
        .filter(|path| path.starts_with("guest/"))
        .collect();
    for inner in folder.dirs() {
        paths.extend(guest_files(inner));
    }
    paths.sort_unstable();
    paths
}

/// Builds the guest in `folder`; gives the folder that holds the module.
fn compile(workshop: &mut Workshop<'_>, folder: &Path, inputs: &[&str]) -> Result<PathBuf, Error> {
    let zig = folder.join("zig");
    workshop.unpack("zig", &zig, false)?;
    workshop.lay_out(inputs, folder)?;
    add_target(workshop, folder)?;
    let packages = package_folders(workshop, folder)?;
    workshop.step("compiling QuickJS and the library");
    workshop.run(&cargo(folder, &zig.join("ziglang"), &packages))?;
    let result = folder.join("result");
    fs::create_dir(&result).map_err(Error::io("create", &result))?;
    let built = folder
        .join("target")
        .join(TARGET)
        .join("release")
        .join(BUILT);
    fs::rename(&built, result.join(BUILT)).map_err(Error::io("move", &built))?;
    Ok(result)
}

/// Has rustup add the target's standard library if it is missing.
fn add_target(workshop: &mut Workshop<'_>, folder: &Path) -> Result<(), Error> {
    let ask = Tool::new("rustc")
        .arguments(["--print", "target-libdir", "--target", TARGET])
        .folder(folder);
    let said = workshop.run(&ask)?;
    let is_there = |line: &str| line.starts_with('/') && Path::new(line).is_dir();
    if said.lines().any(is_there) {
        return Ok(());
    }
    workshop.step(&format!("adding the target {TARGET}"));
    let add = Tool::new("rustup")
        .arguments(["target", "add", TARGET])
        .folder(folder);
    workshop.run(&add).map(drop)
}

/// The folders below which cargo keeps the packages, wherever the user's
/// configuration has them: their names must not get into the module.
fn package_folders(workshop: &mut Workshop<'_>, folder: &Path) -> Result<Vec<PathBuf>, Error> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        manifest_path: PathBuf,
    }
    let ask = Tool::new("cargo")
        .arguments(["metadata", "--locked", "--quiet", "--format-version=1"])
        .arguments(["--filter-platform", TARGET])
        .folder(folder.join("guest"));
    let said = workshop.run(&ask)?;
    let unclear = |reason: String| Error::Command {
        command: "cargo metadata".to_owned(),
        reason,
    };
    let answer = said.lines().find(|line| line.starts_with('{'));
    let answer = answer.ok_or_else(|| unclear("it answered nothing".to_owned()))?;
    let metadata: Metadata =
        serde_json::from_str(answer).map_err(|error| unclear(error.to_string()))?;
    let packages = metadata.packages.iter();
    let folders: BTreeSet<_> = packages
        .filter_map(|package| package.manifest_path.parent()?.parent())
        .filter(|parent| !parent.starts_with(folder))
        .map(Path::to_owned)
        .collect();
    Ok(folders.into_iter().collect())
}

/// cargo, told to compile C with zig. The `cc` crate's own flags are left out:
/// zig does not know the target by the name that Rust has for it. No folder of
/// this machine is named in what is made, so that it is the same on every one.
fn cargo(folder: &Path, zig: &Path, packages: &[PathBuf]) -> Tool {
    let guest = folder.join("guest");
    let header = guest.join("quickjs-wasi.h");
    let mut c_flags = format!(
        "-target wasm32-wasi -O3 -ffunction-sections -fdata-sections -include '{}'",
        header.display()
    );
    let mut rust_flags = OsString::new();
    let places = packages.iter().map(|place| (place.as_path(), "/packages"));
    for (place, name) in places.chain([(folder, "/greenroom")]) {
        c_flags += &format!(" '-ffile-prefix-map={}={name}'", place.display());
        if !rust_flags.is_empty() {
            // What stands between flags where they may have spaces in them.
            rust_flags.push("\x1f");
        }
        rust_flags.push("--remap-path-prefix=");
        rust_flags.push(place);
        rust_flags.push(format!("={name}"));
    }
    Tool::new("cargo")
        .arguments(["build", "--release", "--locked", "--target", TARGET])
        .argument("--target-dir")
        .argument(folder.join("target"))
        .folder(&guest)
        // A compiler's own path is split at spaces, so zig is called by name.
        .variable("PATH", path_with(zig))
        .variable("CC_wasm32_wasip1", "zig cc")
        .variable("AR_wasm32_wasip1", "zig ar")
        .variable("CFLAGS_wasm32_wasip1", c_flags)
        .variable("CC_SHELL_ESCAPED_FLAGS", "1")
        .variable("CRATE_CC_NO_DEFAULTS", "1")
        .variable("RQUICKJS_SYS_NO_WASI_SDK", "1")
        .variable("CARGO_ENCODED_RUSTFLAGS", rust_flags)
        .variable("ZIG_GLOBAL_CACHE_DIR", folder.join("zig-cache"))
        .variable("ZIG_LOCAL_CACHE_DIR", folder.join("zig-cache"))
}

/// The search path with one more folder at its front.
fn path_with(folder: &Path) -> OsString {
    let mut path = folder.as_os_str().to_owned();
    if let Some(rest) = std::env::var_os("PATH") {
        path.push(":");
        path.push(rest);
    }
    path
}

/// What the engine finds while it starts: nothing but the variables of every
/// run.
fn start_job() -> Job {
    Job {
        program: Program {
            module: PathBuf::new(),
            images: Vec::new(),
            entry: START.to_owned(),
        },
        arguments: vec!["node".to_owned()],
        environment: environment(),
        stdin: Vec::new(),
        files: Vec::new(),
        requests: Vec::new(),
        collect: Vec::new(),
        seed: 0,
        limits: Limits {
            fuel: START_FUEL,
            ..Limits::default()
        },
    }
}
