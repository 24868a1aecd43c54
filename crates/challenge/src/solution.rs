//! A solution's files, completed from the challenge's starter.
//!
//! Candidates and authors hand in what they changed. What they left alone
//! comes from the starter, so a solution always has all of its files.

use std::collections::BTreeMap;

use protocol::Language;

use crate::model::{LanguageEntry, SourceFiles};
use crate::{Languages, paths};

/// Files that no entry can be found among.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Incomplete {
    /// There is no file of the language at all.
    #[error("there is no {0} file in it")]
    Nothing(Language),
    /// There are several, and none has the entry's name.
    #[error("there is no `{entry}` among its files ({found}); name the file to start `{entry}`")]
    NoEntry {
        /// The name that was looked for.
        entry: String,
        /// The names that were found.
        found: String,
    },
}

/// Lays files over the starter of their language.
///
/// The entry file is the one of that name; else, if every source file is one
/// of the starter's, the starter's; else the only source file, whatever its
/// name. Such a file gets the entry's name and keeps its extension.
pub(crate) fn complete(
    mut files: BTreeMap<String, Vec<u8>>,
    language: &Language,
    wanted: &LanguageEntry,
    languages: &Languages,
) -> Result<SourceFiles, Incomplete> {
    let is_source = |path: &&String| languages.of_file(path) == Some(language);
    let sources: Vec<String> = files.keys().filter(is_source).cloned().collect();
    let mut entry = wanted.entry.clone();
    let of_starter = |path: &String| wanted.starter.contains_key(path);
    let has_entry =
        files.contains_key(&entry) || (of_starter(&entry) && sources.iter().all(of_starter));
    if !has_entry {
        let [only] = sources.as_slice() else {
            return Err(no_entry(language, &entry, &sources));
        };
        entry = with_extension_of(&entry, only);
        if let Some(content) = files.remove(only) {
            files.insert(entry.clone(), content);
        }
    } else if sources.is_empty() {
        return Err(Incomplete::Nothing(language.clone()));
    }
    for (path, content) in &wanted.starter {
        let replaced = *path == wanted.entry && entry != wanted.entry;
        if !replaced && !files.contains_key(path) {
            files.insert(path.clone(), content.clone());
        }
    }
    Ok(SourceFiles { entry, files })
}

fn no_entry(language: &Language, entry: &str, sources: &[String]) -> Incomplete {
    if sources.is_empty() {
        return Incomplete::Nothing(language.clone());
    }
    let mut found: Vec<String> = sources
        .iter()
        .take(4)
        .map(|name| paths::shown(name))
        .collect();
    if sources.len() > found.len() {
        found.push("…".to_owned());
    }
    Incomplete::NoEntry {
        entry: entry.to_owned(),
        found: found.join(", "),
    }
}

/// `rate_limiter.js` for a file `answer.mjs` becomes `rate_limiter.mjs`.
fn with_extension_of(entry: &str, file: &str) -> String {
    let stem = entry.rsplit_once('.').map_or(entry, |(stem, _)| stem);
    match file.rsplit_once('.') {
        Some((_, extension)) => format!("{stem}.{extension}"),
        None => entry.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(files: &[&str]) -> Result<(String, Vec<String>), String> {
        let language: Language = "javascript".parse().unwrap();
        let wanted = LanguageEntry {
            entry: "limit.js".into(),
            starter: [("limit.js".into(), vec![0]), ("clock.js".into(), vec![0])].into(),
        };
        let files = files
            .iter()
            .map(|&name| (name.to_owned(), vec![1]))
            .collect();
        complete(files, &language, &wanted, &Languages::common())
            .map(|source| {
                let told = |(name, content): (&String, &Vec<u8>)| format!("{name}{}", content[0]);
                (
                    source.entry.clone(),
                    source.files.iter().map(told).collect(),
                )
            })
            .map_err(|error| error.to_string())
    }

    fn files(entry: &str, files: &[&str]) -> (String, Vec<String>) {
        (entry.into(), files.iter().map(|&f| f.into()).collect())
    }

    #[test]
    fn what_is_missing_comes_from_the_starter() {
        assert_eq!(
            completed(&["limit.js"]),
            Ok(files("limit.js", &["clock.js0", "limit.js1"]))
        );
        assert_eq!(
            completed(&["clock.js"]),
            Ok(files("limit.js", &["clock.js1", "limit.js0"]))
        );
        assert_eq!(
            completed(&["limit.js", "own.js", "notes.md"]),
            Ok(files(
                "limit.js",
                &["clock.js0", "limit.js1", "notes.md1", "own.js1"]
            ))
        );
    }

    #[test]
    fn a_single_file_is_the_entry() {
        assert_eq!(
            completed(&["x.js"]),
            Ok(files("limit.js", &["clock.js0", "limit.js1"]))
        );
        assert_eq!(
            completed(&["x.mjs"]),
            Ok(files("limit.mjs", &["clock.js0", "limit.mjs1"]))
        );
    }

    #[test]
    fn without_an_entry_the_names_are_told() {
        assert_eq!(
            completed(&["notes.md"]),
            Err("there is no javascript file in it".into())
        );
        let told = completed(&["a.js", "b.js"]).unwrap_err();
        assert!(
            told.contains("no `limit.js` among its files (a.js, b.js)"),
            "{told}"
        );
    }
}
