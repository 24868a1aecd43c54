//! What a guest sees of a world: WASI preview 1, all in memory.
//!
//! There is no host file, clock or randomness behind it, and no call that
//! waits. Every call pays fuel, a base and something per byte or entry, so
//! that whatever a guest makes the host do ends with its fuel.

mod calls;
mod clock;
mod descriptors;
mod errno;
mod files;
mod harness;
mod link;
mod memory;
mod meter;
mod output;
mod random;
mod rights;

use std::sync::Arc;

pub(crate) use files::{Lower, check_count};
pub(crate) use link::{MODULE, link};
pub(crate) use output::Sink;
pub use output::Stream;

use clock::Clock;
use descriptors::Descriptors;
use files::Files;
use harness::Harness;
use output::Output;
use random::Random;

use crate::{Error, Job};

/// The world of one run.
pub(crate) struct World {
    pub(crate) arguments: Vec<String>,
    pub(crate) environment: Vec<String>,
    pub(crate) stdin: Vec<u8>,
    pub(crate) output: Output,
    pub(crate) harness: Harness,
    files: Files,
    descriptors: Descriptors,
    clock: Clock,
    random: Random,
}

/// A folder or file that every run of a program shares, and where it lies.
pub(crate) struct Mount {
    pub(crate) guest_path: String,
    pub(crate) content: Arc<Lower>,
}

impl World {
    /// A fresh world for a job.
    pub(crate) fn new(
        job: Job,
        mounts: &[Mount],
        sink: Option<Box<dyn Sink>>,
    ) -> Result<Self, Error> {
        let limits = &job.limits;
        let mut files = Files::new(limits);
        for mount in mounts {
            files.mount(&mount.guest_path, &mount.content)?;
        }
        for file in job.files {
            files.place(&file.path, file.content, file.writable)?;
        }
        Ok(Self {
            arguments: job.arguments,
            environment: job
                .environment
                .into_iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect(),
            stdin: job.stdin,
            output: Output::new(limits.output_bytes, sink),
            harness: Harness::new(job.requests, limits.response_bytes),
            descriptors: Descriptors::new(limits.open_files, files.root()),
            files,
            clock: Clock::running(),
            random: Random::new(job.seed),
        })
    }

    /// The content of a file after the run, if there is such a file.
    pub(crate) fn collect(&mut self, path: &str) -> Option<Vec<u8>> {
        self.files.collect(path)
    }

    /// Stops the clock, so that nothing that a snapshot keeps depends on how
    /// long it took to make.
    pub(crate) fn freeze_clock(&mut self) {
        self.clock = Clock::frozen();
    }
}
