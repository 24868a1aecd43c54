//! What candidates may not change of a file: checked against every change, and
//! moved along with the text around it.

use protocol::live::{Protection, Refusal, RefusalCode};

use crate::refusal::refusal;
use crate::text::ChangeSet;
use crate::text::change_set::{Replacement, Side};

/// Refuses a candidate's change of what is protected.
pub(crate) fn refuse_protected(
    protection: &Protection,
    changes: &ChangeSet,
) -> Result<(), Refusal> {
    let touches = match protection {
        Protection::None => false,
        Protection::ReadOnly => true,
        Protection::Ranges { ranges } => changes
            .replacements()
            .any(|replacement| ranges.iter().any(|&range| touches(&replacement, range))),
    };
    if touches {
        let message = "this part of the file cannot be changed";
        Err(refusal(RefusalCode::Protected, message))
    } else {
        Ok(())
    }
}

/// Text may be put at either end of a protected stretch, but not into it.
fn touches(replacement: &Replacement<'_>, (from, to): (u32, u32)) -> bool {
    if replacement.from == replacement.to {
        from < replacement.from && replacement.from < to
    } else {
        replacement.from < to && from < replacement.to
    }
}

/// The protection after a change.
pub(crate) fn moved(protection: &Protection, changes: &ChangeSet) -> Protection {
    let Protection::Ranges { ranges } = protection else {
        return protection.clone();
    };
    let moved = ranges.iter().map(|&(from, to)| {
        (
            changes.map_position(from, Side::After),
            changes.map_position(to, Side::Before),
        )
    });
    of_ranges(moved.collect())
}

/// The protection with its stretches in order, apart, and within the text.
pub(crate) fn tidy(protection: Protection, units: u32) -> Protection {
    let Protection::Ranges { mut ranges } = protection else {
        return protection;
    };
    ranges.sort_unstable();
    let mut tidied: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (from, to) in ranges {
        let (from, to) = (from.min(units), to.min(units));
        match tidied.last_mut() {
            Some((_, end)) if from < *end => *end = to.max(*end),
            _ => tidied.push((from, to)),
        }
    }
    of_ranges(tidied)
}

fn of_ranges(mut ranges: Vec<(u32, u32)>) -> Protection {
    ranges.retain(|(from, to)| from < to);
    if ranges.is_empty() {
        Protection::None
    } else {
        Protection::Ranges { ranges }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn ranges(ranges: &[(u32, u32)]) -> Protection {
        Protection::Ranges {
            ranges: ranges.to_vec(),
        }
    }

    fn change(json: &serde_json::Value) -> ChangeSet {
        ChangeSet::from_json(json).unwrap()
    }

    #[test]
    fn stretches_are_kept_from_changes_that_touch_them() {
        let protection = ranges(&[(2, 5)]);
        for free in [
            json!([2, [0, "x"], 8]),
            json!([5, [0, "x"], 5]),
            json!([[2], 8]),
            json!([5, [3, "y"], 2]),
        ] {
            assert!(
                refuse_protected(&protection, &change(&free)).is_ok(),
                "{free}"
            );
        }
        for kept in [
            json!([3, [0, "x"], 7]),
            json!([4, [1], 5]),
            json!([1, [2], 7]),
            json!([[10, "x"]]),
        ] {
            assert!(
                refuse_protected(&protection, &change(&kept)).is_err(),
                "{kept}"
            );
        }
    }

    #[test]
    fn stretches_move_with_the_text() {
        let protection = ranges(&[(2, 5), (7, 9)]);
        let moved = |json: &serde_json::Value| moved(&protection, &change(json));
        assert_eq!(moved(&json!([2, [0, "xx"], 8])), ranges(&[(4, 7), (9, 11)]));
        assert_eq!(moved(&json!([5, [0, "xx"], 5])), ranges(&[(2, 5), (9, 11)]));
        assert_eq!(moved(&json!([3, [0, "x"], 7])), ranges(&[(2, 6), (8, 10)]));
        assert_eq!(moved(&json!([2, [3], 5])), ranges(&[(4, 6)]));
        assert_eq!(
            moved(&json!([2, [3, "abcd"], 5])),
            ranges(&[(2, 6), (8, 10)])
        );
        assert_eq!(moved(&json!([[10]])), Protection::None);
    }

    #[test]
    fn nonsense_is_tidied() {
        let wild = ranges(&[(8, 99), (3, 3), (1, 4), (2, 6), (50, 60)]);
        assert_eq!(tidy(wild, 10), ranges(&[(1, 6), (8, 10)]));
        assert_eq!(tidy(ranges(&[(5, 2)]), 10), Protection::None);
    }
}
