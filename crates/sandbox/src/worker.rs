//! The worker process: one guest at a time, in a process that has locked
//! itself down before it loads the first module.
//!
//! A thread reads what the parent says, so that a cancel is heard while a
//! guest runs, and so that the process ends with its parent.

use std::io::{self, Stdin, Stdout, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use cage::Cage;
use serde_bytes::ByteBuf;

use crate::engine::Engine;
use crate::frame::{self, FromWorker, Setup, ToWorker};
use crate::interrupt::Cancel;
use crate::run::{Control, execute};
use crate::world::{Sink, Stream};
use crate::{Error, Job, Outcome};

/// Address space of a worker: every slot reserves 4 GiB and more.
const ADDRESS_SPACE_BYTES: u64 = 1 << 40;
/// Descriptors of a worker: its pipes, the modules that it maps, and an image
/// being read.
const OPEN_FILES: u64 = 128;

/// The body of the hidden subcommand `greenroom worker`: takes jobs from
/// standard input and gives outcomes to standard output, until the input ends.
#[must_use]
pub fn main() -> ExitCode {
    match serve(&mut io::stdin(), io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody but the parent's log reads it; the parent itself notices
            // that the pipe has closed.
            let _ = writeln!(io::stderr(), "worker: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A run that waits for its turn.
struct Waiting {
    job: Box<Job>,
    stream: bool,
    cancel: Cancel,
}

fn serve(from: &mut Stdin, to: Stdout) -> Result<(), Error> {
    let pipe = |error: io::Error| Error::Worker(error.to_string());
    let Some(ToWorker::Setup(setup)) = frame::read::<ToWorker>(from).map_err(pipe)? else {
        return Err(Error::Worker("the first frame is no setup".to_owned()));
    };
    let engine = Engine::new(setup.options)?;
    let to = Arc::new(Mutex::new(to));
    send(&to, &FromWorker::Ready(lock(&setup))).map_err(pipe)?;
    for waiting in listen() {
        let answer = match run(&engine, waiting, &to) {
            Ok(outcome) => FromWorker::Finished(Box::new(outcome)),
            Err(error) => FromWorker::Failed(error.to_string()),
        };
        send(&to, &answer).map_err(pipe)?;
    }
    Ok(())
}

/// Takes everything away that a worker does not need. Where the kernel cannot,
/// the parent is told: guests are contained by wasm first.
fn lock(setup: &Setup) -> Option<String> {
    let enforced = Cage::new()
        .read(&setup.cache)
        .cpu_seconds(u64::MAX)
        .address_space_bytes(ADDRESS_SPACE_BYTES)
        .file_bytes(0)
        .open_files(OPEN_FILES)
        .outlives_thread()
        .alone()
        .lock_what_can_be();
    let missing: Vec<String> = enforced.missing.iter().map(ToString::to_string).collect();
    (!missing.is_empty()).then(|| missing.join("; "))
}

/// Starts the thread that listens to the parent.
fn listen() -> Receiver<Waiting> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        hear(&sender);
        // Whatever the reason, there is nobody left to run for.
        std::process::exit(0);
    });
    receiver
}

fn hear(sender: &Sender<Waiting>) {
    let mut from = io::stdin().lock();
    let mut current: Option<(u64, Cancel)> = None;
    while let Ok(Some(said)) = frame::read::<ToWorker>(&mut from) {
        match said {
            ToWorker::Run { id, job, stream } => {
                let cancel = Cancel::default();
                current = Some((id, cancel.clone()));
                let waiting = Waiting {
                    job,
                    stream,
                    cancel,
                };
                if sender.send(waiting).is_err() {
                    return;
                }
            }
            ToWorker::Cancel(id) => {
                if let Some((running, cancel)) = &current
                    && *running == id
                {
                    cancel.cancel();
                }
            }
            ToWorker::Setup(_) => return,
        }
    }
}

fn run(engine: &Engine, waiting: Waiting, to: &Arc<Mutex<Stdout>>) -> Result<Outcome, Error> {
    let sink = waiting
        .stream
        .then(|| Box::new(Forward(to.clone())) as Box<dyn Sink>);
    let control = Control {
        cancel: waiting.cancel,
        sink,
    };
    execute(engine, *waiting.job, control)
}

/// Hands output on to the parent as it comes.
struct Forward(Arc<Mutex<Stdout>>);

impl Sink for Forward {
    fn output(&mut self, stream: Stream, bytes: &[u8]) {
        // If the parent is gone, the listening thread ends the process.
        let _ = send(&self.0, &FromWorker::Output(stream, ByteBuf::from(bytes)));
    }
}

fn send(to: &Mutex<Stdout>, answer: &FromWorker) -> io::Result<()> {
    let mut to = to.lock().unwrap_or_else(PoisonError::into_inner);
    frame::write(&mut *to, answer)
}
