//! A small map that forgets what was not used for longest.

/// Keeps at most `capacity` values.
#[derive(Debug)]
pub(crate) struct Recent<K, V> {
    capacity: usize,
    /// The most recently used last.
    entries: Vec<(K, V)>,
}

impl<K: PartialEq, V> Recent<K, V> {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            capacity,
            entries: Vec::new(),
        }
    }

    /// The value of a key, which is then the most recently used.
    pub(crate) fn get<Q>(&mut self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
        Q: PartialEq + ?Sized,
    {
        let at = self
            .entries
            .iter()
            .position(|(held, _)| held.borrow() == key)?;
        self.entries[at..].rotate_left(1);
        self.entries.last().map(|(_, value)| value)
    }

    /// Keeps a value, forgetting the least recently used if there are too many.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        if self.entries.len() >= self.capacity {
            self.entries.remove(0);
        }
        self.entries.push((key, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_recently_used_is_forgotten() {
        let mut recent = Recent::new(2);
        recent.insert("a", 1);
        recent.insert("b", 2);
        assert_eq!(recent.get("a"), Some(&1));
        recent.insert("c", 3);
        assert_eq!(recent.get("b"), None);
        assert_eq!(recent.get("a"), Some(&1));
        assert_eq!(recent.get("c"), Some(&3));
    }
}
