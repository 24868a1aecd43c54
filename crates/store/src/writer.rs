//! The one connection that writes, and the thread that works with it.
//!
//! What waits is committed in one transaction, so that many rooms share one
//! wait for the disk. What waits is bounded by its size: when the disk is slow,
//! callers wait, and memory does not grow.
//!
//! Where commits do not wait for the disk, an append that finds nobody writing
//! is committed by its caller: that is cheaper than waking another thread, and
//! soon enough done for an asynchronous one.

mod append;
mod batch;
mod checkpoint;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;

use protocol::live::RoomId;
use rusqlite::Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

pub(crate) use append::{Encoded, Heads};
use checkpoint::Checkpointer;

use crate::Error;
use crate::store::Durability;

/// How much may wait, in KiB.
const QUEUE_KIB: u32 = 32 * 1024;
/// What work that is not an append is taken to weigh, in KiB.
const WORK_KIB: u32 = 8;
/// How many jobs share one transaction at most.
const BATCH_JOBS: usize = 1024;

#[derive(Debug)]
pub(crate) struct Writer {
    // `None` only while it is being dropped.
    queue: Option<mpsc::Sender<Errand>>,
    permits: Arc<Semaphore>,
    thread: Option<JoinHandle<()>>,
    desk: Arc<Mutex<Desk>>,
    durability: Durability,
}

/// What one needs to write.
#[derive(Debug)]
struct Desk {
    connection: Connection,
    heads: Heads,
    checkpointer: Checkpointer,
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

/// What the thread is asked for.
enum Errand {
    Job(Queued),
    /// To see to a checkpoint that others leave to it, since it takes a while.
    Checkpoint,
}

struct Queued {
    job: Job,
    // Given back when the job is done.
    permit: OwnedSemaphorePermit,
}

impl Writer {
    pub(crate) fn start(
        mut connection: Connection,
        path: &Path,
        durability: Durability,
    ) -> Result<Self, Error> {
        let checkpointer = Checkpointer::start(&mut connection, path)?;
        let desk = Arc::new(Mutex::new(Desk {
            connection,
            heads: Heads::default(),
            checkpointer,
        }));
        let shared = Arc::clone(&desk);
        let (queue, errands) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || run(&shared, &errands))
            .map_err(|error| Error::Disk(error.to_string()))?;
        Ok(Self {
            queue: Some(queue),
            permits: Arc::new(Semaphore::new(QUEUE_KIB as usize)),
            thread: Some(thread),
            desk,
            durability,
        })
    }

    pub(crate) async fn append(&self, room: &RoomId, events: Vec<Encoded>) -> Result<(), Error> {
        if let Some(result) = self.append_at_once(room, &events) {
            // Who appends without end must not keep others from this thread.
            tokio::task::coop::consume_budget().await;
            return result;
        }
        let bytes: usize = events.iter().map(Encoded::bytes).sum();
        let kibibytes = u32::try_from(bytes / 1024).unwrap_or(QUEUE_KIB);
        let (done, result) = oneshot::channel();
        let room = room.clone();
        self.queue(Job::Append { room, events, done }, kibibytes)
            .await?;
        result.await.unwrap_or(Err(Error::Closed))
    }

    /// Commits on this thread, where that waits neither for the disk nor for
    /// anybody else.
    fn append_at_once(&self, room: &RoomId, events: &[Encoded]) -> Option<Result<(), Error>> {
        if self.durability == Durability::Full {
            return None;
        }
        let mut desk = self.desk.try_lock().ok()?;
        let desk = &mut *desk;
        let result = batch::commit_alone(&desk.connection, &mut desk.heads, room, events);
        if desk.checkpointer.after_commit()
            && let Some(queue) = &self.queue
        {
            // A thread that is gone has panicked, and what comes next is told so.
            let _ = queue.send(Errand::Checkpoint);
        }
        Some(result)
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
            .send(Errand::Job(Queued { job, permit }))
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

fn run(desk: &Mutex<Desk>, errands: &mpsc::Receiver<Errand>) {
    while let Ok(first) = errands.recv() {
        let waiting = errands.try_iter().take(BATCH_JOBS - 1);
        let jobs = std::iter::once(first).chain(waiting);
        let jobs = jobs.filter_map(|errand| match errand {
            Errand::Job(job) => Some(job),
            Errand::Checkpoint => None,
        });
        let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
        let batch: Vec<Queued> = jobs.collect();
        desk.commit(batch);
    }
    let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
    let desk = &mut *desk;
    desk.checkpointer.finish(&desk.connection);
}

impl Desk {
    fn commit(&mut self, batch: Vec<Queued>) {
        if !batch.is_empty() {
            batch::commit(&self.connection, &mut self.heads, batch);
        }
        if self.checkpointer.after_commit() {
            self.checkpointer.catch_up(&self.connection);
        }
    }
}
