//! Mutants of each reference that no case kills: holes in the tests.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use challenge::{Challenge, Proof, SourceFiles};
use protocol::{Language, Verdict};
use runtimes::{Build, Purpose, Source};
use serde::Serialize;
use tokens::Lexicon;

use super::runs::{Run, Runs};
use super::{CheckOptions, Finding, Level};
use crate::grading::{FuelCaps, Grading};
use crate::mutation::{Mutant, mutants, sample};
use crate::{Error, Judge, Progress, parallel};

/// How many mutants of a reference are tried unless somebody asks for another number.
const USUAL: usize = 40;

/// The same for a language whose compiler runs for every mutant.
const USUAL_COMPILED: usize = 12;

/// How much more fuel than the reference a mutant may use before it counts as
/// found out: one that never ends should not run to the challenge's limit.
const PATIENCE: u64 = 20;

/// What a mutant may always use, whatever the reference needs.
const LEAST_FUEL: u64 = 100_000_000;

/// How many mutants of each reference to try.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MutantCount {
    /// 40, or 12 where each has to be compiled.
    #[default]
    Usual,
    /// At most so many.
    AtMost(usize),
    /// All there are.
    All,
}

/// What became of the mutants of one reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MutationSummary {
    /// The language.
    pub language: Language,
    /// How many there could be.
    pub possible: usize,
    /// How many were tried.
    pub tried: usize,
    /// How many of those do not compile or could not be judged, and say nothing.
    pub not_judged: usize,
    /// How many a case killed.
    pub killed: usize,
    /// How many no case killed.
    pub survived: usize,
}

/// What became of one mutant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    NotJudged,
    Killed,
    Survived,
}

/// Tries mutants of every reference, and tells those that survive.
pub(super) fn check(
    judge: &Judge,
    challenge: &Challenge,
    runs: &Runs<'_>,
    options: &CheckOptions<'_>,
    progress: &dyn Progress,
) -> Result<(Vec<MutationSummary>, Vec<Finding>), Error> {
    let mut summaries = Vec::new();
    let mut holes = Vec::new();
    if options.mutants == MutantCount::AtMost(0) {
        return Ok((summaries, holes));
    }
    for (proof, run) in runs.proofs.iter().filter(|(proof, _)| proof.reference) {
        let attempt = Attempt {
            judge,
            challenge,
            proof,
            caps: caps(run),
            progress,
        };
        let lexicon = attempt.lexicon()?;
        let all = attempt.possible(&lexicon);
        let possible = all.len();
        let maximum = attempt.maximum(options.mutants, &all)?;
        let tried = sample(all, maximum);
        let begun = AtomicUsize::new(0);
        let fates = parallel::map(&tried, options.jobs, |mutant| {
            let number = begun.fetch_add(1, Ordering::Relaxed) + 1;
            let (count, path) = (tried.len(), &proof.path);
            progress.step(&format!("mutant {number} of {count} of {path}"));
            attempt.fate(mutant)
        })?;
        let count = |fate| fates.iter().filter(|other| **other == fate).count();
        summaries.push(MutationSummary {
            language: proof.language.clone(),
            possible,
            tried: tried.len(),
            not_judged: count(Fate::NotJudged),
            killed: count(Fate::Killed),
            survived: count(Fate::Survived),
        });
        let survivors = tried.iter().zip(&fates);
        holes.extend(
            survivors
                .filter(|(_, fate)| **fate == Fate::Survived)
                .map(|(mutant, _)| attempt.hole(mutant)),
        );
    }
    Ok((summaries, holes))
}

/// The mutants of one reference, and how to try them.
struct Attempt<'a> {
    judge: &'a Judge,
    challenge: &'a Challenge,
    proof: &'a Proof,
    caps: FuelCaps,
    progress: &'a dyn Progress,
}

impl Attempt<'_> {
    fn lexicon(&self) -> Result<Lexicon, Error> {
        let manifest = self.judge.base.registry.manifest(&self.proof.language)?;
        Ok(manifest.language.lexicon.clone())
    }

    /// The mutants of the source files that the reference brings itself.
    fn possible(&self, lexicon: &Lexicon) -> Vec<Mutant> {
        let source = &self.proof.source;
        let language = self.challenge.languages.get(&self.proof.language);
        let of_starter = |path: &String| language.and_then(|it| it.starter.get(path));
        source
            .files
            .iter()
            .filter(|(path, _)| extension(path) == extension(&source.entry))
            .filter(|(path, content)| of_starter(path) != Some(content))
            .filter_map(|(path, content)| {
                let text = std::str::from_utf8(content).ok()?;
                Some(mutants(path, text, lexicon))
            })
            .flatten()
            .collect()
    }

    fn maximum(&self, count: MutantCount, all: &[Mutant]) -> Result<Option<usize>, Error> {
        Ok(match count {
            MutantCount::All => None,
            MutantCount::AtMost(maximum) => Some(maximum),
            MutantCount::Usual if self.is_compiled(all)? => Some(USUAL_COMPILED),
            MutantCount::Usual => Some(USUAL),
        })
    }

    /// Whether each solution becomes a module of its own. An interpreter's is
    /// the same for all.
    fn is_compiled(&self, all: &[Mutant]) -> Result<bool, Error> {
        let Some(mutant) = all.first() else {
            return Ok(false);
        };
        let runtime = self.judge.runtime(self.challenge, &self.proof.language)?;
        let module = |source: &SourceFiles| -> Result<Option<PathBuf>, Error> {
            let source = Source {
                entry: source.entry.clone(),
                files: source.files.clone(),
            };
            let build = runtime.build(&source, &Purpose::Program, &self.judge.base.pool)?;
            Ok(match build {
                Build::Ready { executable, .. } => Some(executable.program.module),
                Build::Failed { .. } => None,
            })
        };
        let original = module(&self.proof.source)?;
        Ok(original.is_none() || original != module(&self.mutated(mutant))?)
    }

    fn mutated(&self, mutant: &Mutant) -> SourceFiles {
        let mut source = self.proof.source.clone();
        if let Some(content) = source.files.get_mut(&mutant.path)
            && let Ok(text) = std::str::from_utf8(content)
        {
            *content = mutant.apply(text).into_bytes();
        }
        source
    }

    /// Judges one mutant until a case kills it.
    fn fate(&self, mutant: &Mutant) -> Result<Fate, Error> {
        let language = &self.proof.language;
        let graded = Grading {
            base: &self.judge.base,
            challenge: self.challenge,
            language,
            source: &self.mutated(mutant),
            runtime: self.judge.runtime(self.challenge, language)?,
            progress: self.progress,
            width: NonZeroUsize::MIN,
            only_visible: false,
            fuel_caps: Some(&self.caps),
            until_failure: true,
        }
        .run()?;
        let cases = graded.groups.iter().flat_map(|group| &group.cases);
        Ok(match cases.map(|case| case.verdict).max() {
            None | Some(Verdict::Ac) => Fate::Survived,
            Some(Verdict::Ce | Verdict::Ie) => Fate::NotJudged,
            Some(_) => Fate::Killed,
        })
    }

    fn hole(&self, mutant: &Mutant) -> Finding {
        let folder = self.challenge.root.join(&self.proof.path).is_dir();
        let file = if folder {
            format!("{}/{}", self.proof.path, mutant.path)
        } else {
            self.proof.path.clone()
        };
        let what = match mutant.mutated_line.as_str() {
            "" | "pass" => format!(
                "no case notices when `{}` is left out",
                mutant.original_line
            ),
            mutated => format!(
                "no case notices `{mutated}` instead of `{}`",
                mutant.original_line
            ),
        };
        let mend = "add a case that tells them apart; if there is none to tell, say so on the \
                    line: `greenroom: equivalent, because …`";
        Finding::new(Level::Hole, file, what, mend).at(mutant.line)
    }
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// What the reference used in each case, with patience.
fn caps(run: &Run) -> FuelCaps {
    let cap = |fuel: u64| fuel.saturating_mul(PATIENCE).max(LEAST_FUEL);
    run.graded
        .spent
        .iter()
        .filter_map(|spent| {
            let key = (spent.group.clone(), spent.case.clone());
            Some((key, cap(spent.fuel?)))
        })
        .collect()
}
