//! The arguments of rustc.
//!
//! A solution is optimised at level 2: measured, it costs as much to compile as
//! level 1 and runs a little faster, while unoptimised code runs ten times
//! slower. What is generated around it is done at level 1, which saves 60 ms
//! of 500. One codegen unit: least CPU time in all. Overflow is checked as in
//! a debug build, because a candidate expects `attempt to add with overflow`
//! and not a wrapped number; `debug_assert!` is left out as in a release build.
//! WebAssembly's vectors of 128 bits are used as a native compiler uses SSE2:
//! loops over arrays of numbers cost less fuel, and the same on every machine.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::layout::{START, TARGET};
use super::messages::{GLUE, TESTS};
use super::workspace::Workspace;

/// The shadow stack in bytes, as large as a native program's main thread has.
const STACK_BYTES: u32 = 8 << 20;

/// What a solution is called as a crate.
pub(super) const SOLUTION: &str = "solution";

/// The file that a compilation writes, in the workspace's output folder.
pub(super) const PROGRAM: &str = "program.wasm";
const LIBRARY: &str = "libsolution.rlib";

/// The entry file as a program.
pub(super) fn program(workspace: &Workspace, entry: &str) -> Vec<OsString> {
    let mut arguments = common(workspace);
    arguments.push("-Copt-level=2".into());
    arguments.extend(["--crate-name".into(), SOLUTION.into()]);
    arguments.extend(["--crate-type".into(), "bin".into()]);
    arguments.extend(linked(workspace));
    arguments.push(workspace.solution().join(entry).into());
    arguments
}

/// The entry file as the library that tests and calls are linked with.
pub(super) fn library(workspace: &Workspace, entry: &str) -> Vec<OsString> {
    let mut arguments = common(workspace);
    let output = workspace.output().join(LIBRARY);
    arguments.push("-Copt-level=2".into());
    arguments.extend(["--crate-name".into(), SOLUTION.into()]);
    arguments.extend(["--crate-type".into(), "rlib".into()]);
    arguments.extend(["-o".into(), output.into()]);
    arguments.push(workspace.solution().join(entry).into());
    arguments
}

/// A generated program around the library.
pub(super) fn calls(workspace: &Workspace, main: &str) -> Vec<OsString> {
    let mut arguments = around_library(workspace);
    arguments.push(external("greenroom", harness(workspace)));
    arguments.push(remap(&workspace.ours().join(main), GLUE));
    arguments.push(workspace.ours().join(main).into());
    arguments
}

/// Where our library is put for one compilation: rustc asks for the absolute
/// path of a library, which the cage's user may not be able to walk to.
pub(super) fn harness(workspace: &Workspace) -> PathBuf {
    workspace.ours().join("libgreenroom.rlib")
}

/// Test files around the library. Our harness takes the place of the standard
/// `test` crate.
pub(super) fn tests(workspace: &Workspace, main: &str) -> Vec<OsString> {
    let mut arguments = around_library(workspace);
    arguments.push("--test".into());
    arguments.push(external("test", harness(workspace)));
    arguments.push(remap(&workspace.ours().join("tests"), TESTS));
    arguments.push(workspace.ours().join(main).into());
    arguments
}

fn around_library(workspace: &Workspace) -> Vec<OsString> {
    let mut arguments = common(workspace);
    arguments.push("-Copt-level=1".into());
    arguments.extend(["--crate-name".into(), "challenge".into()]);
    arguments.push(external(SOLUTION, workspace.output().join(LIBRARY)));
    arguments.extend(linked(workspace));
    arguments
}

fn common(workspace: &Workspace) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = [
        "--sysroot=.",
        "--edition=2024",
        "--target",
        TARGET,
        "-Ccodegen-units=1",
        "-Coverflow-checks=on",
        "-Cdebug-assertions=off",
        "-Ctarget-feature=+simd128",
        "--error-format=json",
        "--diagnostic-width=100",
    ]
    .map(OsString::from)
    .into();
    arguments.push(remap(&workspace.solution(), ""));
    arguments
}

/// What turns a crate into a module. Names are left out: no back trace shows
/// them. One linker thread: the same work on every machine.
fn linked(workspace: &Workspace) -> Vec<OsString> {
    let output = workspace.output().join(PROGRAM);
    let mut arguments: Vec<OsString> = vec!["-Cstrip=symbols".into()];
    for option in [
        format!("-zstack-size={STACK_BYTES}"),
        "--threads=1".to_owned(),
        START.to_owned(),
    ] {
        arguments.push(format!("-Clink-arg={option}").into());
    }
    arguments.extend(["-o".into(), output.into()]);
    arguments
}

fn external(name: &str, path: impl AsRef<Path>) -> OsString {
    let mut argument = OsString::from(format!("--extern={name}="));
    argument.push(path.as_ref());
    argument
}

fn remap(from: &Path, to: &str) -> OsString {
    let mut argument = OsString::from("--remap-path-prefix=");
    argument.push(from);
    argument.push(format!("={to}"));
    argument
}
