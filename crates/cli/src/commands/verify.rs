//! `greenroom verify`: executes a report again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use judge::export::Document;
use judge::report::Report;
use judge::{Judge, Silent};

use crate::arguments::VerifyArguments;
use crate::commands::{languages, load_challenge, read_bounded};
use crate::context::{Context, Unusable};
use crate::exit::Exit;

const MAXIMUM_REPORT_BYTES: u64 = 256 << 20;

pub(crate) fn verify(context: &Context, arguments: &VerifyArguments) -> anyhow::Result<Exit> {
    let reports = read(&arguments.report).map_err(Unusable)?;
    let registry = Arc::new(context.registry());
    let languages = languages(&registry);
    let folder = challenge_folder(arguments, &reports).map_err(Unusable)?;
    let challenge = load_challenge(&folder, &languages)?;
    for report in reports.iter().filter(|report| !report.is_refused()) {
        registry
            .runtime(&report.submission.language)
            .map_err(|error| Unusable(error.into()))?;
    }
    let judge = Judge::new(
        context.pool(context.jobs())?,
        registry,
        context.cache().to_owned(),
    );
    let mut differing = 0;
    for report in &reports {
        if report.is_refused() {
            println!("refused  {}: it was never executed", report.submission.name);
            continue;
        }
        let verification = judge
            .verify(report, &challenge, &languages, None, &Silent)
            .with_context(|| format!("failed to verify {}", report.submission.name))?;
        if verification.is_same() {
            println!("same     {}", report.submission.name);
        } else {
            differing += 1;
            println!("differs  {}", report.submission.name);
            for difference in &verification.differences {
                println!(
                    "           {}: the report says {}, now {}",
                    difference.what, difference.reported, difference.found
                );
            }
        }
    }
    let count = reports.iter().filter(|report| !report.is_refused()).count();
    if differing == 0 {
        println!("every verdict and every fuel count of {count} came out the same");
        Ok(Exit::Passed)
    } else {
        println!("{differing} of {count} differ");
        Ok(Exit::Failed)
    }
}

/// Reads a document of reports, JSON lines, or a single report.
fn read(path: &Path) -> anyhow::Result<Vec<Report>> {
    let bytes = read_bounded(path, MAXIMUM_REPORT_BYTES)?;
    let reports = match serde_json::from_slice::<Document>(&bytes) {
        Ok(document) => document.reports,
        Err(error) => serde_json::Deserializer::from_slice(&bytes)
            .into_iter::<Report>()
            .collect::<Result<_, _>>()
            .map_err(|_| error)
            .with_context(|| {
                format!(
                    "{} is not a report that `greenroom grade --format json` wrote",
                    path.display()
                )
            })?,
    };
    if reports.is_empty() {
        bail!("{} holds no report", path.display());
    }
    Ok(reports)
}

fn challenge_folder(arguments: &VerifyArguments, reports: &[Report]) -> anyhow::Result<PathBuf> {
    if let Some(folder) = &arguments.challenge {
        return Ok(folder.clone());
    }
    let id = reports
        .first()
        .map(|report| report.challenge.id.as_str())
        .unwrap_or_default();
    // The id comes from a file; only a well-formed one may become a path.
    let id: challenge::ChallengeId = id.parse().context("the report names no challenge")?;
    let folder = Path::new("challenges").join(id.as_str());
    if !folder.is_dir() {
        bail!(
            "{} does not exist; name the challenge's folder with --challenge",
            folder.display()
        );
    }
    Ok(folder)
}
