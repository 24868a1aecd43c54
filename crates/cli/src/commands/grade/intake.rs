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
    /// What cannot.
    pub(super) refused: Vec<Refused>,
}

/// Something that is no submission to this challenge.
pub(super) struct Refused {
    pub(super) name: String,
    pub(super) reason: String,
    /// Whether the command line names it. Then somebody mistyped, perhaps; what
    /// lies in a cohort's folder is what a candidate handed in.
    pub(super) is_named: bool,
}

/// Where one submission comes from.
struct Entry {
    name: String,
    path: PathBuf,
    is_named: bool,
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
    for entry in entries {
        let name = entry.name;
        match Submission::read(&entry.path, challenge, &options) {
            Ok(submission) => intake.submissions.push(Submission { name, ..submission }),
            Err(SubmissionError::Refused(refusal)) => intake.refused.push(Refused {
                name,
                reason: refusal.to_string(),
                is_named: entry.is_named,
            }),
            Err(error) => return Err(Unusable(error.into()).into()),
        }
    }
    if intake.submissions.is_empty() && intake.refused.iter().all(|refused| refused.is_named) {
        let reasons: Vec<_> = intake
            .refused
            .iter()
            .map(|refused| format!("{}: {}", refused.name, refused.reason))
            .collect();
        return Err(Unusable(anyhow::anyhow!(
            "nothing can be graded\n  {}",
            reasons.join("\n  ")
        ))
        .into());
    }
    Ok(intake)
}

fn entries(arguments: &GradeArguments) -> anyhow::Result<Vec<Entry>> {
    let named = arguments.submissions.iter().map(|path| Entry {
        name: name_of(path),
        path: path.clone(),
        is_named: true,
    });
    let mut entries: Vec<Entry> = named.collect();
    if let Some(folder) = &arguments.cohort {
        let found = cohort(folder)
            .with_context(|| format!("failed to read the cohort {}", folder.display()))?;
        if found.is_empty() {
            bail!("the cohort {} is empty", folder.display());
        }
        entries.extend(found.into_iter().map(|entry| Entry {
            name: entry.name,
            path: entry.path,
            is_named: false,
        }));
    }
    let mut seen = BTreeSet::new();
    for entry in &mut entries {
        if !seen.insert(entry.name.clone()) {
            entry.name = entry.path.display().to_string();
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
