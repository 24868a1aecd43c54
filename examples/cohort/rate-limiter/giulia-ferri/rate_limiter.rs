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
        if limit < 1 || window_ms < 0 {
            return Err(LimiterError::InvalidLimit);
        }
        Ok(Self {
            limit: limit as usize,
            window_ms,
            requests: HashMap::new(),
        })
    }

    pub fn allow(&mut self, client: &str, at_ms: i64) -> bool {
        let limit = self.limit;
        let times = self.recent(client, at_ms);
        if times.len() >= limit {
            return false;
        }
        times.push_back(at_ms);
        true
    }

    pub fn retry_after_ms(&mut self, client: &str, at_ms: i64) -> i64 {
        let (limit, window_ms) = (self.limit, self.window_ms);
        let times = self.recent(client, at_ms);
        if times.len() < limit {
            return 0;
        }
        times.front().map_or(0, |time| time + window_ms - at_ms)
    }

    pub fn tracked_clients(&mut self, at_ms: i64) -> i64 {
        let window_ms = self.window_ms;
        self.requests
            .values()
            .filter(|times| times.iter().any(|time| at_ms - time < window_ms))
            .count() as i64
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
    let mut order: Vec<usize> = (0..hits.len()).collect();
    order.sort_unstable_by_key(|&index| hits[index].at_ms);
    let mut allowed = 0;
    for index in order {
        allowed += limiter.allow(&hits[index].client, hits[index].at_ms) as i64;
    }
    Ok(allowed)
}
