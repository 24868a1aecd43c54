//! `greenroom run`: a program as it is, its output streamed.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Component, Path};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use judge::Judge;
use judge::program::{Program, ProgramResult};
use protocol::{Language, Verdict};
use runtimes::Source;
use sandbox::{Limits, Observer, Stream};

use crate::arguments::RunArguments;
use crate::commands::{languages, read_bounded};
use crate::context::{Context, Unusable};
use crate::exit::run_status;
use crate::interrupt;

const MAXIMUM_FILE_BYTES: u64 = 1 << 20;
const MAXIMUM_STDIN_BYTES: u64 = 64 << 20;

/// Runs it and passes its exit status on.
pub(crate) fn run(context: &Context, arguments: &RunArguments) -> anyhow::Result<ExitCode> {
    let registry = Arc::new(context.registry());
    let program = program(&registry, arguments).map_err(Unusable)?;
    // A missing runtime is the user's to mend; the error says how.
    registry
        .runtime(&program.language)
        .map_err(|error| Unusable(error.into()))?;
    let judge = Judge::new(context.pool(1)?, registry, context.cache().to_owned());
    interrupt::listen()?;
    let mut observer = Streamed {
        is_silent: arguments.json,
    };
    let result = judge.run_program(&program, &mut observer);
    if interrupt::was_asked() {
        return Ok(ExitCode::from(interrupt::STATUS));
    }
    finish(&result?, arguments.json)
}

fn program(registry: &runtimes::Registry, arguments: &RunArguments) -> anyhow::Result<Program> {
    let source = source(&arguments.files)?;
    let language = match &arguments.language {
        Some(language) => language.clone(),
        None => detect(registry, &source.entry)?,
    };
    let stdin = match &arguments.stdin {
        None => Vec::new(),
        Some(path) if path.as_os_str() == "-" => own_stdin()?,
        Some(path) => read_bounded(path, MAXIMUM_STDIN_BYTES)?,
    };
    Ok(Program {
        language,
        source,
        arguments: arguments.arguments.clone(),
        stdin,
        limits: Limits {
            fuel: arguments.fuel,
            memory_bytes: arguments.memory_bytes,
            output_bytes: arguments.output_bytes,
            ..Limits::default()
        },
        seed: 0,
    })
}

fn own_stdin() -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .take(MAXIMUM_STDIN_BYTES + 1)
        .read_to_end(&mut bytes)
        .context("failed to read standard input")?;
    anyhow::ensure!(
        bytes.len() as u64 <= MAXIMUM_STDIN_BYTES,
        "standard input has more than {MAXIMUM_STDIN_BYTES} bytes"
    );
    Ok(bytes)
}

fn detect(registry: &runtimes::Registry, entry: &str) -> anyhow::Result<Language> {
    let languages = languages(registry);
    match languages.of_file(entry) {
        Some(language) => Ok(language.clone()),
        None => {
            let known: Vec<_> = languages
                .iter()
                .map(|known| known.language.to_string())
                .collect();
            bail!(
                "the language of {entry} is not clear from its name; say it with --language: {}",
                known.join(", ")
            )
        }
    }
}

/// The program's files, named relative to the folder of the first.
fn source(files: &[std::path::PathBuf]) -> anyhow::Result<Source> {
    let first = files.first().context("no file was named")?;
    let folder = first.parent().unwrap_or(Path::new(""));
    let mut contents = BTreeMap::new();
    for file in files {
        let name = name_within(folder, file)?;
        let content = read_bounded(file, MAXIMUM_FILE_BYTES)?;
        if contents.insert(name.clone(), content).is_some() {
            bail!("two files would both be {name}");
        }
    }
    Ok(Source {
        entry: name_within(folder, first)?,
        files: contents,
    })
}

fn name_within(folder: &Path, file: &Path) -> anyhow::Result<String> {
    let relative = file.strip_prefix(folder).ok().filter(|relative| {
        relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
    });
    let relative = match (relative, file.file_name()) {
        (Some(relative), _) => relative,
        (None, Some(name)) => Path::new(name),
        (None, None) => bail!("{} is not a file", file.display()),
    };
    relative
        .to_str()
        .map(str::to_owned)
        .with_context(|| format!("{} has a name that is not UTF-8", file.display()))
}

/// Passes output on as it comes.
struct Streamed {
    is_silent: bool,
}

impl Observer for Streamed {
    fn output(&mut self, stream: Stream, bytes: &[u8]) {
        if self.is_silent {
            return;
        }
        // Whoever reads our output may go away; that ends nothing but the printing.
        let _ = match stream {
            Stream::Stdout => {
                let mut stdout = std::io::stdout().lock();
                stdout.write_all(bytes).and_then(|()| stdout.flush())
            }
            Stream::Stderr => std::io::stderr().lock().write_all(bytes),
        };
    }

    fn cancelled(&mut self) -> bool {
        interrupt::was_asked()
    }
}

fn finish(result: &ProgramResult, is_json: bool) -> anyhow::Result<ExitCode> {
    if is_json {
        println!("{}", serde_json::to_string_pretty(result)?);
    } else {
        if let Some(compile) = &result.compile {
            eprint!("{}", compile.output);
        }
        if result.exit_code.is_none() {
            eprintln!("greenroom: {}: {}", result.verdict, result.reason);
        }
    }
    let status = match result.exit_code {
        // A shell sees the lowest eight bits, as it would of a native program.
        Some(code) if matches!(result.verdict, Verdict::Ac | Verdict::Rte) => code.to_le_bytes()[0],
        _ => run_status(result.verdict),
    };
    Ok(ExitCode::from(status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_beside_the_first() {
        let name = |file| name_within(Path::new("work"), Path::new(file)).unwrap();
        assert_eq!(name("work/main.py"), "main.py");
        assert_eq!(name("work/pack/part.py"), "pack/part.py");
        assert_eq!(name("other/part.py"), "part.py");
        assert_eq!(name("work/../x.py"), "x.py");
    }
}
