//! The histogram of scores: ten bins, and one of its own for full marks.

use maud::{Markup, html};

use crate::export::GradedSet;

const BINS: usize = 11;
const BIN_WIDTH: usize = 26;
const HEIGHT: usize = 150;
/// Where the columns stand.
const BASE: usize = 166;
const WIDTH: usize = BINS * BIN_WIDTH + 14;

/// The drawing.
pub(super) fn plot(set: &GradedSet) -> Markup {
    let bins = bins(set);
    let highest = bins.iter().copied().max().unwrap_or(0).max(1);
    html! {
        figure {
            figcaption { "Scores" }
            svg viewBox={ "0 0 " (WIDTH) " 190" } role="img" aria-labelledby="scores-title" {
                title #scores-title { (in_words(&bins)) }
                line .axis x1="0" y1=(BASE) x2=(WIDTH) y2=(BASE) {}
                @for (index, count) in bins.iter().enumerate() {
                    (bin(index, *count, highest))
                }
                text .tick x="0" y="183" { "0 %" }
                text .tick x=(5 * BIN_WIDTH) y="183" text-anchor="middle" { "50" }
                text .tick x=(WIDTH) y="183" text-anchor="end" { "100 %" }
            }
        }
    }
}

fn bins(set: &GradedSet) -> [usize; BINS] {
    let mut bins = [0; BINS];
    for report in &set.reports {
        let tenth = (report.score.saturating_mul(10))
            .checked_div(report.points)
            .and_then(|tenth| usize::try_from(tenth).ok())
            .unwrap_or(0);
        bins[tenth.min(BINS - 1)] += 1;
    }
    bins
}

fn bin(index: usize, count: usize, highest: usize) -> Markup {
    let full = index == BINS - 1;
    // Full marks stand a little apart: they are no interval.
    let x = index * BIN_WIDTH + if full { 14 } else { 0 };
    let height = (count * (HEIGHT - 16)).div_ceil(highest);
    let y = BASE - height;
    html! {
        @if count > 0 {
            rect .(if full { "column full" } else { "column" })
                x=(x + 2) y=(y) width=(BIN_WIDTH - 4) height=(height) rx="2" {
                title { (bin_name(index)) ": " (count) }
            }
            text .count x=(x + BIN_WIDTH / 2) y=(y - 5) text-anchor="middle" { (count) }
        }
    }
}

fn bin_name(index: usize) -> String {
    if index == BINS - 1 {
        "full marks".to_owned()
    } else {
        format!("{} to {} %", index * 10, index * 10 + 9)
    }
}

fn in_words(bins: &[usize; BINS]) -> String {
    let filled = bins.iter().enumerate().filter(|(_, count)| **count > 0);
    let parts: Vec<String> = filled
        .map(|(index, count)| format!("{count} with {}", bin_name(index)))
        .collect();
    format!("Distribution of scores: {}", parts.join(", "))
}
