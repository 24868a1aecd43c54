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
    window_ms: i64,
    requests: HashMap<String, VecDeque<i64>>,
}

impl RateLimiter {
    pub fn new(limit: i64, window_ms: i64) -> Result<Self, LimiterError> {
        if limit < 1 || window_ms < 1 {
            return Err(LimiterError::InvalidLimit);
        }
        Ok(Self {
            limit: limit as usize,
            window_ms,
            requests: HashMap::new(),
        })
    }

    pub fn allow(&mut self, client: &str, at_ms: i64) -> bool {
        let times = self.recent(client, at_ms);
        if times.len() >= self.limit {
            return false;
        }
        times.push_back(at_ms);
        true
    }

    pub fn retry_after_ms(&mut self, client: &str, at_ms: i64) -> i64 {
        let times = self.recent(client, at_ms);
        if times.len() < self.limit {
            return 0;
        }
        times[0] + self.window_ms - at_ms
    }

    pub fn tracked_clients(&mut self, at_ms: i64) -> i64 {
        for (client, times) in &self.requests {
            if self.recent(client, at_ms).is_empty() {
                self.requests.remove(client);
            }
        }
        self.requests.len()
    }

    fn recent(&mut self, client: &str, at_ms: i64) -> &mut VecDeque<i64> {
        let times = self.requests.entry(client.to_string()).or_default();
        while times.front().is_some_and(|time| at_ms - *time >= self.window_ms) {
            times.pop_front();
        }
        times
    }
}

pub fn count_allowed(hits: &[Hit], limit: i64, window_ms: i64) -> Result<i64, LimiterError> {
    let mut limiter = RateLimiter::new(limit, window_ms)?;
    let mut sorted = hits.to_vec();
    sorted.sort_by_key(|hit| hit.at_ms);
    Ok(sorted.iter().filter(|hit| limiter.allow(&hit.client, hit.at_ms)).count() as i64)
}
