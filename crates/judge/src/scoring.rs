//! From the verdicts of cases to points.

use challenge::Scoring;
use protocol::Verdict;

/// The points that a group earns.
///
/// A case that is our own fault never scores against the candidate, but it
/// cannot earn either: the group counts as not judged, with no points of it
/// reported as lost.
pub(crate) fn score(points: u64, scoring: Scoring, verdicts: &[Verdict]) -> u64 {
    let accepted = count(verdicts, Verdict::Ac);
    let all = verdicts.len() as u64;
    if all == 0 || count(verdicts, Verdict::Ie) > 0 {
        return 0;
    }
    match scoring {
        Scoring::All if accepted == all => points,
        Scoring::All => 0,
        // Points are at most u64::MAX; the product needs more room.
        Scoring::Each => u64::try_from(u128::from(points) * u128::from(accepted) / u128::from(all))
            .unwrap_or(points),
    }
}

fn count(verdicts: &[Verdict], wanted: Verdict) -> u64 {
    verdicts
        .iter()
        .filter(|verdict| **verdict == wanted)
        .count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{Ac, Ie, Wa};

    #[test]
    fn all_or_in_equal_parts() {
        assert_eq!(score(10, Scoring::All, &[Ac, Ac]), 10);
        assert_eq!(score(10, Scoring::All, &[Ac, Wa]), 0);
        assert_eq!(score(10, Scoring::Each, &[Ac, Wa, Ac]), 6);
        assert_eq!(score(u64::MAX, Scoring::Each, &[Ac, Ac]), u64::MAX);
        assert_eq!(score(10, Scoring::Each, &[Ac, Ie]), 0);
        assert_eq!(score(10, Scoring::All, &[]), 0);
    }
}
