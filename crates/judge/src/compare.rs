//! Holding what came against what was expected, always on the host.
//!
//! Values of calls and outputs of programs; both answer with the first
//! difference in words, since a verdict that cannot say why is hard to defend.

mod text;
mod values;

use challenge::Tolerance;

pub use text::{TokenRules, exact_difference, token_difference};
pub use values::{difference, first_difference, unordered_difference};

/// Whether a number is near enough to the expected one: within either bound.
/// NaN is near NaN, and an infinity only itself.
#[must_use]
pub fn accepts(tolerance: Tolerance, expected: f64, got: f64) -> bool {
    if expected.is_nan() || got.is_nan() {
        return expected.is_nan() && got.is_nan();
    }
    if expected.is_infinite() || got.is_infinite() {
        return expected == got;
    }
    let difference = (expected - got).abs();
    difference <= tolerance.absolute || difference <= tolerance.relative * expected.abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_bound_is_enough_and_the_special_numbers_only_equal_themselves() {
        let tolerance = Tolerance {
            absolute: 1e-6,
            relative: 1e-3,
        };
        for (expected, got) in [
            (1000.0, 1000.9),
            (0.0, 1e-7),
            (f64::NAN, f64::NAN),
            (f64::INFINITY, f64::INFINITY),
        ] {
            assert!(accepts(tolerance, expected, got), "{expected} {got}");
        }
        for (expected, got) in [
            (1000.0, 1002.0),
            (0.0, 1e-3),
            (1.0, f64::NAN),
            (f64::NAN, 1.0),
            (f64::INFINITY, f64::MAX),
            (f64::MAX, f64::INFINITY),
            (f64::INFINITY, f64::NEG_INFINITY),
        ] {
            assert!(!accepts(tolerance, expected, got), "{expected} {got}");
        }
    }
}
