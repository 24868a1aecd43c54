//! The small signs that recur: verdicts, marks of groups, bars, ratios.

use maud::{Markup, html};
use protocol::Verdict;

use crate::export::figures::{self, GroupState};
use crate::report::{GroupReport, Report};
use crate::shown;

/// A verdict as a pill.
pub(super) fn verdict(verdict: Verdict) -> Markup {
    html! {
        abbr .verdict .(tone(verdict)) title=(verdict.words()) { (verdict.code()) }
    }
}

/// The tone of a verdict: four are enough to tell them apart.
pub(super) fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ac => "good",
        Verdict::Wa | Verdict::Rte | Verdict::Ce => "bad",
        Verdict::Tle | Verdict::Mle | Verdict::Ole => "warn",
        Verdict::Ie => "odd",
    }
}

/// The mark of a group, which tells its state by shape and to screen readers
/// in words.
pub(super) fn group(group: Option<&GroupReport>) -> Markup {
    let Some(group) = group else {
        return html! { span .mark .none title="no such group" { "–" } };
    };
    let state = GroupState::of(group);
    let words = format!(
        "{}: {}, {}",
        crate::export::text::line_within(&group.name, 80),
        state.words(),
        points(group.score, group.points)
    );
    html! {
        span .mark .(group_tone(state)) role="img" aria-label=(words) title=(words) {
            (state.mark())
        }
    }
}

/// The tone of a group's state.
pub(super) fn group_tone(state: GroupState) -> &'static str {
    match state {
        GroupState::Passed => "good",
        GroupState::Partial => "warn",
        GroupState::Failed => "bad",
        GroupState::Skipped | GroupState::Withheld => "none",
        GroupState::NotJudged => "odd",
    }
}

/// A score in words.
pub(super) fn points(score: u64, points: u64) -> String {
    format!("{score} of {points} points")
}

/// A bar that is filled to `part` of `whole`.
pub(super) fn bar(part: u64, whole: u64) -> Markup {
    let filled = (part.min(whole) * 100).checked_div(whole).unwrap_or(0);
    html! {
        svg .bar viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
            rect .track width="100" height="6" {}
            rect .fill width=(filled) height="6" {}
        }
    }
}

/// Where a ratio in thousandths lies on the scale of bars: doublings from the
/// reference, from a quarter (−2) to 64 times (6).
fn doublings(thousandths: u64) -> f64 {
    // Precise enough: a pixel is a tenth of a doubling.
    #[expect(clippy::cast_precision_loss)]
    let ratio = thousandths.max(1) as f64 / 1000.0;
    ratio.log2().clamp(-2.0, 6.0)
}

/// The cost of a submission beside the reference: the ratio, and a bar that
/// starts at the reference.
pub(super) fn cost(report: &Report) -> Markup {
    match figures::cost_ratio(report) {
        Some(ratio) => html! { (ratio_text(ratio)) (cost_bar(ratio)) },
        None => html! { span .muted { "–" } },
    }
}

/// A ratio in words that say what it is beside.
pub(super) fn ratio_text(thousandths: u64) -> Markup {
    let text = figures::ratio_text(thousandths);
    html! { span .ratio title={ (text) " times the operations of the reference" } { (text) " ×" } }
}

/// The bar of a ratio.
pub(super) fn cost_bar(thousandths: u64) -> Markup {
    const REFERENCE: i64 = 20;
    #[expect(clippy::cast_possible_truncation)]
    let end = REFERENCE + (doublings(thousandths) * 10.0).round() as i64;
    let (start, width) = (end.min(REFERENCE), (end - REFERENCE).abs());
    let tone = if end > REFERENCE { "dearer" } else { "cheaper" };
    html! {
        svg .costbar viewBox="0 0 80 12" aria-hidden="true" {
            rect .track x="0" y="5" width="80" height="2" {}
            rect .(tone) x=(start) y="3" width=(width) height="6" {}
            rect .reference x=(REFERENCE) y="0" width="1" height="12" {}
        }
    }
}

/// A count of operations, short, with the exact figure at hand.
pub(super) fn operations(fuel: u64) -> Markup {
    html! { span title={ (shown::grouped(fuel)) " operations" } { (short_count(fuel)) } }
}

/// A count with three digits that matter: `61.0 k`, `2.40 M`.
pub(super) fn short_count(count: u64) -> String {
    let (unit, name) = match count {
        0..1_000 => return count.to_string(),
        1_000..1_000_000 => (1_000, "k"),
        1_000_000..1_000_000_000 => (1_000_000, "M"),
        _ => (1_000_000_000, "G"),
    };
    let thousandths = u128::from(count) * 1000 / unit;
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    match whole {
        0..10 => format!("{whole}.{:02} {name}", rest / 10),
        10..100 => format!("{whole}.{} {name}", rest / 100),
        _ => format!("{whole} {name}"),
    }
}

/// Memory in mebibytes, one decimal.
pub(super) fn memory(bytes: u64) -> String {
    let tenths = u128::from(bytes) * 10 / (1 << 20);
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_short() {
        let counts = [999, 1_000, 61_610, 999_999, 2_400_000, 5_000_000_000];
        assert_eq!(
            counts.map(short_count),
            ["999", "1.00 k", "61.6 k", "999 k", "2.40 M", "5.00 G"]
        );
        assert_eq!(short_count(u64::MAX), "18446744073 G");
    }

    #[test]
    fn bars_stay_on_their_scale() {
        for ratio in [0, 1, 250, 1_000, 64_000, u64::MAX] {
            assert!((-2.0..=6.0).contains(&doublings(ratio)));
        }
        assert!(bar(7, 0).into_string().contains("width=\"0\""));
    }
}
