//! Every program in `tests/hostile/wasm` gets exactly the verdict that its
//! first line tells, and never because of the clock on the wall.
//!
//! `;; expect: VERDICT` is one of `EXIT code`, `TLE`, `MLE`, `RTE kind`, `OLE`,
//! `REJECTED part-of-the-reason`; further lines may tell `refused: yes`,
//! `stdout-bytes: n`, `stderr-bytes: n`, and `fuel: n` for a program that is slow
//! for its fuel.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sandbox::{Compiled, End, File, Outcome, Trap};

use crate::support::{Sandbox, job};

/// The least number of programs: files must not get lost.
const PROGRAMS: usize = 130;

#[test]
fn every_hostile_program_gets_its_verdict() {
    let sandbox = Sandbox::new(2);
    let mut wrong = Vec::new();
    let programs = programs();
    assert!(programs.len() >= PROGRAMS, "{} programs", programs.len());
    for path in programs {
        let text = fs::read_to_string(&path).unwrap();
        if let Err(difference) = check(&sandbox, &text) {
            wrong.push(format!("{}: {difference}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hostile/wasm");
    let mut programs: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "wat"))
        .collect();
    programs.sort();
    programs
}

/// The `key: value` lines at the top of a program.
fn header(text: &str) -> BTreeMap<&str, &str> {
    text.lines()
        .map_while(|line| line.strip_prefix(";; "))
        .filter_map(|line| line.split_once(": "))
        .collect()
}

fn check(sandbox: &Sandbox, text: &str) -> Result<(), String> {
    let header = header(text);
    let expected = *header.get("expect").ok_or("it expects nothing")?;
    let wasm = wat::parse_str(text).map_err(|error| error.to_string())?;
    let module = match sandbox
        .pool
        .compile(&wasm)
        .map_err(|error| error.to_string())?
    {
        Compiled::Ready(module) => module,
        Compiled::Rejected(reason) => {
            return match expected.strip_prefix("REJECTED ") {
                Some(part) if reason.contains(part) => Ok(()),
                _ => Err(format!("{expected}, not rejected: {reason}")),
            };
        }
    };
    let outcome = run(sandbox, &module, header.get("fuel"))?;
    let verdict = verdict(&outcome.end);
    if verdict != expected {
        return Err(format!("{expected}, not {verdict} ({outcome:?})"));
    }
    for (key, actual) in [
        ("stdout-bytes", outcome.stdout.len().to_string()),
        ("stderr-bytes", outcome.stderr.len().to_string()),
        (
            "refused",
            if outcome.memory_refused { "yes" } else { "no" }.to_owned(),
        ),
    ] {
        if header.get(key).is_some_and(|wanted| **wanted != actual) {
            return Err(format!("{key} is {actual}"));
        }
    }
    Ok(())
}

fn run(sandbox: &Sandbox, module: &Path, fuel: Option<&&str>) -> Result<Outcome, String> {
    let mut job = job(module);
    job.limits.output_bytes = 65_536;
    if let Some(fuel) = fuel {
        job.limits.fuel = fuel.parse().map_err(|_| "its fuel is no number")?;
    }
    job.requests = vec![b"{}".to_vec()];
    for (path, writable) in [("/work/in.txt", true), ("/solution/main.txt", false)] {
        job.files.push(File {
            path: path.to_owned(),
            content: b"hi".to_vec(),
            writable,
        });
    }
    sandbox.pool.run(&job).map_err(|error| error.to_string())
}

fn verdict(end: &End) -> String {
    match end {
        End::Exited(code) => format!("EXIT {code}"),
        End::OutOfFuel => "TLE".to_owned(),
        End::OutOfMemory => "MLE".to_owned(),
        End::OutputLimit => "OLE".to_owned(),
        End::Trapped(trap) => format!("RTE {}", kind(*trap)),
        // None of these is a verdict on a program.
        End::Rejected(_) | End::Cancelled | End::WallBackstop | End::WorkerLost(_) => {
            format!("{end:?}")
        }
    }
}

fn kind(trap: Trap) -> &'static str {
    match trap {
        Trap::StackOverflow => "stack-overflow",
        Trap::Unreachable => "unreachable",
        Trap::MemoryOutOfBounds => "memory-out-of-bounds",
        Trap::BadIndirectCall => "bad-indirect-call",
        Trap::DivisionByZero => "division-by-zero",
        Trap::IntegerOverflow => "integer-overflow",
        Trap::Other => "other",
    }
}
