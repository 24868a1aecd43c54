//! Takes payments, hands them to the bank, and books what the bank answers.

mod keys;

use std::collections::HashMap;

use keys::KeyRing;

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
    /// How long the bank has for an answer.
    pub lease_ms: i64,
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
            ring: KeyRing::new(keep_ms),
            attempts: Vec::new(),
            accounts: HashMap::new(),
        }
    }

    /// A client asks for a payment; 202 means that the bank was asked.
    pub fn receive(&mut self, payment: &Payment, at_ms: i64) -> Reply {
        if payment.key.is_empty() {
            return Reply::new(400, "key missing", 0);
        }
        if let Some(reply) = self.ring.find(payment, at_ms) {
            return reply;
        }
        self.attempts.push(payment.clone());
        Reply::new(202, "accepted", self.attempts.len() as i64)
    }

    /// The bank answers to an attempt: `ok`, `declined` or `unavailable`.
    pub fn settle(&mut self, attempt: i64, outcome: &str, at_ms: i64) -> Reply {
        if attempt < 1 || attempt > self.attempts.len() as i64 {
            return Reply::new(404, "no such attempt", attempt);
        }
        let payment = &self.attempts[attempt as usize - 1];
        let reply = match outcome {
            "ok" => {
                *self.accounts.entry(payment.account.clone()).or_default() += payment.amount_cents;
                Reply::new(201, &format!("paid {}", payment.amount_cents), attempt)
            }
            "declined" => Reply::new(402, "declined", attempt),
            _ => Reply::new(503, "try again", attempt),
        };
        self.ring.remember(payment, &reply, at_ms);
        reply
    }

    pub fn charged(&self, account: &str) -> i64 {
        self.accounts.get(account).copied().unwrap_or(0)
    }
}
