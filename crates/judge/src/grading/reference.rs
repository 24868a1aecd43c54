//! What the challenge's own reference does: the expected answers and costs of
//! `cost` cases, and the names of tests. It runs in the sandbox like anything
//! else, once per machine, runtime and challenge.

mod kept;

use std::sync::Arc;

use challenge::{CallCase, Group, SourceFiles};
use protocol::harness::{Request, Response};
use runtimes::{Build, Executable, Purpose};
use sandbox::{Answer, End, Outcome};

use super::Grading;
use super::builds::{source, test_files};
use crate::calls::{self, Came, Plan};
use crate::ending;
use crate::report::canonical;
use crate::seed::seed;
use crate::{Error, code};

/// What the reference did in one case.
#[derive(Debug)]
pub(crate) struct ReferenceRun {
    /// The fuel of its calls.
    pub(crate) fuel: u64,
    /// What came of the steps.
    pub(crate) came: Vec<Came>,
}

/// The reference's run of a cost case.
pub(super) fn run(
    grading: &Grading<'_>,
    group: &Group,
    case: &CallCase,
) -> Result<Arc<ReferenceRun>, Error> {
    let key = canonical(&(
        "cost",
        code::DIGEST,
        &grading.challenge.digest,
        grading.runtime.digest(),
        &group.name,
        &case.name,
    ))?;
    grading.base.references.get(key.clone(), || {
        let solution = solution(grading)?;
        let plan = Plan::new(case, &solution.entry, &grading.challenge.interface)?;
        let kept = kept::load(&grading.base.cache, &key);
        let answers = match &kept {
            Some(answers) => answers.clone(),
            None => execute(grading, group, case, &plan)?,
        };
        let run = judge(grading, group, case, &plan, &answers)?;
        if kept.is_none() {
            kept::store(&grading.base.cache, &key, &answers)?;
        }
        Ok(Arc::new(run))
    })
}

fn execute(
    grading: &Grading<'_>,
    group: &Group,
    case: &CallCase,
    plan: &Plan,
) -> Result<Vec<Answer>, Error> {
    let purpose = Purpose::Calls(grading.challenge.interface.clone());
    let executable = build(grading, "calls", &purpose)?;
    let mut job = executable.job(plan.limits.clone());
    job.requests.clone_from(&plan.requests);
    job.seed = seed(&grading.challenge.digest, &group.name, &case.name);
    let outcome = grading.runner().run(&job)?;
    match ending::fault(&outcome, &plan.limits) {
        None => Ok(outcome.responses),
        Some(fault) => Err(failure(grading, group, &case.name, &fault.reason)),
    }
}

/// Reads the answers like those of any submission, and wants them right.
fn judge(
    grading: &Grading<'_>,
    group: &Group,
    case: &CallCase,
    plan: &Plan,
    answers: &[Answer],
) -> Result<ReferenceRun, Error> {
    let outcome = Outcome {
        end: End::Exited(0),
        fuel: None,
        memory_bytes: 0,
        memory_refused: false,
        stdout: Vec::new(),
        stderr: Vec::new(),
        responses: answers.to_vec(),
        files: Vec::new(),
        wall_us: 0,
    };
    let result = calls::judge(plan, &grading.challenge.interface, &outcome);
    match (result.fault, result.fuel) {
        (None, Some(fuel)) => Ok(ReferenceRun {
            fuel,
            came: result.came,
        }),
        (fault, _) => {
            let reason = fault.map_or_else(String::new, |fault| fault.reason);
            Err(failure(grading, group, &case.name, &reason))
        }
    }
}

/// File and name of every test of a group that the reference has.
pub(super) fn tests(
    grading: &Grading<'_>,
    group: &Group,
) -> Result<Arc<Vec<(String, String)>>, Error> {
    let key = canonical(&(
        "tests",
        &grading.challenge.digest,
        grading.runtime.digest(),
        &group.name,
    ))?;
    grading.base.tests.get(key, || {
        let files = test_files(group, grading);
        let purpose = Purpose::Tests(files.clone());
        let executable = build(grading, &group.name, &purpose)?;
        let mut tests = Vec::new();
        for file in files.keys() {
            for name in list(grading, group, &executable, file)? {
                tests.push((file.clone(), name));
            }
        }
        Ok(Arc::new(tests))
    })
}

fn list(
    grading: &Grading<'_>,
    group: &Group,
    executable: &Executable,
    file: &str,
) -> Result<Vec<String>, Error> {
    let mut job = executable.job(crate::limits::of(&grading.challenge.limits));
    let request = Request::ListTests {
        file: file.to_owned(),
    };
    job.requests = vec![serde_json::to_vec(&request)?];
    let outcome = grading.runner().run(&job)?;
    let answer = outcome.responses.first();
    match answer.map(|answer| serde_json::from_slice(&answer.line)) {
        Some(Ok(Response::Tests(names))) => Ok(names),
        _ => {
            let reason = match ending::fault(&outcome, &job.limits) {
                Some(fault) => fault.reason,
                None => ending::exited(0, &outcome.stderr),
            };
            let what = format!("listing the tests of {file}: {reason}");
            Err(failure(grading, group, file, &what))
        }
    }
}

/// The reference of the grading's language.
fn solution<'a>(grading: &Grading<'a>) -> Result<&'a SourceFiles, Error> {
    let reference = grading.challenge.reference(grading.language);
    reference
        .map(|proof| &proof.source)
        .ok_or_else(|| Error::Reference {
            challenge: grading.challenge.id.to_string(),
            language: grading.language.clone(),
            reason: "there is none".to_owned(),
        })
}

/// The reference, built once for each purpose.
fn build(
    grading: &Grading<'_>,
    purpose_name: &str,
    purpose: &Purpose,
) -> Result<Arc<Executable>, Error> {
    let key = canonical(&(
        "reference",
        &grading.challenge.digest,
        grading.runtime.digest(),
        purpose_name,
    ))?;
    grading.base.programs.get(key, || {
        let source = source(solution(grading)?);
        match grading
            .runtime
            .build(&source, purpose, &grading.base.pool)?
        {
            Build::Ready { executable, .. } => Ok(Arc::new(executable)),
            Build::Failed { diagnostics } => Err(Error::Reference {
                challenge: grading.challenge.id.to_string(),
                language: grading.language.clone(),
                reason: format!("it does not compile: {diagnostics}"),
            }),
        }
    })
}

fn failure(grading: &Grading<'_>, group: &Group, case: &str, reason: &str) -> Error {
    Error::Reference {
        challenge: grading.challenge.id.to_string(),
        language: grading.language.clone(),
        reason: format!("{} / {case}: {reason}", group.name),
    }
}
