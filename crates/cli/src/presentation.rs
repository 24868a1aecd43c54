//! Reports with what is needed to show them: lexicons, starters, the terminal.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context as _;
use challenge::Challenge;
use console::Term;
use judge::export::{GradedSet, Presentation};
use judge::report::{ChallengeSummary, Report};
use judge::similarity::{self, similar};
use runtimes::Registry;

use crate::arguments::Audience;

/// The reports as a set that can be exported.
pub(crate) fn graded_set(
    challenge: &Challenge,
    registry: &Registry,
    reports: Vec<Report>,
    audience: Audience,
) -> anyhow::Result<GradedSet> {
    let lexicons: BTreeMap<_, _> = registry
        .descriptions()
        .iter()
        .map(|description| (description.name.clone(), description.lexicon.clone()))
        .collect();
    let starters = starters(challenge);
    // Who resembles whom is not a candidate's business.
    let pairs = match audience {
        Audience::Candidate => Vec::new(),
        Audience::Staff => similar(
            &reports,
            &lexicons,
            &starters,
            &similarity::Options::default(),
        ),
    };
    let set = GradedSet::new(ChallengeSummary::of(challenge), reports)
        .with_similar(pairs)
        .with_presentation(Presentation {
            colour: console::colors_enabled(),
            columns: columns(&Term::stdout()),
            finished_unix_ms: SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| {
                    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
                }),
            lexicons,
            starters,
        });
    match audience {
        Audience::Staff => Ok(set),
        Audience::Candidate => set
            .for_candidates(challenge.feedback)
            .context("failed to leave out what candidates may not see"),
    }
}

/// The columns of what nobody reads on a terminal.
const COLUMNS_ELSEWHERE: usize = 120;

fn columns(terminal: &Term) -> usize {
    match terminal.size_checked() {
        Some((_, columns)) => usize::from(columns),
        None => COLUMNS_ELSEWHERE,
    }
}

/// The set as it is written to files: without colours, whatever the terminal
/// beside them takes.
pub(crate) fn for_files(set: &GradedSet) -> GradedSet {
    let presentation = Presentation {
        colour: false,
        columns: set.presentation.columns.max(COLUMNS_ELSEWHERE),
        ..set.presentation.clone()
    };
    set.clone().with_presentation(presentation)
}

fn starters(challenge: &Challenge) -> BTreeMap<protocol::Language, BTreeMap<String, String>> {
    let text = |content: &Vec<u8>| String::from_utf8_lossy(content).into_owned();
    challenge
        .languages
        .iter()
        .map(|(language, entry)| {
            let files = entry
                .starter
                .iter()
                .map(|(path, content)| (path.clone(), text(content)));
            (language.clone(), files.collect())
        })
        .collect()
}
