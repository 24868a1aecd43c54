//! How the cost of a solution grows: the exponent b of fuel ≈ a · sizeᵇ.
//!
//! A least-squares line through the logarithms. The logarithm comes from the
//! `libm` crate and the sums run in the order given, so that the figure has
//! the same bits on every machine; the host's own `ln` may round differently.

/// The fitted exponent in thousandths, from sizes and their fuel.
///
/// `None` with fewer than two distinct sizes, or where a size or a cost is 0.
#[must_use]
pub fn exponent_thousandths(points: &[(u64, u64)]) -> Option<i64> {
    if points.iter().any(|(size, fuel)| *size == 0 || *fuel == 0) {
        return None;
    }
    let (x, y): (Vec<f64>, Vec<f64>) = points
        .iter()
        .map(|(size, fuel)| (logarithm(*size), logarithm(*fuel)))
        .unzip();
    let (mean_x, mean_y) = (mean(&x)?, mean(&y)?);
    let mut covariance = 0.0;
    let mut variance = 0.0;
    for (x, y) in x.iter().zip(&y) {
        covariance += (x - mean_x) * (y - mean_y);
        variance += (x - mean_x) * (x - mean_x);
    }
    let distinct = points.iter().any(|point| point.0 != points[0].0);
    // Logarithms of u64 lie below 45, so the quotient is far inside i64.
    #[allow(clippy::cast_possible_truncation)]
    distinct.then(|| libm::round(covariance / variance * 1000.0) as i64)
}

// Sizes and costs beyond 2⁵³ lose their last bits, far below a thousandth.
#[allow(clippy::cast_precision_loss)]
fn logarithm(value: u64) -> f64 {
    libm::log(value as f64)
}

#[allow(clippy::cast_precision_loss)]
fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fitted(cost: impl Fn(u64) -> u64) -> Option<i64> {
        let points: Vec<_> = (0..6).map(|k| 1000 << k).map(|n| (n, cost(n))).collect();
        exponent_thousandths(&points)
    }

    #[test]
    fn the_exponent_of_a_power_is_found() {
        assert_eq!(fitted(|n| 7 * n), Some(1000));
        assert_eq!(fitted(|n| 3 * n * n), Some(2000));
        assert_eq!(fitted(|_| 12_345), Some(0));
        assert_eq!(fitted(|n| 40 * n * u64::from(n.ilog2())), Some(1127));
        // A constant start-up cost bends the line a little.
        assert_eq!(fitted(|n| 20_000 + 30 * n), Some(865));
    }

    #[test]
    fn without_two_sizes_there_is_no_line() {
        assert_eq!(exponent_thousandths(&[]), None);
        assert_eq!(exponent_thousandths(&[(10, 5)]), None);
        assert_eq!(exponent_thousandths(&[(10, 5), (10, 9)]), None);
        assert_eq!(exponent_thousandths(&[(0, 5), (10, 9)]), None);
        assert_eq!(exponent_thousandths(&[(10, 0), (20, 9)]), None);
        assert!(exponent_thousandths(&[(1, 1), (u64::MAX, u64::MAX)]).is_some());
    }

    proptest! {
        #[test]
        fn any_input_gives_a_bounded_answer(
            points in proptest::collection::vec((any::<u64>(), any::<u64>()), 0..20)
        ) {
            if let Some(exponent) = exponent_thousandths(&points) {
                // Two neighbouring huge sizes make the steepest line.
                prop_assert!(exponent != i64::MAX && exponent != i64::MIN);
            }
        }

        #[test]
        fn a_constant_factor_changes_nothing(factor in 1_u64..1_000_000) {
            prop_assert_eq!(fitted(|n| factor * n * n), Some(2000));
        }
    }
}
