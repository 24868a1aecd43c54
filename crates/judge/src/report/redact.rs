//! What a candidate may see of a report.
//!
//! What a role may not see is not there: hidden parts are removed, not marked
//! as secret, and everything summed over them is summed anew.

use challenge::{Challenge, Feedback};
use protocol::Verdict;

use super::{CaseReport, GroupReport, Report};

impl Report {
    /// The report as the candidate may see it, by the challenge's policy.
    ///
    /// Visible groups stay as they are. Of a hidden group stay its name and
    /// its points, and of its cases
    ///
    /// | policy | what stays |
    /// |---|---|
    /// | `nothing` | nothing, nor what the group earned; verdict and score of the report are those of the visible groups |
    /// | `verdict` | the verdict; the name becomes a number |
    /// | `name` | the verdict and the name |
    /// | `input` | also the input and what the candidate's code did with it, but neither what was expected nor the reason of a wrong answer, which tells it |
    ///
    /// Of guest-judged tests never more than the name stays: their messages
    /// quote what they expect. The digest is that of the redacted report.
    ///
    /// # Errors
    ///
    /// None in practice: a report holds no floats.
    pub fn for_candidate(&self, challenge: &Challenge) -> Result<Self, serde_json::Error> {
        self.with_feedback(challenge.feedback)
    }

    pub(crate) fn with_feedback(&self, feedback: Feedback) -> Result<Self, serde_json::Error> {
        let mut report = self.clone();
        // Notes may name hidden cases, and nothing in them is for candidates.
        report.notes.clear();
        for group in report.groups.iter_mut().filter(|group| !group.visible) {
            redact_group(group, feedback);
        }
        if feedback == Feedback::Nothing {
            only_visible_sums(&mut report);
        }
        report.fuel = report
            .groups
            .iter()
            .flat_map(|group| &group.cases)
            .filter_map(|case| case.fuel)
            .sum();
        report.sealed()
    }
}

fn redact_group(group: &mut GroupReport, feedback: Feedback) {
    group.growth_thousandths = None;
    if feedback == Feedback::Nothing {
        group.cases.clear();
        group.skipped_for.clear();
        group.verdict = None;
        group.score = 0;
        return;
    }
    // What a test says quotes its own source, and so what it expects.
    let feedback = if group.guest_judged {
        feedback.min(Feedback::Name)
    } else {
        feedback
    };
    for (index, case) in group.cases.iter_mut().enumerate() {
        redact_case(case, index + 1, feedback);
    }
}

fn redact_case(case: &mut CaseReport, number: usize, feedback: Feedback) {
    let shown = std::mem::replace(
        case,
        CaseReport {
            name: format!("hidden case {number}"),
            verdict: case.verdict,
            fuel: None,
            reference_fuel: None,
            memory_bytes: 0,
            exit_code: None,
            input: String::new(),
            expected: String::new(),
            got: String::new(),
            reason: String::new(),
            stdout: String::new(),
            stderr: String::new(),
        },
    );
    if feedback >= Feedback::Name {
        case.name = shown.name;
    }
    if feedback >= Feedback::Input {
        case.fuel = shown.fuel;
        case.memory_bytes = shown.memory_bytes;
        case.exit_code = shown.exit_code;
        case.input = shown.input;
        case.got = shown.got;
        case.stdout = shown.stdout;
        case.stderr = shown.stderr;
        if case.verdict != Verdict::Wa {
            case.reason = shown.reason;
        }
    }
}

fn only_visible_sums(report: &mut Report) {
    let visible = || report.groups.iter().filter(|group| group.visible);
    let verdict = visible().filter_map(|group| group.verdict).max();
    let score = visible().map(|group| group.score).sum();
    let points = visible().map(|group| group.points).sum();
    // A program that does not compile is known as that, whatever is hidden.
    if report.verdict != Verdict::Ce {
        report.verdict = verdict.unwrap_or(Verdict::Ac);
    }
    report.score = score;
    report.points = points;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::sample;

    fn seen(feedback: Feedback) -> (Report, String) {
        let report = sample().with_feedback(feedback).unwrap();
        let text = report.to_canonical_json().unwrap();
        (report, text)
    }

    #[test]
    fn nothing_means_nothing() {
        let (report, text) = seen(Feedback::Nothing);
        assert_eq!(report.verdict, Verdict::Ac);
        assert_eq!((report.score, report.points), (10, 10));
        assert_eq!(report.fuel, 100);
        assert!(report.groups[1].cases.is_empty());
        for hidden in ["two hits", "slides", "expected 2", "WA"] {
            assert!(!text.contains(hidden), "{hidden}");
        }
    }

    #[test]
    fn each_level_adds_to_the_one_before() {
        let (report, text) = seen(Feedback::Verdict);
        assert_eq!(report.verdict, Verdict::Wa);
        assert_eq!(report.groups[1].cases[1].name, "hidden case 2");
        assert_eq!(report.groups[1].cases[1].verdict, Verdict::Wa);
        assert_eq!(report.groups[1].cases[1].stdout, "");
        assert!(!text.contains("slides"));

        let (report, _) = seen(Feedback::Name);
        assert_eq!(report.groups[1].cases[1].name, "the window slides");
        assert_eq!(report.groups[1].cases[1].input, "");

        let (report, text) = seen(Feedback::Input);
        assert_eq!(report.groups[1].cases[1].input, "f(1)");
        assert_eq!(report.groups[1].cases[1].got, "3");
        assert!(!text.contains("expected 2, got 3"));
    }

    #[test]
    fn what_is_visible_stays_and_the_digest_fits() {
        for feedback in [Feedback::Nothing, Feedback::Verdict, Feedback::Input] {
            let (report, _) = seen(feedback);
            assert_eq!(report.groups[0], sample().groups[0]);
            assert_eq!(report.computed_digest().unwrap(), report.digest);
        }
    }
}
