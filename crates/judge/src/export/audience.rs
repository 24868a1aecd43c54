//! What candidates may read of their reports.
//!
//! What somebody may not see is taken out before any format is written, so
//! that no format can forget to hide it.

use challenge::Feedback;

use super::GradedSet;
use crate::report::Report;

impl GradedSet {
    /// The same reports as their candidates may read them: of hidden cases
    /// what `feedback` allows, of hidden groups nothing if it allows nothing,
    /// and no hints of similarity, which are for staff.
    ///
    /// # Errors
    ///
    /// None in practice: a report holds no floats.
    pub fn for_candidates(&self, feedback: Feedback) -> Result<Self, serde_json::Error> {
        let reports = self.reports.iter();
        let reports = reports.map(|report| extract(report, feedback));
        let reports = reports.collect::<Result<Vec<_>, _>>()?;
        let seen = Self::new(self.challenge.clone(), reports);
        Ok(seen.with_presentation(self.presentation.clone()))
    }
}

fn extract(report: &Report, feedback: Feedback) -> Result<Report, serde_json::Error> {
    let mut seen = report.with_feedback(feedback)?;
    if feedback == Feedback::Nothing {
        // An empty group would look as if it had not been judged.
        seen.groups.retain(|group| group.visible);
    }
    seen.sealed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Format, fixture};
    use crate::report::CaseReport;

    const SECRETS: [&str; 7] = [
        "NAME", "INPUT", "EXPECTED", "GOT", "REASON", "STDOUT", "STDERR",
    ];

    /// A report whose hidden cases hold nothing but secrets.
    fn secretive() -> GradedSet {
        let mut set = fixture::single();
        let groups = set.reports.iter_mut().flat_map(|report| &mut report.groups);
        for group in groups.filter(|group| !group.visible) {
            for case in &mut group.cases {
                let [name, input, expected, got, reason, stdout, stderr] =
                    SECRETS.map(str::to_owned);
                *case = CaseReport {
                    name,
                    input,
                    expected,
                    got,
                    reason,
                    stdout,
                    stderr,
                    ..case.clone()
                };
            }
        }
        set.reports[0].notes.push("EXPECTED".into());
        set
    }

    fn told(feedback: Feedback) -> Vec<&'static str> {
        told_of(&secretive(), feedback)
    }

    fn told_of(set: &GradedSet, feedback: Feedback) -> Vec<&'static str> {
        let set = set.for_candidates(feedback).unwrap();
        let mut all = String::new();
        for format in Format::ALL {
            let mut bytes = Vec::new();
            format.write(&set, &mut bytes).unwrap();
            all.push_str(&String::from_utf8(bytes).unwrap());
        }
        let told = SECRETS.into_iter().filter(|secret| all.contains(secret));
        told.collect::<Vec<_>>()
    }

    #[test]
    fn no_format_tells_more_than_the_policy_allows() {
        assert_eq!(told(Feedback::Nothing), [""; 0]);
        assert_eq!(told(Feedback::Verdict), [""; 0]);
        assert_eq!(told(Feedback::Name), ["NAME"]);
        assert_eq!(
            told(Feedback::Input),
            ["NAME", "INPUT", "GOT", "REASON", "STDOUT", "STDERR"]
        );
        // Neither an expectation nor, of a wrong answer, the reason that tells it.
        let mut wrong = secretive();
        for group in &mut wrong.reports[0].groups {
            for case in &mut group.cases {
                case.verdict = protocol::Verdict::Wa;
            }
        }
        assert!(!told_of(&wrong, Feedback::Input).contains(&"REASON"));
    }

    #[test]
    fn nothing_leaves_what_is_visible() {
        let full = fixture::single();
        let seen = full.for_candidates(Feedback::Nothing).unwrap();
        let (full, seen) = (&full.reports[0], &seen.reports[0]);
        assert_eq!(seen.groups, full.groups[..1]);
        assert_eq!((seen.score, seen.points), (10, 10));
        assert_eq!(seen.digest, seen.computed_digest().unwrap());
    }
}
