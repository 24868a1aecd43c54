//! `greenroom grade`: submissions in, reports out.

mod intake;
mod summary;

use std::io::Write;
use std::num::NonZeroUsize;
use std::sync::Arc;

use anyhow::Context as _;
use challenge::Challenge;
use judge::report::Report;
use judge::{Judge, Options};
use protocol::Verdict;

use crate::arguments::{Audience, GradeArguments};
use crate::commands::{languages, load_challenge};
use crate::context::{Context, Unusable};
use crate::exit::Exit;
use crate::output::{self, FormatTarget};
use crate::progress::Grading;
use crate::{interrupt, presentation};

pub(crate) fn grade(context: &Context, arguments: &GradeArguments) -> anyhow::Result<Exit> {
    let targets = targets(&arguments.format)?;
    let registry = Arc::new(context.registry());
    let languages = languages(&registry);
    let challenge = load_challenge(&arguments.challenge, &languages)?;
    let intake = intake::read(arguments, &challenge, &languages)?;
    for language in intake.languages() {
        registry
            .runtime(language)
            .map_err(|error| Unusable(error.into()))?;
    }

    interrupt::listen()?;
    let judge = Judge::new(
        context.pool(context.jobs())?,
        Arc::clone(&registry),
        context.cache().to_owned(),
    );
    let jobs = NonZeroUsize::new(context.jobs()).unwrap_or(NonZeroUsize::MIN);
    // Few submissions share the workers among their cases; many are one each.
    let parallel_cases = match intake.submissions.len() {
        0 | 1 => jobs,
        _ => NonZeroUsize::MIN,
    };
    let options = Options {
        reuse: !arguments.fresh,
        parallel_cases,
        ..Options::default()
    };
    let progress = Grading::new(intake.submissions.len(), context.is_quiet());
    let results = judge.grade_cohort(
        &challenge,
        &intake.submissions,
        jobs,
        &options,
        &progress,
        &|_, result| progress.submission_done(result.as_ref().ok()),
    );
    progress.finish();
    if interrupt::was_asked() {
        summary::interrupted(&results);
        return Ok(Exit::Interrupted);
    }

    let mut graded = Graded::sort(&intake, results);
    for refused in &intake.refused {
        let (name, language) = (&refused.name, arguments.language.as_ref());
        let report = Report::refused(&challenge, name, language, &refused.reason)?;
        graded.reports.push(report);
    }
    write(&targets, arguments.audience, &challenge, &registry, &graded)?;
    summary::tell_troubles(&intake, &graded.faults);
    Ok(graded.exit(intake.refused.iter().any(|refused| refused.is_named)))
}

fn targets(asked: &[FormatTarget]) -> anyhow::Result<Vec<FormatTarget>> {
    if asked.is_empty() {
        return Ok(vec![FormatTarget {
            format: judge::export::Format::Human,
            file: None,
        }]);
    }
    output::validate(asked).map_err(Unusable)?;
    Ok(asked.to_vec())
}

/// What came of a grading.
struct Graded {
    reports: Vec<Report>,
    /// Submissions that could not be judged for a fault of ours: name and error.
    faults: Vec<(String, judge::Error)>,
}

impl Graded {
    fn sort(intake: &intake::Intake, results: Vec<Result<Report, judge::Error>>) -> Self {
        let mut graded = Self {
            reports: Vec::new(),
            faults: Vec::new(),
        };
        for (submission, result) in intake.submissions.iter().zip(results) {
            match result {
                Ok(report) => graded.reports.push(report),
                Err(error) => graded.faults.push((submission.name.clone(), error)),
            }
        }
        graded
    }

    fn exit(&self, is_misused: bool) -> Exit {
        let has = |verdict| self.reports.iter().any(|report| report.verdict == verdict);
        if !self.faults.is_empty() || has(Verdict::Ie) {
            Exit::Internal
        } else if is_misused {
            Exit::Usage
        } else if self
            .reports
            .iter()
            .all(|report| report.verdict == Verdict::Ac)
        {
            Exit::Passed
        } else {
            Exit::Failed
        }
    }
}

fn write(
    targets: &[FormatTarget],
    audience: Audience,
    challenge: &Challenge,
    registry: &runtimes::Registry,
    graded: &Graded,
) -> anyhow::Result<()> {
    let set = presentation::graded_set(challenge, registry, graded.reports.clone(), audience)?;
    let set_in_files = presentation::for_files(&set);
    for target in targets {
        let mut out = target.open()?;
        let set = match target.file {
            Some(_) => &set_in_files,
            None => &set,
        };
        let written = target
            .format
            .write(set, &mut out)
            .and_then(|()| out.flush());
        match written {
            // A reader such as `head` may have seen enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
            written => {
                written.with_context(|| format!("failed to write {}", target.format))?;
            }
        }
    }
    Ok(())
}
