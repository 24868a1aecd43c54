//! Values that are made once and then shared, whoever asks first.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// A map whose values are made on demand, each at most once at a time: whoever
/// asks for a value that is being made waits for it, and nobody else does.
#[derive(Debug)]
pub(crate) struct Memo<K, V>(Mutex<HashMap<K, Slot<V>>>);

/// Empty until the value was made.
type Slot<V> = Arc<Mutex<Option<V>>>;

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V: Clone> Memo<K, V> {
    /// The value of a key, made now if it was not there. An error is not kept.
    ///
    /// # Errors
    ///
    /// What making it came to.
    pub(crate) fn get<E>(&self, key: K, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        // A poisoned lock means that making a value panicked; the slot is
        // then still empty, which is a good state.
        let slot = {
            let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(slots.entry(key).or_default())
        };
        let mut value = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = &*value {
            return Ok(value.clone());
        }
        let made = make()?;
        *value = Some(made.clone());
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_value_is_made_once_and_an_error_is_not_kept() {
        let memo = Memo::default();
        assert_eq!(memo.get("a", || Err::<u32, _>("no")), Err("no"));
        let made = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let value = memo.get("a", || {
                        made.fetch_add(1, Ordering::Relaxed);
                        Ok::<_, ()>(7)
                    });
                    assert_eq!(value, Ok(7));
                });
            }
        });
        assert_eq!(made.load(Ordering::Relaxed), 1);
    }
}
