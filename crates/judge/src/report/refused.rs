//! The report of somebody who handed in what cannot be judged, so that a
//! cohort's reports are complete.

use challenge::{Challenge, Content};
use protocol::{Language, Verdict};

use super::{ChallengeSummary, GroupReport, Report, RuntimeSummary, SubmissionSummary, Timing};

impl Report {
    /// A report without cases: verdict `CE`, no points, and the reason as
    /// diagnostics. `language` is the one that was asked for or told, if any;
    /// the report says `unknown` otherwise.
    ///
    /// # Errors
    ///
    /// None in practice: a report holds no floats.
    pub fn refused(
        challenge: &Challenge,
        name: &str,
        language: Option<&Language>,
        reason: &str,
    ) -> Result<Self, serde_json::Error> {
        let unknown = || "unknown".parse().map_err(serde::de::Error::custom);
        let report = Self {
            format_version: 1,
            digest: String::new(),
            challenge: ChallengeSummary::of(challenge),
            submission: SubmissionSummary {
                name: name.to_owned(),
                language: language.cloned().map_or_else(unknown, Ok)?,
                digest: String::new(),
                entry: String::new(),
                files: std::collections::BTreeMap::new(),
            },
            runtime: RuntimeSummary {
                version: String::new(),
                digest: String::new(),
            },
            verdict: Verdict::Ce,
            score: 0,
            points: challenge.points(),
            diagnostics: reason.to_owned(),
            groups: challenge.groups.iter().map(without_cases).collect(),
            fuel: 0,
            notes: vec!["this is no submission, and was not judged".to_owned()],
            timing: Timing::default(),
        };
        report.sealed()
    }

    /// Whether nothing was judged, because what was handed in is no
    /// submission: there is nothing to execute again.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.submission.digest.is_empty()
    }
}

impl ChallengeSummary {
    /// A challenge's identity.
    #[must_use]
    pub fn of(challenge: &Challenge) -> Self {
        Self {
            id: challenge.id.to_string(),
            title: challenge.title.clone(),
            digest: challenge.digest.clone(),
        }
    }
}

fn without_cases(group: &challenge::Group) -> GroupReport {
    GroupReport {
        name: group.name.clone(),
        visible: group.visible,
        guest_judged: matches!(group.content, Content::Tests(_)),
        verdict: Some(Verdict::Ce),
        score: 0,
        points: group.points,
        skipped_for: Vec::new(),
        growth_thousandths: None,
        cases: Vec::new(),
    }
}
