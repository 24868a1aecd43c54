//! Which groups are judged when: each after those that it depends on, or not
//! at all if one of them did not pass whole.

use challenge::Group;
use protocol::Verdict;

use super::group::skipped;
use crate::report::GroupReport;

/// Settles the groups that are skipped, and gives the places of those that
/// are ready; `None` when every group is settled.
pub(super) fn next(groups: &[&Group], settled: &mut [Option<GroupReport>]) -> Option<Vec<usize>> {
    // Skipping one group may be a reason to skip another.
    while settle_skipped(groups, settled) {}
    let is_open = |name: &String| {
        let index = groups.iter().position(|group| group.name == *name);
        index.is_some_and(|index| settled[index].is_none())
    };
    let ready: Vec<usize> = (0..groups.len())
        .filter(|index| settled[*index].is_none())
        // A dependency that is not judged at all, because only visible groups
        // are, holds nobody back.
        .filter(|index| !groups[*index].depends_on.iter().any(is_open))
        .collect();
    // Circles were refused when the challenge was read.
    (!ready.is_empty()).then_some(ready)
}

/// Settles what has to be skipped now, and tells whether there was anything.
fn settle_skipped(groups: &[&Group], settled: &mut [Option<GroupReport>]) -> bool {
    let failed: Vec<String> = settled
        .iter()
        .flatten()
        .filter(|report| report.verdict != Some(Verdict::Ac))
        .map(|report| report.name.clone())
        .collect();
    let mut any = false;
    for (group, settled) in groups.iter().zip(settled) {
        let reasons = group.depends_on.iter().filter(|name| failed.contains(name));
        let reasons: Vec<String> = reasons.cloned().collect();
        if settled.is_none() && !reasons.is_empty() {
            *settled = Some(skipped(group, reasons));
            any = true;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;
    use challenge::{Content, Scoring};

    fn group(name: &str, depends_on: &[&str]) -> Group {
        Group {
            name: name.to_owned(),
            visible: false,
            points: 1,
            depends_on: depends_on.iter().map(|&name| name.to_owned()).collect(),
            scoring: Scoring::All,
            content: Content::Call(Vec::new()),
        }
    }

    fn settle(group: &Group, verdict: Verdict) -> Option<GroupReport> {
        let mut report = skipped(group, Vec::new());
        report.verdict = Some(verdict);
        Some(report)
    }

    #[test]
    fn groups_wait_for_what_they_depend_on_and_are_skipped_with_it() {
        let all = [
            group("a", &[]),
            group("b", &["a"]),
            group("c", &["b"]),
            group("d", &[]),
        ];
        let groups: Vec<&Group> = all.iter().collect();
        let mut settled = vec![None, None, None, None];
        assert_eq!(next(&groups, &mut settled), Some(vec![0, 3]));

        settled[0] = settle(&all[0], Verdict::Ac);
        settled[3] = settle(&all[3], Verdict::Wa);
        assert_eq!(next(&groups, &mut settled), Some(vec![1]));

        settled[1] = settle(&all[1], Verdict::Wa);
        assert_eq!(next(&groups, &mut settled), None);
        let skipped = settled[2].as_ref().unwrap();
        assert_eq!(skipped.skipped_for, ["b"]);
        assert_eq!(skipped.verdict, None);
    }

    #[test]
    fn skipping_goes_on_to_those_that_depend_on_the_skipped() {
        let all = [group("a", &[]), group("b", &["a"]), group("c", &["b"])];
        let groups: Vec<&Group> = all.iter().collect();
        let mut settled = vec![settle(&all[0], Verdict::Rte), None, None];
        assert_eq!(next(&groups, &mut settled), None);
        assert_eq!(settled[2].as_ref().unwrap().skipped_for, ["b"]);
    }

    #[test]
    fn a_dependency_that_is_not_judged_holds_nobody_back() {
        let all = [group("b", &["a"])];
        let groups: Vec<&Group> = all.iter().collect();
        assert_eq!(next(&groups, &mut [None]), Some(vec![0]));
    }
}
