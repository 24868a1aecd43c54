//! Every program under `tests/hostile/rust` gets the verdict that its first
//! line expects.

use std::fs;
use std::path::{Path, PathBuf};

use protocol::Verdict;
use runtimes::{Build, Purpose};
use sandbox::{End, Limits, Outcome};

use super::rust;
use crate::support::{cache, pool, source};

/// What the comments at the top of a program expect.
#[derive(Default)]
struct Expected {
    verdict: String,
    /// Texts that the compiler's messages contain.
    says: Vec<String>,
    /// Texts that its standard error contains.
    stderr: Vec<String>,
    exit: Option<i32>,
    twice: bool,
}

impl Expected {
    fn read(text: &str) -> Self {
        let mut expected = Self::default();
        for line in text.lines().map_while(|line| line.strip_prefix("// ")) {
            match line.split_once(": ") {
                Some(("expect", verdict)) => expected.verdict = verdict.to_owned(),
                Some(("says", text)) => expected.says.push(text.to_owned()),
                Some(("stderr", text)) => expected.stderr.push(text.to_owned()),
                Some(("exit", code)) => expected.exit = code.parse().ok(),
                Some(("twice", _)) => expected.twice = true,
                _ => {}
            }
        }
        expected
    }
}

#[test]
fn every_hostile_program_gets_its_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hostile/rust");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let complaints: Vec<_> = paths.iter().filter_map(|path| complaint(path)).collect();
    assert!(paths.len() >= 20);
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

fn complaint(path: &Path) -> Option<String> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let text = fs::read_to_string(path).unwrap();
    let expected = Expected::read(&text);
    let source = source(&[(name, &text)]);
    let found = match rust().build(&source, &Purpose::Program, pool()) {
        Err(error) => Err(format!("our fault: {error}")),
        Ok(Build::Failed { diagnostics }) => of_failure(&expected, &diagnostics),
        Ok(Build::Ready { executable, .. }) => {
            let job = executable.job(Limits {
                fuel: 2_000_000_000,
                ..Limits::default()
            });
            let again = expected.twice.then(|| pool().run(&job).unwrap());
            match pool().run(&job) {
                Ok(outcome) => of_run(&expected, &outcome, again.as_ref()),
                Err(error) => Err(format!("our fault: {error}")),
            }
        }
    };
    found.err().map(|reason| format!("{name}: {reason}"))
}

fn of_failure(expected: &Expected, said: &str) -> Result<(), String> {
    if expected.verdict != "CE" {
        return Err(format!("CE instead of {}:\n{said}", expected.verdict));
    }
    let cache = cache();
    for leak in [
        "root:x:",
        "HOME=",
        "/tmp/",
        cache.to_str().unwrap(),
        "LD_LIBRARY_PATH",
    ] {
        if said.contains(leak) {
            return Err(format!("shows {leak}:\n{said}"));
        }
    }
    if said.len() > 20_000 || said.lines().count() > 410 || said.trim().is_empty() {
        return Err(format!("{} bytes of messages", said.len()));
    }
    match expected.says.iter().find(|text| !said.contains(*text)) {
        Some(text) => Err(format!("does not say `{text}`:\n{said}")),
        None => Ok(()),
    }
}

fn of_run(expected: &Expected, outcome: &Outcome, again: Option<&Outcome>) -> Result<(), String> {
    let verdict = match &outcome.end {
        End::Exited(0) => Verdict::Ac,
        End::Exited(_) | End::Trapped(_) => Verdict::Rte,
        End::OutOfFuel => Verdict::Tle,
        End::OutOfMemory => Verdict::Mle,
        End::OutputLimit => Verdict::Ole,
        End::Rejected(_) => Verdict::Ce,
        _ => Verdict::Ie,
    };
    let stderr = String::from_utf8_lossy(&outcome.stderr);
    if verdict.code() != expected.verdict {
        let end = &outcome.end;
        return Err(format!(
            "{verdict} ({end:?}) instead of {}: {stderr:.500}",
            expected.verdict
        ));
    }
    if expected
        .exit
        .is_some_and(|code| outcome.end != End::Exited(code))
    {
        return Err(format!("{:?}", outcome.end));
    }
    if let Some(text) = expected.stderr.iter().find(|text| !stderr.contains(*text)) {
        return Err(format!("its standard error lacks `{text}`: {stderr}"));
    }
    match again {
        Some(again) if again.stdout != outcome.stdout || again.fuel != outcome.fuel => {
            Err("two runs differ".to_owned())
        }
        _ => Ok(()),
    }
}
