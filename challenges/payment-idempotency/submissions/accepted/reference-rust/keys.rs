//! Knows to which payment an idempotency key belongs, and how that payment stands.

use std::collections::HashMap;

use crate::{Payment, Reply};

pub struct Entry {
    pub payment: Payment,
    pub attempt: i64,
    /// The end of the lease, or of the memory of the reply.
    pub until_ms: i64,
    /// Nothing while the bank is asked.
    pub reply: Option<Reply>,
}

#[derive(Default)]
pub struct KeyRing {
    /// Client and key to entry.
    entries: HashMap<(String, String), Entry>,
}

impl KeyRing {
    /// The entry of this key, whether or not its time is over.
    pub fn find(&mut self, payment: &Payment) -> Option<&mut Entry> {
        self.entries.get_mut(&name_of(payment))
    }

    pub fn find_valid(&mut self, payment: &Payment, at_ms: i64) -> Option<&mut Entry> {
        self.find(payment).filter(|entry| entry.until_ms > at_ms)
    }

    pub fn put(&mut self, entry: Entry) {
        self.entries.insert(name_of(&entry.payment), entry);
    }

    pub fn release(&mut self, payment: &Payment) {
        self.entries.remove(&name_of(payment));
    }
}

fn name_of(payment: &Payment) -> (String, String) {
    (payment.client.clone(), payment.key.clone())
}
