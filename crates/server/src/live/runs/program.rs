//! A run of the entry file as a program.

use challenge::Challenge;
use judge::Judge;
use judge::program::Program;
use protocol::live::{OutputStream, RunKind, RunResult};
use runtimes::Source;
use sandbox::{Limits, Observer, Stream};

use super::stream::Gathered;
use super::{Cancel, Finished, Order, Tell, contents};
use crate::live::results;

/// What a program in a room may use at least: a challenge's own limit is meant
/// for one case, and is gone in a tenth of a second. This is about two.
const FUEL: u64 = 20_000_000_000;
/// The most that a program in a room may write, in bytes.
const MAXIMUM_OUTPUT_BYTES: u64 = 512 << 10;

pub(super) fn run(
    judge: &Judge,
    challenge: &Challenge,
    order: &Order,
    cancel: &Cancel,
    tell: &Tell,
) -> Finished {
    let mut files = starter(challenge, order);
    files.extend(contents(&order.files));
    if !files.contains_key(&order.entry) {
        return Finished::failed(&format!("there is no file {} to run", order.entry));
    }
    let RunKind::Program { stdin } = &order.kind else {
        return Finished::failed("this is no program");
    };
    let limits = &challenge.limits;
    let program = Program {
        language: order.language.clone(),
        source: Source {
            entry: order.entry.clone(),
            files,
        },
        arguments: Vec::new(),
        stdin: stdin.clone().into_bytes(),
        limits: Limits {
            fuel: limits.fuel.max(FUEL),
            memory_bytes: limits.memory_bytes,
            output_bytes: limits.output_bytes.min(MAXIMUM_OUTPUT_BYTES),
            file_bytes: limits.file_bytes,
            ..Limits::default()
        },
        seed: 0,
    };
    let mut observer = Observed {
        gathered: Gathered::new(tell.clone()),
        cancel,
    };
    let result = judge.run_program(&program, &mut observer);
    observer.gathered.flush();
    match result {
        Ok(result) => Finished::plain(RunResult::Program(results::program(result, &order.files))),
        Err(error) => Finished::of_error(&error),
    }
}

/// What lies below the room's files: starter files that are not text.
fn starter(challenge: &Challenge, order: &Order) -> std::collections::BTreeMap<String, Vec<u8>> {
    let entry = challenge.languages.get(&order.language);
    let starter = entry.map(|entry| entry.starter.clone()).unwrap_or_default();
    starter
        .into_iter()
        .filter(|(_, content)| std::str::from_utf8(content).is_err())
        .collect()
}

/// Passes output on and the wish to stop in.
struct Observed<'c> {
    gathered: Gathered,
    cancel: &'c Cancel,
}

impl Observer for Observed<'_> {
    fn output(&mut self, stream: Stream, bytes: &[u8]) {
        let stream = match stream {
            Stream::Stdout => OutputStream::Stdout,
            Stream::Stderr => OutputStream::Stderr,
        };
        self.gathered.push(stream, bytes);
    }

    fn cancelled(&mut self) -> bool {
        self.gathered.tick();
        self.cancel.is_asked()
    }
}
