//! Building: every file's syntax is checked in the sandbox, in one run. What
//! runs later is the source itself.

use std::path::{Component, Path};

use protocol::harness::{SOLUTION, TESTS};
use sandbox::{End, File, Limits, Outcome, Pool, Program};

use super::layout;
use super::open::JavaScript;
use crate::{Build, Error, Executable, Purpose, Source};

/// What checking a submission may cost; a megabyte of dense source takes a
/// tenth of it.
const CHECK_FUEL: u64 = 5_000_000_000;

/// Checks a submission and gives what runs it.
pub(super) fn build(
    runtime: &JavaScript,
    source: &Source,
    purpose: &Purpose,
    pool: &Pool,
) -> Result<Build, Error> {
    if let Some(diagnostics) = misnamed(source) {
        return Ok(Build::Failed { diagnostics });
    }
    let outcome = pool.run(&checking(runtime, source).job(check_limits()))?;
    let diagnostics = String::from_utf8_lossy(&outcome.stderr).into_owned();
    match outcome.end {
        End::Exited(0) => Ok(Build::Ready {
            executable: executable(runtime, source, purpose),
            diagnostics,
        }),
        End::Exited(1) => Ok(Build::Failed { diagnostics }),
        End::OutOfFuel | End::OutOfMemory | End::Trapped(_) | End::OutputLimit => {
            Ok(Build::Failed {
                diagnostics: "the files are too large, or nested too deeply, to be compiled"
                    .to_owned(),
            })
        }
        _ => Err(fault(&outcome)),
    }
}

/// Why the files cannot be laid out, if they cannot.
fn misnamed(source: &Source) -> Option<String> {
    let bad = source.files.keys().find(|path| !is_plain(path));
    if let Some(bad) = bad {
        return Some(format!("{bad:?} cannot be the name of a file"));
    }
    (!source.files.contains_key(&source.entry))
        .then(|| format!("the entry file `{}` is missing", source.entry))
}

fn is_plain(path: &str) -> bool {
    /// The longest path that the sandbox takes.
    const LONGEST: usize = 1_024;
    let inside = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    inside && !path.is_empty() && path.len() <= LONGEST && !path.contains(char::is_control)
}

fn check_limits() -> Limits {
    Limits {
        fuel: CHECK_FUEL,
        ..Limits::default()
    }
}

/// The run that compiles every file with code in it, and runs none.
fn checking(runtime: &JavaScript, source: &Source) -> Executable {
    let code = source.files.keys().filter(|path| is_code(path));
    let mut arguments = vec![layout::CHECK.to_owned()];
    arguments.extend(code.map(|path| format!("{SOLUTION}/{path}")));
    Executable {
        program: program(runtime, layout::CHECK),
        arguments,
        environment: layout::environment(),
        files: files(SOLUTION, source.files.iter()),
    }
}

fn is_code(path: &str) -> bool {
    let extension = Path::new(path).extension().and_then(|found| found.to_str());
    extension.is_some_and(|extension| layout::EXTENSIONS.contains(&extension))
}

fn executable(runtime: &JavaScript, source: &Source, purpose: &Purpose) -> Executable {
    let mut found = files(SOLUTION, source.files.iter());
    let entry = match purpose {
        Purpose::Program => layout::PROGRAM,
        Purpose::Calls(_) => layout::CALLS,
        Purpose::Tests(tests) => {
            found.extend(files(TESTS, tests.iter()));
            layout::TESTS
        }
    };
    Executable {
        program: program(runtime, entry),
        arguments: vec!["node".to_owned(), format!("{SOLUTION}/{}", source.entry)],
        environment: layout::environment(),
        files: found,
    }
}

fn program(runtime: &JavaScript, entry: &str) -> Program {
    Program {
        module: runtime.module.clone(),
        images: Vec::new(),
        entry: entry.to_owned(),
    }
}

fn files<'a>(folder: &str, files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> Vec<File> {
    files
        .map(|(path, content)| File {
            path: format!("{folder}/{path}"),
            content: content.clone(),
            writable: false,
        })
        .collect()
}

/// An end that no file can bring about.
fn fault(outcome: &Outcome) -> Error {
    sandbox::Error::Worker(format!("the syntax check ended with {:?}", outcome.end)).into()
}
