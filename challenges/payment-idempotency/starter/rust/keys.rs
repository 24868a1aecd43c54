//! Remembers what was answered to which idempotency key.

use std::collections::HashMap;

use crate::{Payment, Reply};

pub struct KeyRing {
    keep_ms: i64,
    /// Key to reply and the end of its memory.
    replies: HashMap<String, (Reply, i64)>,
}

impl KeyRing {
    pub fn new(keep_ms: i64) -> Self {
        Self {
            keep_ms,
            replies: HashMap::new(),
        }
    }

    /// The reply that this payment got before, if it is still remembered.
    pub fn find(&self, payment: &Payment, at_ms: i64) -> Option<Reply> {
        match self.replies.get(&payment.key) {
            Some((reply, end_ms)) if at_ms <= *end_ms => Some(reply.clone()),
            _ => None,
        }
    }

    pub fn remember(&mut self, payment: &Payment, reply: &Reply, at_ms: i64) {
        let end_ms = at_ms + self.keep_ms;
        self.replies.insert(payment.key.clone(), (reply.clone(), end_ms));
    }
}
