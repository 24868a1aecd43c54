//! How much memory and how many table elements an instance may hold, summed
//! over all of its memories and tables, and whether it was ever refused.

use wasmtime::ResourceLimiter;

use crate::Limits;

/// Counts what an instance holds.
#[derive(Debug)]
pub(crate) struct Limiter {
    memory_limit: u64,
    table_limit: u64,
    memory_bytes: u64,
    table_elements: u64,
    memory_refused: bool,
}

impl Limiter {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            memory_limit: limits.memory_bytes,
            table_limit: limits.table_elements,
            memory_bytes: 0,
            table_elements: 0,
            memory_refused: false,
        }
    }

    /// Linear memory held, in bytes. Memory never shrinks, so this is the peak.
    pub(crate) fn memory_bytes(&self) -> u64 {
        self.memory_bytes
    }

    /// Whether memory or table elements were asked for beyond the limit.
    pub(crate) fn memory_refused(&self) -> bool {
        self.memory_refused
    }
}

/// Adds the growth from `current` to `desired` to `held`, if that stays within `limit`.
fn grow(held: &mut u64, limit: u64, current: usize, desired: usize) -> bool {
    let growth = desired.saturating_sub(current) as u64;
    match held.checked_add(growth) {
        Some(sum) if sum <= limit => {
            *held = sum;
            true
        }
        _ => false,
    }
}

impl ResourceLimiter for Limiter {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        // Growth beyond the module's own maximum is the program's doing, not
        // our limit's, so it leaves no mark.
        if maximum.is_some_and(|maximum| desired > maximum) {
            return Ok(false);
        }
        let granted = grow(&mut self.memory_bytes, self.memory_limit, current, desired);
        self.memory_refused |= !granted;
        Ok(granted)
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        if maximum.is_some_and(|maximum| desired > maximum) {
            return Ok(false);
        }
        let granted = grow(&mut self.table_elements, self.table_limit, current, desired);
        self.memory_refused |= !granted;
        Ok(granted)
    }

    fn instances(&self) -> usize {
        1
    }

    fn memories(&self) -> usize {
        crate::engine::MEMORIES_PER_MODULE as usize
    }

    fn tables(&self) -> usize {
        crate::engine::TABLES_PER_MODULE as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_summed_and_refusal_is_remembered() {
        let mut limiter = Limiter::new(&Limits {
            memory_bytes: 100,
            table_elements: 10,
            ..Limits::default()
        });
        assert!(limiter.memory_growing(0, 60, None).unwrap());
        assert!(limiter.memory_growing(0, 40, None).unwrap());
        assert!(!limiter.memory_refused());
        assert!(!limiter.memory_growing(40, 41, None).unwrap());
        assert!(limiter.memory_refused());
        assert_eq!(limiter.memory_bytes(), 100);
    }

    #[test]
    fn the_modules_own_maximum_is_not_our_refusal() {
        let mut limiter = Limiter::new(&Limits::default());
        assert!(!limiter.memory_growing(0, 2, Some(1)).unwrap());
        assert!(!limiter.memory_refused());
    }
}
