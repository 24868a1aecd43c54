//! What waits to be sent to one socket. It is bounded: who reads slower than the
//! room speaks is cut off and may come back, but never misses something in
//! between without knowing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::ws::Utf8Bytes;
use protocol::live::CloseCode;
use tokio::sync::{mpsc, watch};

/// Messages that may wait.
const MESSAGES: usize = 4096;

/// How a socket ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) code: CloseCode,
    /// When to try again; never if `None`.
    pub(crate) retry_ms: Option<u64>,
}

/// The room's side.
#[derive(Debug)]
pub(crate) struct Outbox {
    queue: mpsc::Sender<Utf8Bytes>,
    waiting_bytes: Arc<AtomicUsize>,
    maximum_bytes: usize,
    ending: watch::Sender<Option<Ending>>,
    probe: watch::Sender<()>,
}

/// The socket's side.
#[derive(Debug)]
pub(crate) struct Inbox {
    queue: mpsc::Receiver<Utf8Bytes>,
    waiting_bytes: Arc<AtomicUsize>,
    ending: watch::Receiver<Option<Ending>>,
    probe: watch::Receiver<()>,
}

/// Both sides.
pub(crate) fn outbox(maximum_bytes: usize) -> (Outbox, Inbox) {
    let (sender, receiver) = mpsc::channel(MESSAGES);
    let (ending, ended) = watch::channel(None);
    let (probe, probed) = watch::channel(());
    let waiting_bytes = Arc::new(AtomicUsize::new(0));
    let outbox = Outbox {
        queue: sender,
        waiting_bytes: Arc::clone(&waiting_bytes),
        maximum_bytes,
        ending,
        probe,
    };
    let inbox = Inbox {
        queue: receiver,
        waiting_bytes,
        ending: ended,
        probe: probed,
    };
    (outbox, inbox)
}

impl Outbox {
    /// Puts the first message there, which may be long: what waits behind it is
    /// bounded all the same.
    pub(crate) fn welcome(&mut self, message: Utf8Bytes) {
        self.maximum_bytes = self.maximum_bytes.saturating_add(message.len());
        self.push(message);
    }

    /// Puts a message behind those that wait. Says no, and ends the socket, if
    /// too much waits already.
    pub(crate) fn push(&self, message: Utf8Bytes) -> bool {
        let bytes = message.len();
        let before = self.waiting_bytes.fetch_add(bytes, Ordering::Relaxed);
        // One message of any size may wait alone.
        let is_too_much = before > 0 && before + bytes > self.maximum_bytes;
        if is_too_much || self.queue.try_send(message).is_err() {
            self.end(Ending {
                code: CloseCode::TooSlow,
                retry_ms: Some(1_000),
            });
            return false;
        }
        true
    }

    /// Ends the socket; the first reason counts.
    pub(crate) fn end(&self, ending: Ending) {
        self.ending.send_if_modified(|current| {
            let is_first = current.is_none();
            current.get_or_insert(ending);
            is_first
        });
    }

    /// Asks whether the socket is still there; one that is not goes away soon.
    pub(crate) fn probe(&self) {
        self.probe.send_replace(());
    }
}

impl Inbox {
    /// The next messages, at most so many; empty once the room let go of it.
    pub(crate) async fn next(&mut self, messages: &mut Vec<Utf8Bytes>, maximum: usize) -> usize {
        let count = self.queue.recv_many(messages, maximum).await;
        let bytes = messages.iter().map(|message| message.len()).sum();
        self.waiting_bytes.fetch_sub(bytes, Ordering::Relaxed);
        count
    }

    /// Something that resolves when the socket has to end, apart from this.
    pub(crate) fn ending(&self) -> watch::Receiver<Option<Ending>> {
        self.ending.clone()
    }

    /// Something that changes when the room wants to know whether the socket is
    /// still there.
    pub(crate) fn probe(&self) -> watch::Receiver<()> {
        self.probe.clone()
    }
}

/// Waits until there is a reason to end. A room that is gone without one has
/// failed.
pub(crate) async fn ended(ending: &mut watch::Receiver<Option<Ending>>) -> Ending {
    let gone = Ending {
        code: CloseCode::Internal,
        retry_ms: Some(1_000),
    };
    match ending.wait_for(Option::is_some).await {
        Ok(ending) => ending.unwrap_or(gone),
        Err(_) => gone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_slow_reader_is_ended_and_told_why() {
        let (outbox, mut inbox) = outbox(10);
        assert!(outbox.push("123456".into()));
        let mut taken = Vec::new();
        assert_eq!(inbox.next(&mut taken, 8).await, 1);
        assert!(outbox.push("123456789012".into()), "one may be of any size");
        assert!(!outbox.push("1".into()));
        let ending = ended(&mut inbox.ending()).await;
        assert_eq!(ending.code, CloseCode::TooSlow);
        outbox.end(Ending {
            code: CloseCode::Forbidden,
            retry_ms: None,
        });
        assert_eq!(ended(&mut inbox.ending()).await, ending);
    }

    #[tokio::test]
    async fn a_room_that_is_gone_has_failed() {
        let (outbox, inbox) = outbox(10);
        let mut ending = inbox.ending();
        drop(outbox);
        assert_eq!(ended(&mut ending).await.code, CloseCode::Internal);
    }
}
