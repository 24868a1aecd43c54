//! `greenroom runtimes`: list, install, verify, remove, prune, pack, unpack.

use std::path::Path;

use anyhow::Context as _;
use protocol::Language;
use runtimes::{Registry, Status};

use crate::arguments::RuntimesCommand;
use crate::context::{Context, Unusable};
use crate::exit::Exit;
use crate::progress::Steps;

pub(crate) fn runtimes(context: &Context, command: RuntimesCommand) -> anyhow::Result<Exit> {
    let registry = context.registry();
    match command {
        RuntimesCommand::List => list(&registry),
        RuntimesCommand::Install { languages, all } => {
            let languages = if all { every(&registry) } else { languages };
            install(context, &registry, &languages)
        }
        RuntimesCommand::Verify { languages } => verify(&registry, languages),
        RuntimesCommand::Remove { languages } => remove(&registry, &languages),
        RuntimesCommand::Prune => prune(context, &registry),
        RuntimesCommand::Pack { language, file } => pack(&registry, &language, &file),
        RuntimesCommand::Unpack { language, file } => unpack(context, &registry, &language, &file),
    }
}

fn every(registry: &Registry) -> Vec<Language> {
    let descriptions = registry.descriptions().iter();
    descriptions
        .map(|description| description.name.clone())
        .collect()
}

fn list(registry: &Registry) -> anyhow::Result<Exit> {
    println!(
        "{:<12} {:<24} {:<14} FILES",
        "LANGUAGE", "VERSION", "INSTALLED"
    );
    for description in registry.descriptions() {
        let installed = match registry.status(&description.name)? {
            Status::NotInstalled => "no".to_owned(),
            Status::Installed { bytes, .. } => format!("yes, {} MB", bytes.div_ceil(1_000_000)),
        };
        let extensions: Vec<_> = description
            .extensions
            .iter()
            .map(|e| format!(".{e}"))
            .collect();
        println!(
            "{:<12} {:<24} {installed:<14} {}",
            description.name.as_str(),
            description.version,
            extensions.join(" ")
        );
    }
    Ok(Exit::Passed)
}

fn install(context: &Context, registry: &Registry, languages: &[Language]) -> anyhow::Result<Exit> {
    for language in languages {
        // An unknown name is the user's to mend, whatever else fails is not.
        registry
            .manifest(language)
            .map_err(|error| Unusable(error.into()))?;
    }
    for language in languages {
        let mut steps = Steps::new(language.as_str(), context.is_quiet());
        let runtime = registry
            .install(language, &mut steps)
            .with_context(|| format!("failed to install {language}"))?;
        steps.finish(&format!("{} is ready", runtime.version()));
    }
    Ok(Exit::Passed)
}

fn verify(registry: &Registry, mut languages: Vec<Language>) -> anyhow::Result<Exit> {
    if languages.is_empty() {
        languages = every(registry);
        languages.retain(|language| !matches!(registry.status(language), Ok(Status::NotInstalled)));
    }
    let mut exit = Exit::Passed;
    for language in languages {
        match registry.verify(&language) {
            Ok(()) => println!("{language}: as it was installed"),
            Err(error) => {
                println!("{language}: {:#}", anyhow::Error::from(error));
                exit = Exit::Failed;
            }
        }
    }
    Ok(exit)
}

fn remove(registry: &Registry, languages: &[Language]) -> anyhow::Result<Exit> {
    for language in languages {
        let was_there = registry
            .remove(language)
            .map_err(|error| Unusable(error.into()))?;
        println!(
            "{language}: {}",
            if was_there {
                "removed"
            } else {
                "was not installed"
            }
        );
    }
    Ok(Exit::Passed)
}

fn prune(context: &Context, registry: &Registry) -> anyhow::Result<Exit> {
    let (mut count, mut bytes) = (0, 0);
    for language in every(registry) {
        let mut steps = Steps::new(language.as_str(), context.is_quiet());
        let freed = registry
            .prune(&language, &mut steps)
            .with_context(|| format!("failed to prune {language}"))?;
        count += freed.0;
        bytes += freed.1;
    }
    let megabytes = bytes.div_ceil(1_000_000);
    match count {
        0 => println!("nothing of an earlier version was there"),
        1 => println!("one runtime of an earlier version was removed, {megabytes} MB"),
        _ => println!("{count} runtimes of earlier versions were removed, {megabytes} MB"),
    }
    Ok(Exit::Passed)
}

fn pack(registry: &Registry, language: &Language, file: &Path) -> anyhow::Result<Exit> {
    registry
        .pack(language, file)
        .map_err(|error| Unusable(error.into()))?;
    println!(
        "{} holds {language}; bring it to the other machine and run",
        file.display()
    );
    println!("  greenroom runtimes unpack {language} {}", file.display());
    Ok(Exit::Passed)
}

fn unpack(
    context: &Context,
    registry: &Registry,
    language: &Language,
    file: &Path,
) -> anyhow::Result<Exit> {
    let mut steps = Steps::new(language.as_str(), context.is_quiet());
    let runtime = registry
        .unpack(language, file, &mut steps)
        .map_err(|error| Unusable(error.into()))?;
    steps.finish(&format!("{} is ready", runtime.version()));
    Ok(Exit::Passed)
}
