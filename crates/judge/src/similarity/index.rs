//! How many fingerprints each two submissions share.
//!
//! An index from fingerprint to submissions, then a row of counters for each
//! submission: memory grows with the cohort, not with its square, and a
//! fingerprint costs at most the common limit per submission that has it.

use std::collections::HashMap;

use super::Options;

/// Two samples and the share of their fingerprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) thousandths: u32,
}

/// The pairs of `sets` at or above the threshold. Hashes in more than `common`
/// sets are ignored on all sides.
pub(super) fn shares(sets: &[Vec<u64>], common: usize, options: &Options) -> Vec<Share> {
    let holders = holders(sets);
    let telling = |hash: &&u64| holders.get(*hash).is_some_and(|sets| sets.len() <= common);
    let sizes: Vec<usize> = sets
        .iter()
        .map(|set| set.iter().filter(telling).count())
        .collect();
    let mut shares = Vec::new();
    for (left, set) in sets.iter().enumerate() {
        let mut shared = vec![0_usize; sets.len()];
        for hash in set.iter().filter(telling) {
            for right in later(&holders[hash], left) {
                shared[*right] += 1;
            }
        }
        for (right, count) in shared
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
        {
            let smaller = sizes[left].min(sizes[right]);
            let thousandths = u32::try_from(count * 1000 / smaller.max(1)).unwrap_or(0);
            if smaller >= options.minimum_fingerprints
                && thousandths >= options.threshold_thousandths
            {
                shares.push(Share {
                    left,
                    right,
                    thousandths,
                });
            }
        }
    }
    shares
}

/// Which sets hold each hash, in ascending order.
fn holders(sets: &[Vec<u64>]) -> HashMap<u64, Vec<usize>> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, set) in sets.iter().enumerate() {
        for hash in set {
            holders.entry(*hash).or_default().push(index);
        }
    }
    holders
}

/// The holders behind `left`.
fn later(holders: &[usize], left: usize) -> &[usize] {
    &holders[holders.partition_point(|holder| *holder <= left)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: Options = Options {
        threshold_thousandths: 500,
        minimum_fingerprints: 3,
        common_thousandths: 500,
        maximum_pairs: 10,
    };

    #[test]
    fn shares_are_of_the_smaller_set() {
        let sets = vec![vec![1, 2, 3, 4], (2..100).collect(), vec![200, 201, 202]];
        let expected = Share {
            left: 0,
            right: 1,
            thousandths: 750,
        };
        assert_eq!(shares(&sets, 9, &OPTIONS), [expected]);
    }

    #[test]
    fn what_is_common_counts_on_no_side() {
        let sets = vec![
            vec![1, 2, 3, 7, 8, 9],
            vec![1, 2, 3, 4, 5, 6],
            vec![1, 2, 3],
        ];
        assert_eq!(shares(&sets, 2, &OPTIONS), []);
        assert_eq!(shares(&sets, 3, &OPTIONS).len(), 3);
    }

    #[test]
    fn few_fingerprints_tell_nothing() {
        assert_eq!(shares(&[vec![1, 2], vec![1, 2]], 9, &OPTIONS), []);
    }
}
