//! The cost of each submission beside the reference: a dot for each, stacked
//! where they are equal, on a scale of doublings.

use maud::{Markup, html};

use crate::export::html::{marks, table};
use crate::export::{GradedSet, figures, text};
use crate::report::Report;

const WIDTH: f64 = 300.0;
/// Where the dots stand.
const BASE: usize = 166;
/// The end of the scale in doublings: a dot there costs that much or more.
const END: f64 = 5.0;
const COLUMNS: usize = 40;
const COLUMN_WIDTH: f64 = 7.5;
/// The ratios that may be marked on the scale, in thousandths.
const TICKS: [u64; 9] = [125, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000];

/// The drawing.
pub(super) fn plot(set: &GradedSet) -> Markup {
    let mut dots: Vec<(u64, &Report)> = set
        .reports
        .iter()
        .filter_map(|report| Some((figures::cost_ratio(report)?, report)))
        .collect();
    dots.sort_by_key(|(ratio, _)| *ratio);
    let scale = Scale::of(&dots);
    html! {
        figure {
            figcaption { "Cost beside the reference" }
            @if dots.is_empty() {
                p .muted { "No case was measured against a reference." }
            } @else {
                (drawing(set, &dots, &scale))
            }
        }
    }
}

fn drawing(set: &GradedSet, dots: &[(u64, &Report)], scale: &Scale) -> Markup {
    html! {
        svg viewBox="-8 0 316 190" role="group" aria-labelledby="costs-title" {
            title #costs-title { (in_words(dots)) }
            line .axis x1="0" y1=(BASE) x2="300" y2=(BASE) {}
            @let reference = scale.x(1_000);
            line .reference x1=(reference) y1="8" x2=(reference) y2=(BASE) {}
            @for tick in scale.ticks() {
                text .tick x=(scale.x(tick)) y="183" text-anchor="middle" { (tick_text(tick)) }
            }
            (stacked(set, dots, scale))
        }
    }
}

/// Where each dot lies: equal costs upon each other.
fn places(dots: &[(u64, &Report)], scale: &Scale) -> Vec<(f64, f64)> {
    let mut levels = [0_u32; COLUMNS + 1];
    let placed: Vec<(usize, u32)> = dots
        .iter()
        .map(|(ratio, _)| {
            let column = scale.column(*ratio);
            levels[column] += 1;
            (column, levels[column] - 1)
        })
        .collect();
    // Dots move together rather than leave the drawing.
    let highest = levels.into_iter().max().unwrap_or(0).max(1);
    let step = (144.0 / f64::from(highest)).min(8.0);
    let place = |(column, level)| {
        (
            column as f64 * COLUMN_WIDTH,
            161.0 - f64::from(level) * step,
        )
    };
    placed.into_iter().map(place).collect()
}

fn stacked(set: &GradedSet, dots: &[(u64, &Report)], scale: &Scale) -> Markup {
    html! {
        @for ((ratio, report), (x, y)) in dots.iter().zip(places(dots, scale)) {
            a href={ "#" (table::anchor(set, report)) } {
                circle .dot .(marks::tone(report.verdict)) cx=(x) cy=(format!("{y:.1}")) r="3.5" {
                    title {
                        (text::line_within(&report.submission.name, 60)) ": "
                        (figures::ratio_text(*ratio)) " ×"
                    }
                }
            }
        }
    }
}

fn tick_text(tick: u64) -> String {
    match tick {
        125 => "⅛ ×".to_owned(),
        250 => "¼ ×".to_owned(),
        500 => "½ ×".to_owned(),
        32_000 => "≥ 32 ×".to_owned(),
        _ => format!("{} ×", tick / 1000),
    }
}

fn in_words(dots: &[(u64, &Report)]) -> String {
    let ratio = |index: usize| dots.get(index).map_or(0, |(ratio, _)| *ratio);
    format!(
        "Cost of {} submissions beside the reference: from {} to {} times, half of them at most {}",
        dots.len(),
        figures::ratio_text(ratio(0)),
        figures::ratio_text(ratio(dots.len().saturating_sub(1))),
        figures::ratio_text(ratio(dots.len().saturating_sub(1) / 2)),
    )
}

/// A scale of doublings that has the reference and every dot on it.
struct Scale {
    lowest: f64,
    highest: f64,
}

impl Scale {
    fn of(dots: &[(u64, &Report)]) -> Self {
        let ratios = dots.iter().map(|(ratio, _)| doublings(*ratio));
        let (mut lowest, mut highest) = (-1.0_f64, 1.0_f64);
        for ratio in ratios {
            lowest = lowest.min(ratio.floor());
            highest = highest.max(ratio.ceil());
        }
        Self { lowest, highest }
    }

    fn x(&self, thousandths: u64) -> f64 {
        self.column(thousandths) as f64 * COLUMN_WIDTH
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn column(&self, thousandths: u64) -> usize {
        let share = (doublings(thousandths) - self.lowest) / (self.highest - self.lowest);
        ((share * WIDTH / COLUMN_WIDTH).round() as usize).min(COLUMNS)
    }

    /// At most seven ticks, the reference always among them.
    fn ticks(&self) -> Vec<u64> {
        let within = TICKS.into_iter().filter(|tick| {
            let place = doublings(*tick);
            place >= self.lowest && place <= self.highest
        });
        let within: Vec<u64> = within.collect();
        let step = within.len().div_ceil(7).max(1);
        let reference = within.iter().position(|tick| *tick == 1_000).unwrap_or(0);
        let kept = within.iter().enumerate();
        kept.filter(|(index, _)| index % step == reference % step)
            .map(|(_, tick)| *tick)
            .collect()
    }
}

/// The logarithm to the base 2, from ⅛ to the end of the scale.
fn doublings(thousandths: u64) -> f64 {
    #[expect(clippy::cast_precision_loss)]
    let ratio = thousandths.max(1) as f64 / 1000.0;
    ratio.log2().clamp(-3.0, END)
}
