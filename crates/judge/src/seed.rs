//! The seed of a case's virtual randomness.

use sha2::{Digest, Sha256};

/// A seed that hangs only on the challenge and the case, so that every machine
/// and every submission sees the same random numbers.
pub(crate) fn seed(challenge_digest: &str, group: &str, case: &str) -> u64 {
    let mut hasher = Sha256::new();
    for part in [challenge_digest, group, case] {
        // The lengths keep ("ab", "c") and ("a", "bc") apart.
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let digest = hasher.finalize();
    digest
        .iter()
        .take(8)
        .fold(0, |seed, byte| seed << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_is_the_same_everywhere_and_differs_between_cases() {
        assert_eq!(seed("c0", "group", "case"), 1_031_884_623_045_292_053);
        assert_ne!(seed("c0", "ab", "c"), seed("c0", "a", "bc"));
    }
}
