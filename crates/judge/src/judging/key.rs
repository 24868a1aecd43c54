//! What a kept result hangs on: everything that could make it another one.

use std::collections::BTreeSet;

use challenge::{Challenge, Content, IoCompare, Submission};
use protocol::Language;
use runtimes::Runtime;
use serde::Serialize;

use super::{Judge, Options};
use crate::report::canonical;
use crate::{Error, code};

#[derive(Serialize)]
struct Key<'a> {
    /// Which code judges: one that judges otherwise finds nothing of this one.
    code: &'a str,
    submission: &'a str,
    challenge: &'a str,
    runtime: &'a str,
    /// Of the checkers' languages.
    checkers: Vec<String>,
    sandbox: String,
    /// The limits that no challenge sets.
    limits: sandbox::Limits,
    only_visible: bool,
}

impl Judge {
    /// The key of a submission's result.
    pub(super) fn key(
        &self,
        challenge: &Challenge,
        submission: &Submission,
        options: &Options,
        runtime: &dyn Runtime,
    ) -> Result<String, Error> {
        let mut checkers = Vec::new();
        for language in checker_languages(challenge) {
            let runtime = self.base.registry.runtime(language)?;
            checkers.push(runtime.digest().to_owned());
        }
        let key = Key {
            code: code::DIGEST,
            submission: &submission.digest,
            challenge: &challenge.digest,
            runtime: runtime.digest(),
            checkers,
            sandbox: sandbox::digest(),
            limits: sandbox::Limits::default(),
            only_visible: options.only_visible,
        };
        Ok(canonical(&key)?)
    }
}

fn checker_languages(challenge: &Challenge) -> BTreeSet<&Language> {
    let mut languages = BTreeSet::new();
    for group in &challenge.groups {
        if let Content::Io(cases) = &group.content {
            for case in cases {
                if let IoCompare::Checker(checker) = &case.compare {
                    languages.insert(&checker.language);
                }
            }
        }
    }
    languages
}
