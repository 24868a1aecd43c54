//! Admits at most `limit` requests per client in any window of `window_ms`.

use std::collections::{HashMap, VecDeque};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimiterError {
    InvalidLimit,
}

#[derive(Clone, Debug)]
pub struct Hit {
    pub at_ms: i64,
    pub client: String,
}

/// The taken places of one client: the moments at which they become free.
#[derive(Default)]
struct Places(VecDeque<i64>);

impl Places {
    fn free_up(&mut self, now_ms: i64) {
        while self.0.front().is_some_and(|&until| until <= now_ms) {
            self.0.pop_front();
        }
    }
}

pub struct RateLimiter {
    limit: usize,
    window_ms: i64,
    clients: HashMap<String, Places>,
}

impl RateLimiter {
    pub fn new(limit: i64, window_ms: i64) -> Result<Self, LimiterError> {
        match (usize::try_from(limit), window_ms) {
            (Ok(limit), window_ms) if limit >= 1 && window_ms >= 1 => Ok(Self {
                limit,
                window_ms,
                clients: HashMap::new(),
            }),
            _ => Err(LimiterError::InvalidLimit),
        }
    }

    pub fn allow(&mut self, client: &str, at_ms: i64) -> bool {
        let places = self.clients.entry(client.to_owned()).or_default();
        places.free_up(at_ms);
        let admitted = places.0.len() < self.limit;
        if admitted {
            places.0.push_back(at_ms + self.window_ms);
        }
        admitted
    }

    pub fn retry_after_ms(&mut self, client: &str, at_ms: i64) -> i64 {
        let Some(places) = self.clients.get_mut(client) else {
            return 0;
        };
        places.free_up(at_ms);
        match places.0.front() {
            Some(until) if places.0.len() == self.limit => until - at_ms,
            _ => 0,
        }
    }

    pub fn tracked_clients(&mut self, at_ms: i64) -> i64 {
        self.clients.retain(|_, places| {
            places.free_up(at_ms);
            !places.0.is_empty()
        });
        self.clients.len() as i64
    }
}

pub fn count_allowed(hits: &[Hit], limit: i64, window_ms: i64) -> Result<i64, LimiterError> {
    let mut limiter = RateLimiter::new(limit, window_ms)?;
    let mut hits = hits.to_vec();
    hits.sort_by_key(|hit| hit.at_ms);
    let allowed = hits.iter().filter(|hit| limiter.allow(&hit.client, hit.at_ms));
    Ok(allowed.count() as i64)
}
