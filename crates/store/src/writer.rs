//! The one thread that writes.
//!
//! What waits is committed in one transaction, so that many rooms share one
//! wait for the disk. What waits is bounded by its size: when the disk is slow,
//! callers wait, and memory does not grow.

mod append;
mod batch;
mod checkpoint;

use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

use protocol::live::RoomId;
use rusqlite::Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

pub(crate) use append::{Encoded, Heads};
use checkpoint::Checkpointer;

use crate::Error;

/// How much may wait, in KiB.
const QUEUE_KIB: u32 = 32 * 1024;
/// What work that is not an append is taken to weigh, in KiB.
const WORK_KIB: u32 = 8;
/// How many jobs share one transaction at most.
const BATCH_JOBS: usize = 1024;

#[derive(Debug)]
pub(crate) struct Writer {
    // `None` only while it is being dropped.
    queue: Option<mpsc::Sender<Queued>>,
    permits: Arc<Semaphore>,
    thread: Option<JoinHandle<()>>,
}

/// Says how a job ended, once its transaction did.
type Completion = Box<dyn FnOnce(Result<(), Error>) + Send>;

enum Job {
    Append {
        room: RoomId,
        events: Vec<Encoded>,
        done: oneshot::Sender<Result<(), Error>>,
    },
    Work(Work),
}

/// Anything else. It is given why there is no transaction where there is none.
type Work = Box<dyn FnOnce(Result<Transaction<'_>, Error>) -> Completion + Send>;

struct Transaction<'a> {
    connection: &'a Connection,
    heads: &'a mut Heads,
}

struct Queued {
    job: Job,
    // Given back when the job is done.
    permit: OwnedSemaphorePermit,
}

impl Writer {
    pub(crate) fn start(mut connection: Connection, path: &Path) -> Result<Self, Error> {
        let checkpointer = Checkpointer::start(&mut connection, path)?;
        let (queue, jobs) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || run(&connection, &jobs, checkpointer))
            .map_err(|error| Error::Disk(error.to_string()))?;
        Ok(Self {
            queue: Some(queue),
            permits: Arc::new(Semaphore::new(QUEUE_KIB as usize)),
            thread: Some(thread),
        })
    }

    pub(crate) async fn append(&self, room: RoomId, events: Vec<Encoded>) -> Result<(), Error> {
        let bytes: usize = events.iter().map(Encoded::bytes).sum();
        let kibibytes = u32::try_from(bytes / 1024).unwrap_or(QUEUE_KIB);
        let (done, result) = oneshot::channel();
        self.queue(Job::Append { room, events, done }, kibibytes)
            .await?;
        result.await.unwrap_or(Err(Error::Closed))
    }

    pub(crate) async fn write<T, W>(&self, work: W) -> Result<T, Error>
    where
        T: Send + 'static,
        W: FnOnce(&Connection) -> Result<T, Error> + Send + 'static,
    {
        self.write_with_heads(|connection, _| work(connection))
            .await
    }

    /// The same for work that changes what the writer remembers of rooms.
    pub(crate) async fn write_with_heads<T, W>(&self, work: W) -> Result<T, Error>
    where
        T: Send + 'static,
        W: FnOnce(&Connection, &mut Heads) -> Result<T, Error> + Send + 'static,
    {
        let (done, answer) = oneshot::channel();
        let job = Job::Work(Box::new(move |transaction| {
            let result = transaction.and_then(|transaction| batch::in_savepoint(transaction, work));
            Box::new(move |committed| drop(done.send(committed.and(result))))
        }));
        self.queue(job, WORK_KIB).await?;
        answer.await.unwrap_or(Err(Error::Closed))
    }

    async fn queue(&self, job: Job, kibibytes: u32) -> Result<(), Error> {
        let weight = kibibytes.clamp(1, QUEUE_KIB);
        let permit = Arc::clone(&self.permits).acquire_many_owned(weight).await;
        let permit = permit.map_err(|_| Error::Closed)?;
        let queue = self.queue.as_ref().ok_or(Error::Closed)?;
        queue
            .send(Queued { job, permit })
            .map_err(|_| Error::Closed)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the store's writer panicked");
        }
    }
}

fn run(connection: &Connection, jobs: &mpsc::Receiver<Queued>, mut checkpointer: Checkpointer) {
    let mut heads = Heads::default();
    while let Ok(first) = jobs.recv() {
        let mut batch = vec![first];
        batch.extend(jobs.try_iter().take(BATCH_JOBS - 1));
        batch::commit(connection, &mut heads, batch);
        checkpointer.after_commit(connection);
    }
    checkpointer.finish(connection);
}
