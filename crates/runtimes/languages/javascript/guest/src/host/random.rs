//! Random numbers, all from the sandbox's seeded source.

use std::cell::Cell;

use rquickjs::{Ctx, Exception, Result, TypedArray};

use super::Table;

thread_local! {
    static STATE: Cell<Option<[u64; 2]>> = const { Cell::new(None) };
}

pub(super) fn register(table: &Table<'_>) -> Result<()> {
    table
        .add("random", random)?
        .add("randomBytes", random_bytes)?;
    Ok(())
}

/// A number from 0 to below 1, by xorshift128+ as in most engines. It is
/// seeded at its first use in a run, so the snapshot holds no seed.
fn random() -> f64 {
    let [mut first, second] = STATE.get().unwrap_or_else(seed);
    first ^= first << 23;
    let next = first ^ second ^ (first >> 17) ^ (second >> 26);
    STATE.set(Some([second, next]));
    // The upper 53 bits: all that a double can hold.
    (next.wrapping_add(second) >> 11) as f64 / (1u64 << 53) as f64
}

fn seed() -> [u64; 2] {
    let mut bytes = [0; 16];
    let _ = getrandom::fill(&mut bytes);
    let words = u128::from_le_bytes(bytes);
    // A state of zero would only ever give zero.
    [(words >> 64) as u64 | 1, words as u64]
}

fn random_bytes<'js>(ctx: Ctx<'js>, count: f64) -> Result<TypedArray<'js, u8>> {
    let mut bytes = vec![0; count as usize];
    getrandom::fill(&mut bytes)
        .map_err(|error| Exception::throw_message(&ctx, &error.to_string()))?;
    TypedArray::new(ctx, bytes)
}
