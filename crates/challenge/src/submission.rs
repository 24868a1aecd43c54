//! What a candidate handed in: a file, a folder or an archive, read with
//! suspicion.
//!
//! Whatever is wrong with it is the candidate's doing and comes back as a
//! [`Refusal`], so that one bad entry never stops a cohort.

mod archive;
mod cohort;
mod folder;
mod gather;
mod language;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use protocol::Language;

pub use cohort::{CohortEntry, cohort};
pub use gather::SubmissionBounds;

use crate::digest::FileDigest;
use crate::model::{Proof, SourceFiles};
use crate::solution::complete;
use crate::{Challenge, Languages, paths};
use gather::Gather;

/// A candidate's solution, ready to be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The candidate: the name of the folder, file or archive.
    pub name: String,
    /// The language.
    pub language: Language,
    /// The files that are judged: the candidate's, completed from the starter.
    pub source: SourceFiles,
    /// SHA-256 in hexadecimal over `source` and `language`.
    pub digest: String,
}

/// How to read submissions.
#[derive(Clone, Debug)]
pub struct ReadOptions<'o> {
    /// The languages that exist.
    pub languages: &'o Languages,
    /// The language to take them for; told from their files if `None`.
    pub language: Option<Language>,
    /// How much one may hold.
    pub bounds: SubmissionBounds,
}

/// Why there is no submission.
#[derive(Debug, thiserror::Error)]
pub enum SubmissionError {
    /// What was handed in cannot be judged. This is data about the candidate.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It cannot be read; the candidate has nothing to do with that.
    #[error("failed to read {}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The caller asks for a language that the challenge does not have.
    #[error("the challenge is not offered in {0}; it is in {1}")]
    NotOffered(Language, String),
}

/// What is wrong with what was handed in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{reason}", if place.is_empty() { String::new() } else { format!("{place}: ") })]
pub struct Refusal {
    /// The place inside it, fit to be shown; empty for the whole.
    pub place: String,
    /// What is wrong, as a lowercase fragment.
    pub reason: String,
}

impl Refusal {
    fn whole(reason: impl Into<String>) -> Self {
        Self {
            place: String::new(),
            reason: reason.into(),
        }
    }

    fn at(place: &str, reason: impl Into<String>) -> Self {
        Self {
            place: paths::shown(place),
            reason: reason.into(),
        }
    }
}

impl Submission {
    /// Reads what lies at a path: a folder, a source file, or a zip, tar or
    /// tar.gz archive.
    ///
    /// # Errors
    ///
    /// See [`SubmissionError`].
    pub fn read(
        path: &Path,
        challenge: &Challenge,
        options: &ReadOptions<'_>,
    ) -> Result<Self, SubmissionError> {
        let unreadable = |source| SubmissionError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let kind = fs::symlink_metadata(path).map_err(unreadable)?.file_type();
        let mut gather = Gather::new(options.bounds);
        if kind.is_dir() {
            folder::read(path, &mut gather)?;
        } else if kind.is_file() {
            read_file(path, &mut gather, options)?;
        } else if kind.is_symlink() {
            return Err(Refusal::whole("this is a symbolic link").into());
        } else {
            return Err(Refusal::whole("this is neither a file nor a folder").into());
        }
        Self::of_files(
            &cohort::name_of(path),
            gather.into_files(),
            challenge,
            options,
        )
    }

    /// Takes files that are in memory, relative path to content.
    ///
    /// # Errors
    ///
    /// See [`SubmissionError`].
    pub fn from_files(
        name: &str,
        files: &BTreeMap<String, Vec<u8>>,
        challenge: &Challenge,
        options: &ReadOptions<'_>,
    ) -> Result<Self, SubmissionError> {
        let mut gather = Gather::new(options.bounds);
        for (path, content) in files {
            gather.add(path, content.clone())?;
        }
        Self::of_files(name, gather.into_files(), challenge, options)
    }

    /// A proof of the challenge's own, as if somebody had handed it in.
    #[must_use]
    pub fn of_proof(proof: &Proof) -> Self {
        Self::new(
            proof.path.clone(),
            proof.language.clone(),
            proof.source.clone(),
        )
    }

    fn of_files(
        name: &str,
        files: BTreeMap<String, Vec<u8>>,
        challenge: &Challenge,
        options: &ReadOptions<'_>,
    ) -> Result<Self, SubmissionError> {
        if files.is_empty() {
            return Err(Refusal::whole("it holds no files").into());
        }
        let entries: Vec<&str> = challenge
            .languages
            .values()
            .map(|l| l.entry.as_str())
            .collect();
        let files = without_outer_folder(files, &entries);
        let (language, entry) = language::choose(&files, challenge, options)?;
        let source = complete(files, &language, entry, options.languages)
            .map_err(|error| Refusal::whole(error.to_string()))?;
        Ok(Self::new(paths::shown(name), language, source))
    }

    fn new(name: String, language: Language, source: SourceFiles) -> Self {
        let mut digest = FileDigest::new("greenroom submission 1");
        digest.file(language.as_str(), source.entry.as_bytes());
        for (path, content) in &source.files {
            digest.file(path, content);
        }
        Self {
            name,
            language,
            source,
            digest: digest.finish(),
        }
    }
}

fn read_file(
    path: &Path,
    gather: &mut Gather,
    options: &ReadOptions<'_>,
) -> Result<(), SubmissionError> {
    let name = path.file_name().map(|name| name.to_string_lossy());
    let name = name.as_deref().unwrap_or("");
    match archive::Form::of(name) {
        Some(form) => archive::read(path, form, gather),
        None if archive::is_other_archive(name) => {
            let reason = "archives of this kind are not read; use zip, tar or tar.gz";
            Err(Refusal::whole(reason).into())
        }
        None => {
            let content = gather::read_bounded(path, options.bounds.file_bytes)?;
            Ok(gather.add(name, content)?)
        }
    }
}

/// Strips folders that everything lies in, as archives of a folder have them,
/// unless an entry file is expected to lie in one.
fn without_outer_folder(
    mut files: BTreeMap<String, Vec<u8>>,
    entries: &[&str],
) -> BTreeMap<String, Vec<u8>> {
    while !entries.iter().any(|entry| files.contains_key(*entry)) {
        let outer = files.keys().next().and_then(|path| path.split_once('/'));
        let Some(prefix) = outer.map(|(folder, _)| format!("{folder}/")) else {
            break;
        };
        if !files.keys().all(|path| path.starts_with(&prefix)) {
            break;
        }
        files = files
            .into_iter()
            .map(|(path, content)| (path[prefix.len()..].to_owned(), content))
            .collect();
    }
    files
}
