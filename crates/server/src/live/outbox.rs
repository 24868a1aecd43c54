//! What waits to be sent to one socket. It is bounded: who reads slower than the
//! room speaks is cut off and may come back, but never misses something in
//! between without knowing.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

use protocol::live::CloseCode;

use super::message::Frame;

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
    shared: Arc<Shared>,
    maximum_bytes: usize,
}

/// The socket's side.
#[derive(Debug)]
pub(crate) struct Inbox {
    shared: Arc<Shared>,
}

/// What the room wants of a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// To send what waits.
    Send,
    /// To find out whether the other side is still there.
    Probe,
    /// To end.
    End(Ending),
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<Frame>,
    waiting_bytes: usize,
    is_probed: bool,
    ending: Option<Ending>,
    /// Of the socket, while it waits.
    waker: Option<Waker>,
}

/// Both sides.
pub(crate) fn outbox(maximum_bytes: usize) -> (Outbox, Inbox) {
    let shared = Arc::new(Shared::default());
    let outbox = Outbox {
        shared: Arc::clone(&shared),
        maximum_bytes,
    };
    (outbox, Inbox { shared })
}

impl Outbox {
    /// Puts the first message there, which may be long: what waits behind it is
    /// bounded all the same.
    pub(crate) fn welcome(&mut self, message: Frame) {
        self.maximum_bytes = self.maximum_bytes.saturating_add(message.len());
        self.push(message);
    }

    /// Puts a message behind those that wait. Says no, and ends the socket, if
    /// too much waits already.
    pub(crate) fn push(&self, message: Frame) -> bool {
        self.shared.change(|state| {
            // One message of any size may wait alone.
            let bytes = state.waiting_bytes + message.len();
            let is_too_much = state.waiting_bytes > 0 && bytes > self.maximum_bytes;
            if is_too_much || state.waiting.len() >= MESSAGES {
                state.ending.get_or_insert(Ending {
                    code: CloseCode::TooSlow,
                    retry_ms: Some(1_000),
                });
            }
            if state.ending.is_some() {
                return false;
            }
            state.waiting_bytes = bytes;
            state.waiting.push_back(message);
            true
        })
    }

    /// Ends the socket; the first reason counts.
    pub(crate) fn end(&self, ending: Ending) {
        self.shared.change(|state| {
            state.ending.get_or_insert(ending);
        });
    }

    /// Asks whether the socket is still there; one that is not goes away soon.
    pub(crate) fn probe(&self) {
        self.shared.change(|state| state.is_probed = true);
    }
}

impl Drop for Outbox {
    /// A room that is gone without a reason has failed.
    fn drop(&mut self) {
        self.end(Ending {
            code: CloseCode::Internal,
            retry_ms: Some(1_000),
        });
    }
}

impl Inbox {
    /// Waits until the room wants something.
    pub(crate) async fn wish(&mut self) -> Wish {
        self.shared
            .wait(|state| match state.ending {
                Some(ending) => Some(Wish::End(ending)),
                None if state.is_probed => {
                    state.is_probed = false;
                    Some(Wish::Probe)
                }
                None => (!state.waiting.is_empty()).then_some(Wish::Send),
            })
            .await
    }

    /// Waits until there is a reason to end.
    pub(crate) async fn ended(&mut self) -> Ending {
        self.shared.wait(|state| state.ending).await
    }

    /// Moves the next messages, at most so many.
    pub(crate) fn take(&mut self, messages: &mut VecDeque<Frame>, maximum: usize) {
        let mut state = self.shared.lock();
        let count = state.waiting.len().min(maximum);
        let taken: usize = state.waiting.iter().take(count).map(Frame::len).sum();
        messages.extend(state.waiting.drain(..count));
        state.waiting_bytes -= taken;
        if state.waiting.is_empty() {
            // Most of the time nothing waits.
            state.waiting = VecDeque::new();
        }
    }
}

impl Drop for Inbox {
    /// What nobody will read is not kept.
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.ending.get_or_insert(Ending {
            code: CloseCode::Internal,
            retry_ms: None,
        });
        state.waiting = VecDeque::new();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes something, and wakes the socket.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.lock();
        let result = change(&mut state);
        let waker = state.waker.take();
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
        result
    }

    async fn wait<T>(&self, mut found: impl FnMut(&mut State) -> Option<T>) -> T {
        poll_fn(|context| {
            let mut state = self.lock();
            if let Some(found) = found(&mut state) {
                return Poll::Ready(found);
            }
            let waker = state.waker.get_or_insert_with(|| context.waker().clone());
            waker.clone_from(context.waker());
            Poll::Pending
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_slow_reader_is_ended_and_told_why() {
        let (outbox, mut inbox) = outbox(10);
        assert!(outbox.push("123456".into()));
        let mut taken = VecDeque::new();
        assert_eq!(inbox.wish().await, Wish::Send);
        inbox.take(&mut taken, 8);
        assert_eq!(taken, ["123456"]);
        assert!(outbox.push("123456789012".into()), "one may be of any size");
        assert!(!outbox.push("1".into()));
        let ending = inbox.ended().await;
        assert_eq!(ending.code, CloseCode::TooSlow);
        outbox.end(Ending {
            code: CloseCode::Forbidden,
            retry_ms: None,
        });
        assert_eq!(inbox.wish().await, Wish::End(ending));
    }

    #[tokio::test]
    async fn a_room_that_is_gone_has_failed() {
        let (outbox, mut inbox) = outbox(10);
        outbox.probe();
        assert_eq!(inbox.wish().await, Wish::Probe);
        drop(outbox);
        assert_eq!(inbox.ended().await.code, CloseCode::Internal);
    }

    #[tokio::test]
    async fn who_waits_is_woken() {
        let (outbox, mut inbox) = outbox(10);
        let waiting = tokio::spawn(async move { inbox.wish().await });
        tokio::task::yield_now().await;
        outbox.push("1".into());
        assert_eq!(waiting.await.unwrap(), Wish::Send);
    }
}
