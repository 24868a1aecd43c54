//! The folders under `submissions/`: solutions whose verdict is known.

use std::collections::BTreeMap;

use protocol::Language;

use super::{Context, MAXIMUM_SOURCE};
use crate::folder::join;
use crate::solution::complete;
use crate::{Expected, LanguageEntry, Problem, Proof};

const ROOT: &str = "submissions";

pub(super) fn read(
    context: &Context<'_>,
    languages: &BTreeMap<Language, LanguageEntry>,
) -> Vec<Proof> {
    let mut proofs = Vec::new();
    for name in context.folder.children(ROOT) {
        let folder = join(ROOT, name);
        let known = Expected::FOLDERS.iter().find(|(known, _)| *known == name);
        match known {
            Some((_, expected)) => {
                proofs.extend(of_folder(context, languages, &folder, *expected));
            }
            None => {
                let names: Vec<&str> = Expected::FOLDERS.iter().map(|(name, _)| *name).collect();
                let mend = format!("the folders here are {}", names.join(", "));
                context
                    .sink
                    .push(Problem::error(folder, "this name tells no verdict", mend));
            }
        }
    }
    check_one_reference(context, &proofs);
    proofs
}

fn of_folder(
    context: &Context<'_>,
    languages: &BTreeMap<Language, LanguageEntry>,
    folder: &str,
    expected: Expected,
) -> Vec<Proof> {
    let names = context.folder.children(folder).into_iter();
    let proofs = names.filter_map(|name| {
        let path = join(folder, name);
        proof(context, languages, &path, expected)
            .map_err(|told| {
                let (what, mend) = told?;
                context.sink.push(Problem::error(&path, what, mend));
                Some(())
            })
            .ok()
    });
    proofs.collect()
}

/// What is wrong and how to mend it; `None` if it has been told already.
type Told = Option<(String, String)>;

fn proof(
    context: &Context<'_>,
    languages: &BTreeMap<Language, LanguageEntry>,
    path: &str,
    expected: Expected,
) -> Result<Proof, Told> {
    let files = files(context, path, expected)?;
    let language = language_of(context, &files)?;
    let Some(entry) = languages.get(&language) else {
        let what = format!("the challenge is not offered in {language}");
        let mend = format!("write `[languages.{language}]`, or take it away");
        return Err(Some((what, mend)));
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_accepted = expected == Expected::FOLDERS[0].1;
    let source = complete(files, &language, entry, context.languages)
        .map_err(|error| Some((error.to_string(), String::new())))?;
    Ok(Proof {
        path: path.to_owned(),
        expected,
        language,
        reference: is_accepted && name.starts_with("reference"),
        source,
    })
}

/// The files of a submission by their names in it.
fn files(
    context: &Context<'_>,
    path: &str,
    expected: Expected,
) -> Result<BTreeMap<String, Vec<u8>>, Told> {
    // What is accepted is what costs and tests are judged by.
    let read = |path: &str| match expected == Expected::FOLDERS[0].1 {
        true => context
            .folder
            .read_judging(path, MAXIMUM_SOURCE, context.sink),
        false => context.folder.read(path, MAXIMUM_SOURCE, context.sink),
    };
    if context.folder.has(path) {
        let name = path.rsplit('/').next().unwrap_or(path).to_owned();
        return Ok([(name, read(path).ok_or(None)?)].into());
    }
    let inner = context.folder.under(path);
    inner
        .map(|file| {
            let name = file.get(path.len() + 1..).unwrap_or(file).to_owned();
            Ok((name, read(file).ok_or(None)?))
        })
        .collect()
}

/// The one language that any of the files is of.
fn language_of(context: &Context<'_>, files: &BTreeMap<String, Vec<u8>>) -> Result<Language, Told> {
    let mut found: Vec<&Language> = files
        .keys()
        .filter_map(|name| context.languages.of_file(name))
        .collect();
    found.sort();
    found.dedup();
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => Err(Some((
            "this is of no language that this greenroom knows".to_owned(),
            "give the file its language's extension".to_owned(),
        ))),
        _ => Err(Some((
            "its files are of several languages".to_owned(),
            "make a submission for each".to_owned(),
        ))),
    }
}

fn check_one_reference(context: &Context<'_>, proofs: &[Proof]) {
    let mut seen: BTreeMap<&Language, &str> = BTreeMap::new();
    for proof in proofs.iter().filter(|proof| proof.reference) {
        if let Some(first) = seen.insert(&proof.language, &proof.path) {
            let what = format!("{first} is a reference in {} already", proof.language);
            let mend = "rename one of them: only the reference starts with `reference`";
            context.sink.push(Problem::error(&proof.path, what, mend));
        }
    }
}
