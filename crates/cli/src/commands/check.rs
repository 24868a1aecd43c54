//! `greenroom check`: proves challenges.

use std::num::NonZeroUsize;
use std::sync::Arc;

use anyhow::Context as _;
use challenge::Challenge;
use judge::Judge;
use judge::check::{CheckOptions, Level, render};

use crate::arguments::CheckArguments;
use crate::commands::{languages, load_challenge};
use crate::context::{Context, Unusable};
use crate::exit::Exit;
use crate::progress::Proving;

pub(crate) fn check(context: &Context, arguments: &CheckArguments) -> anyhow::Result<Exit> {
    let registry = Arc::new(context.registry());
    let languages = languages(&registry);
    let judge = Judge::new(
        context.pool(context.jobs())?,
        registry,
        context.cache().to_owned(),
    );
    let options = CheckOptions {
        languages: &languages,
        mutants: arguments.mutants.0,
        jobs: NonZeroUsize::new(context.jobs()).unwrap_or(NonZeroUsize::MIN),
    };
    let mut exit = Exit::Passed;
    let mut unreadable = None;
    let count = arguments.challenges.len();
    for (index, folder) in arguments.challenges.iter().enumerate() {
        let loaded = load_challenge(folder, &languages).and_then(|challenge| {
            if arguments.fix && mend_statement(&challenge)? {
                return load_challenge(folder, &languages);
            }
            Ok(challenge)
        });
        let challenge = match loaded {
            Ok(challenge) => challenge,
            Err(error) => {
                eprintln!("greenroom: {error:#}");
                unreadable = Some(folder);
                continue;
            }
        };
        println!("{} — {}", challenge.id, challenge.title);
        let progress = Proving::new(
            &format!("{} ({} of {count})", challenge.id, index + 1),
            context.is_quiet(),
        );
        let report = judge
            .check(&challenge, &options, &progress)
            .with_context(|| format!("failed to prove {}", folder.display()))?;
        progress.finish();
        print!("{}", render(&report));
        let has_holes = report.count(Level::Hole) > 0 && !arguments.allow_holes;
        if !report.is_sound() || has_holes {
            exit = Exit::Failed;
        }
    }
    match unreadable {
        Some(folder) => {
            Err(Unusable(anyhow::anyhow!("{} could not be read", folder.display())).into())
        }
        None => Ok(exit),
    }
}

/// Writes the statement's examples anew; tells whether anything changed.
fn mend_statement(challenge: &Challenge) -> anyhow::Result<bool> {
    let Some(text) = challenge.mended_statement() else {
        return Ok(false);
    };
    let path = challenge.root.join(&challenge.statement_path);
    std::fs::write(&path, text).with_context(|| format!("failed to write {}", path.display()))?;
    println!("wrote {}", path.display());
    Ok(true)
}
