//! Admits at most `limit` requests per client in any window of `window_ms`.

use std::collections::{HashMap, VecDeque};

#[derive(Debug)]
pub enum LimiterError {
    InvalidLimit,
}

#[derive(Clone, Debug)]
pub struct Hit {
    pub at_ms: i64,
    pub client: String,
}

pub struct RateLimiter {
    limit: usize,
    window_ms: u64,
    requests: HashMap<String, VecDeque<u64>>,
}

impl RateLimiter {
    pub fn new(limit: i64, window_ms: i64) -> Result<Self, LimiterError> {
        if limit < 1 || window_ms < 1 {
            return Err(LimiterError::InvalidLimit);
        }
        Ok(Self {
            limit: limit as usize,
            window_ms: window_ms as u64,
            requests: HashMap::new(),
        })
    }

    pub fn allow(&mut self, client: &str, at_ms: i64) -> bool {
        self.forget_old(client, at_ms as u64);
        let times = self.requests.entry(client.to_string()).or_default();
        if times.len() == self.limit {
            return false;
        }
        times.push_back(at_ms as u64);
        true
    }

    pub fn retry_after_ms(&mut self, client: &str, at_ms: i64) -> i64 {
        self.forget_old(client, at_ms as u64);
        let times = self.requests.get(client).expect("the client has sent something");
        if times.len() < self.limit {
            return 0;
        }
        (times.front().unwrap() + self.window_ms) as i64 - at_ms
    }

    pub fn tracked_clients(&mut self, at_ms: i64) -> i64 {
        let clients: Vec<String> = self.requests.keys().cloned().collect();
        for client in clients {
            self.forget_old(&client, at_ms as u64);
        }
        self.requests.len() as i64
    }

    fn forget_old(&mut self, client: &str, now_ms: u64) {
        if let Some(times) = self.requests.get_mut(client) {
            times.retain(|time| *time + self.window_ms > now_ms);
            if times.is_empty() {
                self.requests.remove(client);
            }
        }
    }
}

pub fn count_allowed(hits: &[Hit], limit: i64, window_ms: i64) -> Result<i64, LimiterError> {
    let mut limiter = RateLimiter::new(limit, window_ms)?;
    let mut sorted = hits.to_vec();
    sorted.sort_by_key(|hit| hit.at_ms);
    let mut allowed = 0;
    for hit in &sorted {
        if limiter.allow(&hit.client, hit.at_ms) {
            allowed += 1;
        }
    }
    Ok(allowed)
}
