//! A bounded cache of sessions whose entries end after a while.

#[derive(Clone, Debug, Default)]
pub struct Stats {
    pub hits: i64,
    pub misses: i64,
    pub evictions: i64,
}

struct Entry {
    key: String,
    value: String,
    end_ms: i64,
}

pub struct SessionCache {
    capacity: usize,
    ttl_ms: i64,
    /// Least recently used first.
    entries: Vec<Entry>,
    counters: Stats,
}

impl SessionCache {
    pub fn new(capacity: i64, ttl_ms: i64) -> Self {
        Self {
            capacity: capacity as usize,
            ttl_ms,
            entries: Vec::new(),
            counters: Stats::default(),
        }
    }

    pub fn put(&mut self, key: &str, value: &str, at_ms: i64) {
        self.drop_ended(at_ms);
        self.entries.retain(|entry| entry.key != key);
        self.entries.push(Entry {
            key: key.to_string(),
            value: value.to_string(),
            end_ms: at_ms + self.ttl_ms,
        });
        if self.entries.len() > self.capacity {
            self.entries.remove(0);
            self.counters.evictions += 1;
        }
    }

    pub fn get(&mut self, key: &str, at_ms: i64) -> Option<String> {
        self.drop_ended(at_ms);
        let Some(place) = self.entries.iter().position(|entry| entry.key == key) else {
            self.counters.misses += 1;
            return None;
        };
        self.counters.hits += 1;
        let entry = self.entries.remove(place);
        let value = entry.value.clone();
        self.entries.push(entry);
        Some(value)
    }

    pub fn keys(&mut self, at_ms: i64) -> Vec<String> {
        self.drop_ended(at_ms);
        self.entries.iter().map(|entry| entry.key.clone()).collect()
    }

    pub fn stats(&self) -> Stats {
        self.counters.clone()
    }

    fn drop_ended(&mut self, at_ms: i64) {
        self.entries.retain(|entry| entry.end_ms > at_ms);
    }
}
