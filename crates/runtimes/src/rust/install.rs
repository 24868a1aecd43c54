//! Installing: a copy of what is needed of the host's toolchain, and our
//! library compiled with it.
//!
//! A copy, so that the runtime stays the same when the host's toolchain is
//! updated, and so that the cage's user can reach it: the original usually
//! lies in somebody's home.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::layout::{HARNESS, START, TARGET, linker, standard_library};
use crate::Error;
use crate::command::Tool;
use crate::install::Workshop;

/// Makes the runtime's files.
pub(super) fn build(workshop: &mut Workshop<'_>) -> Result<(), Error> {
    let version = workshop.manifest().pin("rustc")?.version.clone();
    workshop.step(&format!("looking for rustc {version}"));
    let sysroot = sysroot(workshop, &version)?;
    add_target(workshop, &version, &sysroot)?;
    workshop.step("copying the toolchain");
    copy_toolchain(&sysroot, workshop.output())?;
    workshop.step("compiling the harness");
    compile_harness(workshop)
}

/// The folder of the toolchain with exactly this version: the one that is on
/// the path, or one that rustup keeps beside it. Its version is checked by
/// what it says, not by what it is called.
fn sysroot(workshop: &mut Workshop<'_>, version: &str) -> Result<PathBuf, Error> {
    let programs: [&[&str]; 2] = [&["rustc"], &["rustup", "run", version, "rustc"]];
    let wanted = format!("rustc {version} ");
    for program in programs {
        let said = ask(workshop, program, &["--version"]);
        if said.is_some_and(|said| said.lines().any(|line| line.starts_with(&wanted)))
            && let Some(said) = ask(workshop, program, &["--print", "sysroot"])
            && let Some(folder) = said.lines().find(|line| line.starts_with('/'))
        {
            return Ok(PathBuf::from(folder));
        }
    }
    Err(Error::Command {
        command: "rustc --version".to_owned(),
        reason: format!(
            "rustc {version} was not found; run `rustup toolchain install {version} \
             --profile minimal --target {TARGET}`"
        ),
    })
}

/// What a compiler answers, asked outside of any project, whose toolchain file
/// would decide which compiler answers.
fn ask(workshop: &mut Workshop<'_>, program: &[&str], question: &[&str]) -> Option<String> {
    let (name, arguments) = program.split_first()?;
    let tool = Tool::new(*name)
        .arguments(arguments.iter().copied())
        .arguments(question.iter().copied())
        .folder(workshop.output())
        .variable("RUSTUP_AUTO_INSTALL", "0");
    workshop.run(&tool).ok()
}

/// Has rustup add the target's standard library if it is missing.
fn add_target(workshop: &mut Workshop<'_>, version: &str, sysroot: &Path) -> Result<(), Error> {
    if sysroot.join(standard_library()).is_dir() {
        return Ok(());
    }
    workshop.step(&format!("adding the target {TARGET}"));
    let toolchain = sysroot.file_name().unwrap_or(version.as_ref());
    let add = Tool::new("rustup")
        .arguments(["target", "add", TARGET, "--toolchain"])
        .argument(toolchain);
    workshop.run(&add).map(drop)
}

/// Copies the compiler, its libraries, its linker and the target's standard
/// library, each to the same place in the runtime.
fn copy_toolchain(sysroot: &Path, output: &Path) -> Result<(), Error> {
    copy(sysroot, output, "bin/rustc")?;
    copy(sysroot, output, &linker())?;
    for name in files_in(&sysroot.join("lib"))? {
        if name.contains(".so") {
            copy(sysroot, output, &format!("lib/{name}"))?;
        }
    }
    let library = standard_library();
    for folder in [library.clone(), format!("{library}/self-contained")] {
        for name in files_in(&sysroot.join(&folder))? {
            copy(sysroot, output, &format!("{folder}/{name}"))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path, path: &str) -> Result<(), Error> {
    let (source, target) = (from.join(path), to.join(path));
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).map_err(Error::io("create", parent))?;
    }
    fs::copy(&source, &target)
        .map(drop)
        .map_err(Error::io("copy", source))
}

/// The names of the files in a folder, sorted.
fn files_in(folder: &Path) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::io("read", folder))? {
        let entry = entry.map_err(Error::io("read", folder))?;
        if entry.path().is_file()
            && let Ok(name) = entry.file_name().into_string()
        {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Compiles our library and our start-up object with the copied toolchain,
/// which also shows that it works. It is our own source: no cage.
fn compile_harness(workshop: &mut Workshop<'_>) -> Result<(), Error> {
    let work =
        tempfile::tempdir().map_err(Error::io("create a folder in", std::env::temp_dir()))?;
    let sources = work.path().join("harness");
    lay_out_sources(&sources)?;
    let output = workshop.output();
    for artefact in [HARNESS, START] {
        if let Some(folder) = output.join(artefact).parent() {
            fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        }
    }
    let remap = |from: &Path, to: &str| {
        let mut remap = OsString::from("--remap-path-prefix=");
        remap.push(from);
        remap.push(to);
        remap
    };
    let common = |name: &str| {
        Tool::new(output.join("bin/rustc"))
            .clean()
            .folder(output)
            .variable("LD_LIBRARY_PATH", output.join("lib"))
            .arguments(["--sysroot=.", "--edition=2024", "--target", TARGET])
            .arguments(["-Copt-level=2", "-Ccodegen-units=1", "--crate-name", name])
            // The folder it runs in is written down as well, and is another one
            // for each installation.
            .argument(remap(output, "=<runtime>"))
            .argument(remap(&sources, "=<harness>"))
    };
    let library = common("greenroom")
        .arguments(["--crate-type=rlib", "-o", HARNESS])
        .argument(sources.join("lib.rs"));
    workshop.run(&library)?;
    let start = common("greenroom_start")
        .arguments(["--crate-type=lib", "--emit=obj", "-o", START])
        .argument(sources.join("start.rs"));
    workshop.run(&start).map(drop)
}

/// Writes the embedded sources of our library.
fn lay_out_sources(folder: &Path) -> Result<(), Error> {
    fs::create_dir(folder).map_err(Error::io("create", folder))?;
    let embedded = super::KIT.folder.get_dir("harness");
    for file in embedded.into_iter().flat_map(include_dir::Dir::files) {
        let place = folder.join(file.path().file_name().unwrap_or_default());
        fs::write(&place, file.contents()).map_err(Error::io("write", place))?;
    }
    Ok(())
}
