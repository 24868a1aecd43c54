//! From the cases of a group to what the group earns.

use challenge::{Content, Group};
use protocol::Verdict;

use super::Judged;
use crate::growth::exponent_thousandths;
use crate::report::GroupReport;
use crate::scoring::score;

/// A group that depends on groups which did not pass.
pub(super) fn skipped(group: &Group, skipped_for: Vec<String>) -> GroupReport {
    GroupReport {
        name: group.name.clone(),
        visible: group.visible,
        guest_judged: is_guest_judged(group),
        verdict: None,
        score: 0,
        points: group.points,
        skipped_for,
        growth_thousandths: None,
        cases: Vec::new(),
    }
}

/// A group whose cases were judged, with the remarks on them.
pub(super) fn settle(group: &Group, mut judged: Vec<Judged>) -> (GroupReport, Vec<String>) {
    let growth_thousandths = growth(group, &mut judged);
    let notes = judged
        .iter_mut()
        .filter_map(|judged| judged.note.take())
        .collect();
    let cases: Vec<_> = judged.into_iter().map(|judged| judged.case).collect();
    let verdicts: Vec<Verdict> = cases.iter().map(|case| case.verdict).collect();
    // A case that is our fault leaves its group without a verdict.
    let verdict = verdicts.iter().copied().max();
    let report = GroupReport {
        name: group.name.clone(),
        visible: group.visible,
        guest_judged: is_guest_judged(group),
        verdict: verdict.filter(|verdict| *verdict != Verdict::Ie),
        score: score(group.points, group.scoring, &verdicts),
        points: group.points,
        skipped_for: Vec::new(),
        growth_thousandths,
        cases,
    };
    (report, notes)
}

fn is_guest_judged(group: &Group) -> bool {
    matches!(group.content, Content::Tests(_))
}

/// Fits the growth over the cases with sizes, if all of them have a cost, and
/// fails the largest if it grows too fast.
fn growth(group: &Group, judged: &mut [Judged]) -> Option<i64> {
    let Content::Cost { bounds, .. } = &group.content else {
        return None;
    };
    let sized = || {
        judged
            .iter()
            .enumerate()
            .filter_map(|(index, judged)| judged.size.map(|size| (index, size)))
    };
    let points: Option<Vec<(u64, u64)>> = sized()
        .map(|(index, size)| Some((size, judged[index].case.fuel?)))
        .collect();
    let exponent = exponent_thousandths(&points?)?;
    let bound = bounds.maximum_exponent?;
    let largest = sized().max_by_key(|(_, size)| *size)?.0;
    let case = &mut judged[largest].case;
    if exponent > thousandths(bound) && case.verdict == Verdict::Ac {
        case.verdict = Verdict::Tle;
        case.reason = format!(
            "its operations grow as size^{}.{:03}; the bound is size^{bound}",
            exponent / 1000,
            exponent % 1000
        );
    }
    Some(exponent)
}

// Bounds are small positive numbers, checked when the challenge was read.
#[allow(clippy::cast_possible_truncation)]
fn thousandths(bound: f64) -> i64 {
    (bound * 1000.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grading::trial::blank;
    use challenge::{CostBounds, Scoring};

    fn group(maximum_exponent: f64) -> Group {
        Group {
            name: "scales".to_owned(),
            visible: false,
            points: 30,
            depends_on: Vec::new(),
            scoring: Scoring::Each,
            content: Content::Cost {
                cases: Vec::new(),
                bounds: CostBounds {
                    maximum_ratio: None,
                    maximum_exponent: Some(maximum_exponent),
                },
            },
        }
    }

    fn quadratic() -> Vec<Judged> {
        [100, 400, 200]
            .map(|size| {
                let mut case = blank("case", String::new(), String::new());
                case.fuel = Some(size * size);
                Judged {
                    case,
                    size: Some(size),
                    note: Some("a remark".to_owned()),
                    spent: None,
                }
            })
            .into()
    }

    #[test]
    fn growth_over_the_bound_fails_the_largest_case() {
        let (report, notes) = settle(&group(1.3), quadratic());
        assert_eq!(report.growth_thousandths, Some(2000));
        assert_eq!(report.cases[1].verdict, Verdict::Tle);
        assert_eq!(
            report.cases[1].reason,
            "its operations grow as size^2.000; the bound is size^1.3"
        );
        assert_eq!(report.cases[0].verdict, Verdict::Ac);
        assert_eq!((report.score, report.verdict), (20, Some(Verdict::Tle)));
        assert_eq!(notes.len(), 3);
    }

    #[test]
    fn growth_within_the_bound_passes() {
        let (report, _) = settle(&group(2.0), quadratic());
        assert_eq!((report.score, report.verdict), (30, Some(Verdict::Ac)));
    }

    #[test]
    fn without_all_costs_there_is_no_growth() {
        let mut judged = quadratic();
        judged[0].case.fuel = None;
        judged[0].case.verdict = Verdict::Rte;
        let (report, _) = settle(&group(1.3), judged);
        assert_eq!(report.growth_thousandths, None);
        assert_eq!(report.verdict, Some(Verdict::Rte));
    }

    #[test]
    fn a_fault_of_ours_leaves_the_group_unjudged() {
        let mut judged = quadratic();
        judged[0].case.verdict = Verdict::Ie;
        let (report, _) = settle(&group(3.0), judged);
        assert_eq!((report.score, report.verdict), (0, None));
    }
}
