//! Reading what was handed in. One that cannot be read does not stop the others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use challenge::{
    Challenge, Languages, ReadOptions, Submission, SubmissionBounds, SubmissionError, cohort,
};
use protocol::Language;

use crate::arguments::GradeArguments;
use crate::context::Unusable;

/// What was handed in.
pub(super) struct Intake {
    /// What can be judged.
    pub(super) submissions: Vec<Submission>,
    /// What cannot, and why: name and reason.
    pub(super) refused: Vec<(String, String)>,
}

impl Intake {
    /// The languages that are needed.
    pub(super) fn languages(&self) -> BTreeSet<&Language> {
        self.submissions
            .iter()
            .map(|submission| &submission.language)
            .collect()
    }
}

/// Reads the submissions that the command line names.
pub(super) fn read(
    arguments: &GradeArguments,
    challenge: &Challenge,
    languages: &Languages,
) -> anyhow::Result<Intake> {
    let entries = entries(arguments).map_err(Unusable)?;
    let options = ReadOptions {
        languages,
        language: arguments.language.clone(),
        bounds: SubmissionBounds::default(),
    };
    let mut intake = Intake {
        submissions: Vec::new(),
        refused: Vec::new(),
    };
    for (name, path) in entries {
        match Submission::read(&path, challenge, &options) {
            Ok(submission) => intake.submissions.push(Submission { name, ..submission }),
            Err(SubmissionError::Refused(refusal)) => {
                intake.refused.push((name, refusal.to_string()));
            }
            Err(error) => return Err(Unusable(error.into()).into()),
        }
    }
    if intake.submissions.is_empty() {
        let reasons: Vec<_> = intake
            .refused
            .iter()
            .map(|(name, reason)| format!("{name}: {reason}"))
            .collect();
        return Err(Unusable(anyhow::anyhow!(
            "nothing can be graded\n  {}",
            reasons.join("\n  ")
        ))
        .into());
    }
    Ok(intake)
}

fn entries(arguments: &GradeArguments) -> anyhow::Result<Vec<(String, PathBuf)>> {
    let mut entries: Vec<(String, PathBuf)> = arguments
        .submissions
        .iter()
        .map(|path| (name_of(path), path.clone()))
        .collect();
    if let Some(folder) = &arguments.cohort {
        let found = cohort(folder)
            .with_context(|| format!("failed to read the cohort {}", folder.display()))?;
        if found.is_empty() {
            bail!("the cohort {} is empty", folder.display());
        }
        entries.extend(found.into_iter().map(|entry| (entry.name, entry.path)));
    }
    let mut seen = BTreeSet::new();
    for (name, path) in &mut entries {
        if !seen.insert(name.clone()) {
            *name = path.display().to_string();
        }
    }
    Ok(entries)
}

/// A folder's or archive's name; of a lone source file the name too.
fn name_of(path: &Path) -> String {
    let full = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    full.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
