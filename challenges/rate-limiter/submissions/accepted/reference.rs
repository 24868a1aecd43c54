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
    /// Times of the admitted requests of each client, oldest first.
    admitted: HashMap<String, VecDeque<i64>>,
}

impl RateLimiter {
    pub fn new(limit: i64, window_ms: i64) -> Result<Self, LimiterError> {
        if limit < 1 || window_ms < 1 {
            return Err(LimiterError::InvalidLimit);
        }
        Ok(Self {
            limit: limit as usize,
            window_ms,
            admitted: HashMap::new(),
        })
    }

    pub fn allow(&mut self, client: &str, at_ms: i64) -> bool {
        if self.retry_after_ms(client, at_ms) > 0 {
            return false;
        }
        self.admitted
            .entry(client.to_string())
            .or_default()
            .push_back(at_ms);
        true
    }

    pub fn retry_after_ms(&mut self, client: &str, at_ms: i64) -> i64 {
        let Some(times) = self.admitted.get_mut(client) else {
            return 0;
        };
        forget_old(times, at_ms - self.window_ms);
        if times.len() < self.limit {
            return 0;
        }
        times[0] + self.window_ms - at_ms
    }

    pub fn tracked_clients(&mut self, at_ms: i64) -> i64 {
        let oldest = at_ms - self.window_ms;
        self.admitted.retain(|_, times| {
            forget_old(times, oldest);
            !times.is_empty()
        });
        self.admitted.len() as i64
    }
}

/// Drops the times that lie at or before `until_ms`.
fn forget_old(times: &mut VecDeque<i64>, until_ms: i64) {
    while times.front().is_some_and(|time| *time <= until_ms) {
        times.pop_front();
    }
}

pub fn count_allowed(hits: &[Hit], limit: i64, window_ms: i64) -> Result<i64, LimiterError> {
    let mut limiter = RateLimiter::new(limit, window_ms)?;
    let mut in_order: Vec<&Hit> = hits.iter().collect();
    in_order.sort_by_key(|hit| hit.at_ms);
    let mut allowed = 0;
    for hit in in_order {
        allowed += i64::from(limiter.allow(&hit.client, hit.at_ms));
    }
    Ok(allowed)
}
