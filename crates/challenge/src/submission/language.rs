//! Which language a submission is in.

use std::collections::BTreeMap;

use protocol::Language;

use super::{ReadOptions, Refusal, SubmissionError};
use crate::{Challenge, LanguageEntry};

/// The language that was asked for, else the one that the files tell: the
/// only one whose entry file is there, or the only one there is any file of.
pub(super) fn choose<'c>(
    files: &BTreeMap<String, Vec<u8>>,
    challenge: &'c Challenge,
    options: &ReadOptions<'_>,
) -> Result<(Language, &'c LanguageEntry), SubmissionError> {
    if let Some(language) = &options.language {
        let entry = challenge.languages.get(language).ok_or_else(|| {
            SubmissionError::NotOffered(language.clone(), names(challenge.languages.keys()))
        })?;
        return Ok((language.clone(), entry));
    }
    let by_entry = challenge
        .languages
        .iter()
        .filter(|(_, entry)| files.contains_key(&entry.entry));
    if let [(language, entry)] = by_entry.collect::<Vec<_>>().as_slice() {
        return Ok(((*language).clone(), entry));
    }
    let by_extension = challenge.languages.iter().filter(|(language, _)| {
        files
            .keys()
            .any(|path| options.languages.of_file(path) == Some(language))
    });
    match by_extension.collect::<Vec<_>>().as_slice() {
        [(language, entry)] => Ok(((*language).clone(), entry)),
        [] => {
            let offered = names(challenge.languages.keys());
            let reason = format!("there is no file in a language of the challenge ({offered})");
            Err(Refusal::whole(reason).into())
        }
        several => {
            let found = names(several.iter().map(|(language, _)| *language));
            let reason = format!("there are files in {found}; say which with `--language`");
            Err(Refusal::whole(reason).into())
        }
    }
}

fn names<'l>(languages: impl Iterator<Item = &'l Language>) -> String {
    let names: Vec<&str> = languages.map(Language::as_str).collect();
    names.join(", ")
}
