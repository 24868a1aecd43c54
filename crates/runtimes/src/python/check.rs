//! The build step: every Python file is compiled inside the sandbox, without
//! running any of it.

use sandbox::{End, File, Job, Limits, Outcome, Pool};

use super::{Python, files};
use crate::{Error, Source};

/// The names of the files to compile, one a line.
const LIST: &str = "/work/files";

/// What compiling may use: some hundred times what a solution needs.
fn limits() -> Limits {
    Limits {
        fuel: 20_000_000_000,
        memory_bytes: 512 << 20,
        file_bytes: 64 << 20,
        ..Limits::default()
    }
}

/// What became of the files.
pub(super) enum Checked {
    /// They compile.
    Ready(ByteCode),
    /// They do not; why.
    Failed(String),
}

/// Compiled files.
pub(super) struct ByteCode {
    /// The byte code, where Python looks for it.
    pub(super) byte_code: Vec<File>,
    /// The compiler's warnings; empty if none.
    pub(super) warnings: String,
}

/// Compiles a candidate's files.
pub(super) fn check(python: &Python, source: &Source, pool: &Pool) -> Result<Checked, Error> {
    let names = files::python_files(source);
    let outcome = pool.run(&job(python, source, &names))?;
    match &outcome.end {
        End::Exited(0) => ready(&names, outcome).map(Checked::Ready),
        End::Exited(1) => Ok(Checked::Failed(text(&outcome.stdout))),
        End::OutOfFuel => failed("compiling takes too long"),
        End::OutOfMemory => failed("compiling takes too much memory"),
        End::OutputLimit => failed("there are too many errors to list"),
        End::Trapped(_) => failed("the code nests too deeply to be compiled"),
        other => Err(Error::Build(format!(
            "compiling Python ended with {other:?}: {}",
            text(&outcome.stderr)
        ))),
    }
}

fn failed(reason: &str) -> Result<Checked, Error> {
    Ok(Checked::Failed(format!("{reason}\n")))
}

fn job(python: &Python, source: &Source, names: &[&str]) -> Job {
    let mut files = files::solution(source);
    files.push(File {
        path: LIST.to_owned(),
        content: names.join("\n").into_bytes(),
        writable: false,
    });
    let arguments = vec!["check".to_owned(), LIST.to_owned()];
    let mut job = python.executable(arguments, files).job(limits());
    job.collect = (0..names.len()).map(output).collect();
    job
}

/// Where the byte code of the n-th file comes to lie.
fn output(number: usize) -> String {
    format!("/work/{number}.pyc")
}

fn ready(names: &[&str], outcome: Outcome) -> Result<ByteCode, Error> {
    let warnings = text(&outcome.stderr);
    if outcome.files.len() != names.len() {
        return Err(Error::Build(format!(
            "{} of {} Python files were compiled: {warnings}",
            outcome.files.len(),
            names.len()
        )));
    }
    let contents = outcome.files.into_iter().map(|(_, content)| content);
    Ok(ByteCode {
        byte_code: names
            .iter()
            .zip(contents)
            .map(|(name, content)| files::byte_code(name, content))
            .collect(),
        warnings,
    })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
