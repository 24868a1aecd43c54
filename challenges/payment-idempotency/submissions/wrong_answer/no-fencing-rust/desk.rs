//! Takes payments, hands them to the bank, and books what the bank answers.

mod keys;

use std::collections::HashMap;

use keys::{Entry, KeyRing};

#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    pub client: String,
    pub key: String,
    pub account: String,
    pub amount_cents: i64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub status: i64,
    pub body: String,
    pub attempt: i64,
}

impl Reply {
    fn new(status: i64, body: &str, attempt: i64) -> Self {
        Self {
            status,
            body: body.to_string(),
            attempt,
        }
    }
}

pub struct PaymentDesk {
    lease_ms: i64,
    keep_ms: i64,
    ring: KeyRing,
    /// The payment of attempt n at n - 1.
    attempts: Vec<Payment>,
    /// Account to cents charged.
    accounts: HashMap<String, i64>,
}

impl PaymentDesk {
    pub fn new(lease_ms: i64, keep_ms: i64) -> Self {
        Self {
            lease_ms,
            keep_ms,
            ring: KeyRing::default(),
            attempts: Vec::new(),
            accounts: HashMap::new(),
        }
    }

    /// A client asks for a payment; 202 means that the bank was asked.
    pub fn receive(&mut self, payment: &Payment, at_ms: i64) -> Reply {
        if payment.key.is_empty() {
            return Reply::new(400, "key missing", 0);
        }
        let Some(entry) = self.ring.find_valid(payment, at_ms) else {
            return self.ask_bank(payment, at_ms);
        };
        if entry.payment != *payment {
            return Reply::new(422, "key belongs to another payment", 0);
        }
        let in_progress = || Reply::new(409, "in progress", 0);
        entry.reply.clone().unwrap_or_else(in_progress)
    }

    fn ask_bank(&mut self, payment: &Payment, at_ms: i64) -> Reply {
        self.attempts.push(payment.clone());
        let attempt = self.attempts.len() as i64;
        self.ring.put(Entry {
            payment: payment.clone(),
            attempt,
            until_ms: at_ms + self.lease_ms,
            reply: None,
        });
        Reply::new(202, "accepted", attempt)
    }

    /// The bank answers to an attempt: `ok`, `declined` or `unavailable`.
    pub fn settle(&mut self, attempt: i64, outcome: &str, at_ms: i64) -> Reply {
        let Some(payment) = self.attempts.get((attempt - 1) as usize) else {
            return Reply::new(404, "no such attempt", attempt);
        };
        let entry = match self.ring.find(payment) {
            Some(entry) if entry.reply.is_none() => entry,
            _ => return Reply::new(410, "too late", attempt),
        };
        let reply = match outcome {
            "unavailable" => {
                self.ring.release(payment);
                return Reply::new(503, "try again", attempt);
            }
            "declined" => Reply::new(402, "declined", attempt),
            _ => {
                *self.accounts.entry(payment.account.clone()).or_default() += payment.amount_cents;
                Reply::new(201, &format!("paid {}", payment.amount_cents), attempt)
            }
        };
        entry.reply = Some(reply.clone());
        entry.until_ms = at_ms + self.keep_ms;
        reply
    }

    pub fn charged(&self, account: &str) -> i64 {
        self.accounts.get(account).copied().unwrap_or(0)
    }
}
