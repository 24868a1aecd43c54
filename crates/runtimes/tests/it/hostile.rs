//! Programs under `tests/hostile/LANGUAGE`, each with how it must end in the
//! comments at its top: `expect: exit CODE`, `TLE`, `MLE` or `OLE`, and perhaps
//! `says: TEXT`, which its output holds.

use std::fs;
use std::path::{Path, PathBuf};

use runtimes::{Build, Purpose, Runtime};
use sandbox::{End, Limits, Outcome, Trap};

use crate::support::{pool, source};

/// Runs all programs of a language, of which there are so many at least, twice
/// each. `comment` is what its comments begin with.
pub(crate) fn all_end_as_expected(
    runtime: &dyn Runtime,
    language: &str,
    comment: &str,
    least: usize,
) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/hostile")
        .join(language);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(paths.len() >= least);
    let complaints: Vec<_> = paths
        .iter()
        .filter_map(|path| complaint(runtime, comment, path))
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// What is wrong with how a program ended, if anything is.
fn complaint(runtime: &dyn Runtime, comment: &str, path: &Path) -> Option<String> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let code = fs::read_to_string(path).unwrap();
    let head = |key: &str| {
        let lines = code.lines().map_while(|line| line.strip_prefix(comment));
        lines
            .filter_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
            .map(str::to_owned)
            .next()
    };
    let expected = head("expect").unwrap_or_default();
    let (ended, said) = ending(runtime, name, &code);
    if !ended.starts_with(&expected) || expected.is_empty() {
        return Some(format!("{name}: {ended} instead of {expected}\n{said}"));
    }
    match head("says") {
        Some(wanted) if !said.contains(&wanted) => {
            Some(format!("{name}: does not say {wanted:?}:\n{said}"))
        }
        _ => None,
    }
}

/// How it ended, in the words of the files, and what it printed.
fn ending(runtime: &dyn Runtime, name: &str, code: &str) -> (String, String) {
    let source = source(&[(name, code)]);
    let build = runtime.build(&source, &Purpose::Program, pool()).unwrap();
    let executable = match build {
        Build::Failed { diagnostics } => return ("CE".to_owned(), diagnostics),
        Build::Ready { executable, .. } => executable,
    };
    let job = executable.job(Limits {
        fuel: 2_000_000_000,
        memory_bytes: 64 << 20,
        ..Limits::default()
    });
    let outcome = pool().run(&job).unwrap();
    let again = pool().run(&job).unwrap();
    if (&again.end, &again.stdout, again.fuel) != (&outcome.end, &outcome.stdout, outcome.fuel) {
        return ("twice not the same".to_owned(), String::new());
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = text(&outcome.stdout) + &text(&outcome.stderr);
    (words(&outcome), said)
}

fn words(outcome: &Outcome) -> String {
    match &outcome.end {
        // As the judge has it: who fails for want of memory exceeded its limit.
        End::Exited(code) if *code != 0 && outcome.memory_refused => "MLE".to_owned(),
        End::Exited(code) => format!("exit {code}"),
        End::OutOfFuel => "TLE".to_owned(),
        End::OutOfMemory => "MLE".to_owned(),
        End::OutputLimit => "OLE".to_owned(),
        End::Trapped(Trap::StackOverflow) => "trap: stack".to_owned(),
        other => format!("{other:?}"),
    }
}
