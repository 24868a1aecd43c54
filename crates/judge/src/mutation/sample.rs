//! Taking some of many mutants, the same ones every time.

use sha2::{Digest, Sha256};

use super::Mutant;

/// At most so many of the mutants, spread over the file by a hash of what
/// they change, in their old order. `None` takes all.
#[must_use]
pub fn sample(mut mutants: Vec<Mutant>, maximum: Option<usize>) -> Vec<Mutant> {
    let Some(maximum) = maximum.filter(|maximum| *maximum < mutants.len()) else {
        return mutants;
    };
    mutants.sort_by_cached_key(rank);
    mutants.truncate(maximum);
    mutants.sort_by(|left, right| {
        (&left.path, left.range.start, &left.replacement).cmp(&(
            &right.path,
            right.range.start,
            &right.replacement,
        ))
    });
    mutants
}

/// Hangs on the line's text and not on its number, so that an edit elsewhere
/// in the file leaves the sample nearly as it was.
fn rank(mutant: &Mutant) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in [&mutant.path, &mutant.original_line, &mutant.mutated_line] {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}
