//! How answers are compared: the default validator, or one of the package's own.

use std::sync::Arc;

use protocol::Language;

use super::settings::Settings;
use crate::folder::join;
use crate::load::{Context, MAXIMUM_SOURCE};
use crate::{Checker, IoCompare, Problem, Tolerance};

/// Where validators lie, in the newer formats and in the legacy one.
const FOLDERS: [&str; 2] = ["output_validator", "output_validators"];

/// How this package compares, before a group changes the flags.
pub(super) enum Validator {
    Default,
    Own(Checker),
}

impl Validator {
    /// The comparison with these flags.
    pub(super) fn with(&self, flags: &[String], context: &Context<'_>, file: &str) -> IoCompare {
        match self {
            Self::Own(checker) => IoCompare::Checker(Arc::new(Checker {
                arguments: flags.to_vec(),
                ..checker.clone()
            })),
            Self::Default => default(flags).unwrap_or_else(|flag| {
                let shown = crate::paths::shown(&flag);
                let what = format!("the validator has no flag `{shown}`");
                let mend = "it has case_sensitive, space_change_sensitive, float_tolerance, \
                            float_absolute_tolerance and float_relative_tolerance";
                context.sink.push(Problem::error(file, what, mend));
                IoCompare::default()
            }),
        }
    }
}

/// The default validator with its flags, or the flag that it has not.
fn default(flags: &[String]) -> Result<IoCompare, String> {
    let mut tolerance = Tolerance {
        absolute: 0.0,
        relative: 0.0,
    };
    let (mut ignore_case, mut space_sensitive) = (true, false);
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        let mut bound = || {
            let bound = flags.next().and_then(|text| text.parse::<f64>().ok());
            bound
                .filter(|b| b.is_finite() && *b >= 0.0)
                .ok_or_else(|| flag.clone())
        };
        match flag.as_str() {
            "case_sensitive" => ignore_case = false,
            "space_change_sensitive" => space_sensitive = true,
            "float_absolute_tolerance" => tolerance.absolute = bound()?,
            "float_relative_tolerance" => tolerance.relative = bound()?,
            "float_tolerance" => {
                tolerance.absolute = bound()?;
                tolerance.relative = tolerance.absolute;
            }
            _ => return Err(flag.clone()),
        }
    }
    let any = tolerance.absolute > 0.0 || tolerance.relative > 0.0;
    Ok(IoCompare::Tokens {
        tolerance: any.then_some(tolerance),
        ignore_case,
        space_sensitive,
    })
}

/// The validator of a package; `None` if it cannot be run here, which is told.
pub(super) fn read(context: &Context<'_>, settings: &Settings) -> Option<Validator> {
    if !settings.custom_validator {
        return Some(Validator::Default);
    }
    let folder = FOLDERS
        .into_iter()
        .find(|folder| context.folder.has_folder(folder));
    let Some(folder) = folder else {
        let what = "the manifest asks for a validator of its own";
        context
            .sink
            .push(Problem::error(FOLDERS[1], what, "put it there"));
        return None;
    };
    let program = program_folder(context, folder);
    match checker(context, &program) {
        Some(checker) => Some(Validator::Own(checker)),
        None => {
            let what = "no validator here is of a language that can be run";
            let known: Vec<&str> = context
                .languages
                .iter()
                .map(|l| l.language.as_str())
                .collect();
            let mend = format!(
                "write it in {}, without `build` or `run`",
                known.join(" or ")
            );
            context.sink.push(Problem::error(program, what, mend));
            None
        }
    }
}

/// The folder of the program: the validators' own, or the only folder in it.
fn program_folder(context: &Context<'_>, folder: &str) -> String {
    let mut inner = context.folder.children(folder).into_iter();
    match (inner.next(), inner.next()) {
        (Some(only), None) if !context.folder.has(&join(folder, only)) => join(folder, only),
        _ => folder.to_owned(),
    }
}

fn checker(context: &Context<'_>, folder: &str) -> Option<Checker> {
    let names = context.folder.children(folder);
    if names.iter().any(|name| matches!(*name, "build" | "run")) {
        return None;
    }
    let of = |name: &&str| context.languages.of_file(name);
    let language: Language = names.iter().find_map(of)?.clone();
    let sources: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| of(name) == Some(&language))
        .collect();
    let entry = match sources.as_slice() {
        [only] => *only,
        several => several.iter().copied().find(|name| is_main(name))?,
    };
    let files = sources.iter().filter_map(|name| {
        let path = join(folder, name);
        let content = context
            .folder
            .read_judging(&path, MAXIMUM_SOURCE, context.sink)?;
        Some(((*name).to_owned(), content))
    });
    Some(Checker {
        language,
        entry: entry.to_owned(),
        files: files.collect(),
        arguments: Vec::new(),
    })
}

/// Whether a file of several is the one to start.
fn is_main(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    matches!(
        stem,
        "main" | "__main__" | "validate" | "validator" | "check" | "checker"
    )
}
