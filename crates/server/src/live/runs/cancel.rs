//! The wish that a run stops: seen by tasks that wait and by threads that work.

use std::sync::Arc;

use tokio::sync::watch;

/// A wish that can be made once. Clones share it.
#[derive(Clone, Debug)]
pub(crate) struct Cancel(Arc<watch::Sender<bool>>);

impl Cancel {
    pub(crate) fn new() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// Makes the wish.
    pub(crate) fn ask(&self) {
        self.0.send_replace(true);
    }

    /// Whether it was made.
    pub(crate) fn is_asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is made.
    pub(crate) async fn asked(&self) {
        // The sender lives as long as `self`, so waiting cannot fail.
        let _ = self.0.subscribe().wait_for(|asked| *asked).await;
    }
}
