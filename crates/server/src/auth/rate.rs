//! Token buckets: so many at once, so many over time, and a bound on how many
//! of them are remembered.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many keys are remembered.
const MAXIMUM_KEYS: usize = 10_000;

/// One bucket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bucket {
    tokens: f64,
    filled_at: Instant,
}

/// How a bucket fills.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rate {
    /// What it holds.
    pub(crate) burst: f64,
    /// What comes in a second.
    pub(crate) per_second: f64,
}

impl Rate {
    /// So many in a minute, all at once if one likes.
    pub(crate) fn per_minute(count: u32) -> Self {
        let count = f64::from(count.max(1));
        Self {
            burst: count,
            per_second: count / 60.0,
        }
    }
}

impl Bucket {
    pub(crate) fn full(rate: Rate, now: Instant) -> Self {
        Self {
            tokens: rate.burst,
            filled_at: now,
        }
    }

    /// Takes one, or says how long to wait for it.
    pub(crate) fn take(&mut self, rate: Rate, now: Instant) -> Result<(), Duration> {
        let passed = now.saturating_duration_since(self.filled_at).as_secs_f64();
        self.tokens = (self.tokens + passed * rate.per_second).min(rate.burst);
        self.filled_at = now;
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            Ok(())
        } else {
            let missing = (1.0 - self.tokens) / rate.per_second;
            Err(Duration::from_secs_f64(missing.min(3600.0)))
        }
    }

    fn is_full(&self, rate: Rate, now: Instant) -> bool {
        let passed = now.saturating_duration_since(self.filled_at).as_secs_f64();
        self.tokens + passed * rate.per_second >= rate.burst
    }
}

/// A bucket for each key.
#[derive(Debug)]
pub(crate) struct Buckets<K> {
    rate: Rate,
    of: Mutex<HashMap<K, Bucket>>,
}

impl<K: Eq + Hash> Buckets<K> {
    pub(crate) fn new(rate: Rate) -> Self {
        Self {
            rate,
            of: Mutex::new(HashMap::new()),
        }
    }

    /// Takes one from a key's bucket, or says how long to wait.
    pub(crate) fn take(&self, key: K, now: Instant) -> Result<(), Duration> {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        if of.len() >= MAXIMUM_KEYS && !of.contains_key(&key) {
            of.retain(|_, bucket| !bucket.is_full(self.rate, now));
            if of.len() >= MAXIMUM_KEYS {
                // Who has so many addresses is not held up by one more bucket.
                of.clear();
            }
        }
        let bucket = of
            .entry(key)
            .or_insert_with(|| Bucket::full(self.rate, now));
        bucket.take(self.rate, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_allowed_and_then_the_rate() {
        let buckets = Buckets::new(Rate::per_minute(3));
        let begun = Instant::now();
        for _ in 0..3 {
            buckets.take("a", begun).unwrap();
        }
        let wait = buckets.take("a", begun).unwrap_err();
        assert!(wait <= Duration::from_secs(20), "{wait:?}");
        buckets.take("b", begun).unwrap();
        buckets.take("a", begun + Duration::from_secs(21)).unwrap();
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let buckets = Buckets::new(Rate::per_minute(1));
        let now = Instant::now();
        for key in 0..3 * MAXIMUM_KEYS {
            buckets.take(key, now).unwrap();
        }
        assert!(buckets.of.lock().unwrap().len() <= MAXIMUM_KEYS);
    }
}
