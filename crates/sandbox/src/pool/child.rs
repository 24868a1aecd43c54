//! One worker process, from the parent's side.

use std::io::{self, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use super::{LOOK, Observer, WorkerCommand};
use crate::frame::{self, FromWorker, HEADER_BYTES, Setup, ToWorker};
use crate::{Error, Job, Outcome, pipe};

/// How long a worker may take to set itself up. Generous: the machine may be
/// busy, and only a broken one ever takes this long.
const START: Duration = Duration::from_secs(60);
/// How much longer than its own backstop a worker may be silent.
const GRACE: Duration = Duration::from_secs(10);
/// How long a worker may take to end a run that was cancelled.
const CANCEL: Duration = Duration::from_secs(5);

/// Why a worker brought no outcome.
#[derive(Debug)]
pub(super) enum Lost {
    /// The process ended.
    Died(String),
    /// It did not answer in time, and was killed.
    Silent,
    /// It is well, but could not make the run.
    Job(String),
}

/// A worker process.
#[derive(Debug)]
pub(super) struct Worker {
    child: Child,
    to: ChildStdin,
    from: ChildStdout,
    received: Vec<u8>,
    runs: u64,
}

impl Worker {
    /// Starts a worker and waits until it has set itself up. Where it could
    /// not lock itself down fully, it says why.
    pub(super) fn start(
        command: &WorkerCommand,
        setup: Setup,
    ) -> Result<(Self, Option<String>), Error> {
        let failed = |error: io::Error| {
            Error::Worker(format!("start {}: {error}", command.program.display()))
        };
        let mut child = command
            .command()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Error::Worker("a worker without pipes".to_owned()));
        };
        let mut worker = Self {
            child,
            to,
            from,
            received: Vec::new(),
            runs: 0,
        };
        frame::write(&mut worker.to, &ToWorker::<&Job>::Setup(setup)).map_err(failed)?;
        match worker.receive(Instant::now() + START) {
            Ok(Some(FromWorker::Ready(unlocked))) => Ok((worker, unlocked)),
            Ok(_) => Err(Error::Worker("it did not set itself up".to_owned())),
            Err(error) => Err(failed(error)),
        }
    }

    /// Runs a job. An inner error is our fault, and the worker is well.
    pub(super) fn run(
        &mut self,
        job: &Job,
        observer: &mut dyn Observer,
        watched: bool,
    ) -> Result<Result<Outcome, Error>, Lost> {
        self.runs += 1;
        let order = frame::encode(&ToWorker::Run {
            id: self.runs,
            job,
            stream: watched,
        });
        let order = order.map_err(|error| Lost::Job(error.to_string()))?;
        self.to.write_all(&order).map_err(|_| self.died())?;
        let mut deadline = Instant::now() + Duration::from_millis(job.limits.wall_ms) + GRACE;
        let mut cancelled = false;
        loop {
            let until = if watched {
                deadline.min(Instant::now() + LOOK)
            } else {
                deadline
            };
            match self.receive(until).map_err(|_| self.died())? {
                Some(FromWorker::Finished(outcome)) => return Ok(Ok(*outcome)),
                Some(FromWorker::Failed(reason)) => return Ok(Err(Error::Job(reason))),
                Some(FromWorker::Output(stream, bytes)) => observer.output(stream, &bytes),
                Some(FromWorker::Ready(_)) => return Err(self.died()),
                None if Instant::now() >= deadline => return Err(Lost::Silent),
                None => {}
            }
            if !cancelled && observer.cancelled() {
                cancelled = true;
                deadline = deadline.min(Instant::now() + CANCEL);
                frame::write(&mut self.to, &ToWorker::<&Job>::Cancel(self.runs))
                    .map_err(|_| self.died())?;
            }
        }
    }

    /// The next frame; `None` if none came in time.
    fn receive(&mut self, until: Instant) -> io::Result<Option<FromWorker>> {
        loop {
            if let Some(frame) = self.take_frame()? {
                return Ok(Some(frame));
            }
            if !pipe::readable(&self.from, until)? {
                return Ok(None);
            }
            let mut chunk = [0; 64 << 10];
            match self.from.read(&mut chunk)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => self.received.extend_from_slice(&chunk[..read]),
            }
        }
    }

    /// A frame that was received whole.
    fn take_frame(&mut self) -> io::Result<Option<FromWorker>> {
        let Some(header) = self.received.first_chunk::<HEADER_BYTES>() else {
            return Ok(None);
        };
        let end = HEADER_BYTES + frame::length(*header)?;
        let Some(bytes) = self.received.get(HEADER_BYTES..end) else {
            return Ok(None);
        };
        let frame = frame::decode(bytes)?;
        self.received.drain(..end);
        Ok(Some(frame))
    }

    /// What became of a process that does not speak any more.
    fn died(&mut self) -> Lost {
        // Closed pipes mean that it is over or about to be.
        let _ = self.child.kill();
        Lost::Died(match self.child.wait() {
            Ok(status) => format!("a worker ended with {status}"),
            Err(error) => format!("a worker is lost: {error}"),
        })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It holds nothing that it could lose.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
