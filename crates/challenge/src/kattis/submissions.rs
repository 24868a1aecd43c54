//! The package's submissions, as proofs.

use std::collections::BTreeMap;

use protocol::{Language, Verdict};

use crate::folder::join;
use crate::load::{Context, MAXIMUM_SOURCE};
use crate::solution::complete;
use crate::{Expected, LanguageEntry, Problem, Proof};

const ROOT: &str = "submissions";

/// The folders beside those of our own challenges.
const FOLDERS: [(&str, Expected); 3] = [
    ("rejected", Expected::Rejected),
    ("brute_force", Expected::Rejected),
    ("partially_accepted", Expected::Partial),
];

/// The proofs in languages that are known. The rest is passed over, and
/// counted in a warning.
pub(super) fn read(
    context: &Context<'_>,
    languages: &BTreeMap<Language, LanguageEntry>,
) -> Vec<Proof> {
    let mut proofs: Vec<Proof> = Vec::new();
    let mut passed_over = 0;
    for name in context.folder.children(ROOT) {
        let folder = join(ROOT, name);
        let mut known = Expected::FOLDERS.iter().chain(&FOLDERS);
        let expected = known
            .find(|(known, _)| *known == name)
            .map(|(_, expected)| *expected);
        let (Some(expected), false) = (expected, context.folder.has(&folder)) else {
            continue;
        };
        for name in context.folder.children(&folder) {
            match proof(context, languages, &join(&folder, name), expected) {
                Some(proof) => proofs.push(proof),
                None => passed_over += 1,
            }
        }
    }
    if passed_over > 0 {
        let what = format!("{passed_over} submissions are in languages that are not known here");
        let problem = Problem::error(ROOT, what, "they are passed over");
        context.sink.push(problem.as_warning());
    }
    choose_references(&mut proofs);
    proofs
}

/// The first accepted submission of a language is its reference.
fn choose_references(proofs: &mut [Proof]) {
    let mut seen: Vec<Language> = Vec::new();
    for proof in proofs.iter_mut() {
        let accepted = proof.expected == Expected::Verdict(Verdict::Ac);
        if accepted && !seen.contains(&proof.language) {
            seen.push(proof.language.clone());
            proof.reference = true;
        }
    }
}

fn proof(
    context: &Context<'_>,
    languages: &BTreeMap<Language, LanguageEntry>,
    path: &str,
    expected: Expected,
) -> Option<Proof> {
    let (outer, paths): (usize, Vec<&str>) = if context.folder.has(path) {
        (path.rfind('/').map_or(0, |at| at + 1), vec![path])
    } else {
        (path.len() + 1, context.folder.under(path).collect())
    };
    let language = paths
        .iter()
        .find_map(|path| context.languages.of_file(path))
        .filter(|language| languages.contains_key(*language))?;
    let files: BTreeMap<String, Vec<u8>> = paths
        .iter()
        .filter_map(|path| {
            let content = context
                .folder
                .read_judging(path, MAXIMUM_SOURCE, context.sink)?;
            Some((path.get(outer..)?.to_owned(), content))
        })
        .collect();
    let entry = languages.get(language)?;
    match complete(files, language, entry, context.languages) {
        Ok(source) => Some(Proof {
            path: path.to_owned(),
            expected,
            language: language.clone(),
            reference: false,
            source,
        }),
        Err(error) => {
            let problem = Problem::error(path, error.to_string(), "it is passed over");
            context.sink.push(problem.as_warning());
            None
        }
    }
}
