//! The threads that rooms live on.
//!
//! A room's owner task and its sockets share one thread, so that what happens in
//! a room wakes no other one: between threads a keystroke would wait longer than
//! for all the work that is done for it. Requests, and whatever takes long, are
//! elsewhere.

use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;

use protocol::live::RoomId;
use tokio::runtime::{Builder, Handle};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// More of them gain nothing: the store has one writer.
const MAXIMUM: usize = 8;
/// For so many processors there is one of them. One carries thousands of rooms;
/// requests and what candidates run want the rest.
const PROCESSORS_EACH: usize = 2;

/// The threads that rooms live on.
pub(crate) struct Threads {
    live: Vec<Handle>,
    /// Where everything else is.
    elsewhere: Handle,
    /// The sockets of all threads.
    pub(super) sockets: TaskTracker,
    end: CancellationToken,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Threads {
    /// Starts them; to be called where requests are answered.
    pub(crate) fn start() -> io::Result<Self> {
        let processors = std::thread::available_parallelism()?.get();
        let count = (processors / PROCESSORS_EACH).clamp(1, MAXIMUM);
        let mut started = Self {
            live: Vec::new(),
            elsewhere: Handle::current(),
            sockets: TaskTracker::new(),
            end: CancellationToken::new(),
            threads: Mutex::default(),
        };
        for number in 0..count {
            started.add(number)?;
        }
        Ok(started)
    }

    fn add(&mut self, number: usize) -> io::Result<()> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        self.live.push(runtime.handle().clone());
        let end = self.end.clone();
        let thread = std::thread::Builder::new()
            .name(format!("rooms-{number}"))
            .spawn(move || runtime.block_on(end.cancelled()))?;
        self.lock().push(thread);
        Ok(())
    }

    /// The thread of a room.
    pub(super) fn of(&self, room: &RoomId) -> &Handle {
        let hash = BuildHasherDefault::<DefaultHasher>::new().hash_one(room);
        let index = usize::try_from(hash % self.live.len() as u64).unwrap_or(0);
        &self.live[index]
    }

    /// Where everything else is, and what takes long.
    pub(super) fn elsewhere(&self) -> &Handle {
        &self.elsewhere
    }

    /// Waits until all sockets have ended by themselves.
    pub(crate) async fn sockets_ended(&self) {
        self.sockets.close();
        self.sockets.wait().await;
    }

    /// Ends whatever is still there.
    pub(crate) fn end(&self) {
        self.end.cancel();
    }

    /// Waits until nothing is there any more, after [`Self::end`].
    pub(crate) async fn ended(&self) {
        let threads = std::mem::take(&mut *self.lock());
        let ending = tokio::task::spawn_blocking(move || {
            for thread in threads {
                if thread.join().is_err() {
                    tracing::error!("a thread of rooms panicked");
                }
            }
        });
        // An error means that the process ends anyway.
        let _ = ending.await;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<JoinHandle<()>>> {
        self.threads.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.end();
    }
}
