//! The input of every exporter: reports of one challenge and how to show them.

use std::collections::BTreeMap;

use protocol::Language;
use tokens::Lexicon;

use crate::report::{ChallengeSummary, Report};
use crate::similarity::{self, Options, Pair};

/// Reports of submissions to one challenge.
#[derive(Clone, Debug)]
pub struct GradedSet {
    /// The challenge that all of them were judged by.
    pub challenge: ChallengeSummary,
    /// The reports, by name and then by digest.
    pub reports: Vec<Report>,
    /// Hints of similarity, see [`crate::similarity`].
    pub similar: Vec<Pair>,
    /// How to show them.
    pub presentation: Presentation,
}

/// How a [`GradedSet`] is shown. No field changes a verdict.
#[derive(Clone, Debug)]
pub struct Presentation {
    /// Whether the terminal takes colours.
    pub colour: bool,
    /// The terminal's width in columns.
    pub columns: usize,
    /// When grading ended, in milliseconds since 1970 in UTC, for the formats
    /// that must tell a time.
    pub finished_unix_ms: u64,
    /// How to colour code, for each language.
    pub lexicons: BTreeMap<Language, Lexicon>,
    /// The starter files of each language, path to text, for the difference.
    pub starters: BTreeMap<Language, BTreeMap<String, String>>,
}

impl Default for Presentation {
    fn default() -> Self {
        Self {
            colour: false,
            columns: 100,
            finished_unix_ms: 0,
            lexicons: BTreeMap::new(),
            starters: BTreeMap::new(),
        }
    }
}

impl GradedSet {
    /// A set of `reports`, put into the order that does not depend on which
    /// of them was judged first.
    #[must_use]
    pub fn new(challenge: ChallengeSummary, mut reports: Vec<Report>) -> Self {
        reports.sort_by(|left, right| {
            let left = (&left.submission.name, &left.digest);
            left.cmp(&(&right.submission.name, &right.digest))
        });
        Self {
            challenge,
            reports,
            similar: Vec::new(),
            presentation: Presentation::default(),
        }
    }

    /// The same with hints of similarity.
    #[must_use]
    pub fn with_similar(self, similar: Vec<Pair>) -> Self {
        Self { similar, ..self }
    }

    /// The same with the hints that its own presentation can find: it has the
    /// lexicons and the starters.
    #[must_use]
    pub fn with_similarity(self, options: &Options) -> Self {
        let shown = &self.presentation;
        let similar = similarity::similar(&self.reports, &shown.lexicons, &shown.starters, options);
        self.with_similar(similar)
    }

    /// The same, shown in another way.
    #[must_use]
    pub fn with_presentation(self, presentation: Presentation) -> Self {
        Self {
            presentation,
            ..self
        }
    }
}
