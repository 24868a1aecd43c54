//! Hidden points that rest on tests which share an instance with the code
//! they test.

use challenge::{Challenge, Content};

use super::Finding;

/// A warning for each group of such points.
pub(super) fn check(challenge: &Challenge) -> impl Iterator<Item = Finding> {
    challenge
        .groups
        .iter()
        .filter(|group| !group.visible && group.points > 0)
        .filter(|group| matches!(group.content, Content::Tests(_)))
        .map(|group| {
            Finding::warning(
                "challenge.toml",
                format!(
                    "the {} hidden points of `{}` are guest-judged: a solution shares the \
                     instance with its tests, and could cheat",
                    group.points, group.name
                ),
                "express them as call cases, or make the group visible",
            )
        })
}
