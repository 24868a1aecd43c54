//! Running a tool: no shell, output bounded, and an error that shows the
//! command and the end of what it said.

use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::{Error, Progress};

/// How much of a tool's output is kept: its end.
const KEPT_BYTES: usize = 256 << 10;
/// How much of that an error shows.
const SHOWN_BYTES: usize = 4 << 10;

/// The variables that a tool with a clean environment still gets.
const PASSED_ON: [&str; 4] = ["PATH", "HOME", "TMPDIR", "USER"];

/// A tool to run.
#[derive(Debug)]
pub(crate) struct Tool {
    program: OsString,
    arguments: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
    folder: Option<PathBuf>,
    clean: bool,
}

impl Tool {
    /// A tool by its name on the path, or by its place. It sees the user's own
    /// environment, so that it finds the user's own configuration.
    pub(crate) fn new(program: impl Into<OsString>) -> Self {
        Self {
            program: program.into(),
            arguments: Vec::new(),
            variables: Vec::new(),
            folder: None,
            clean: false,
        }
    }

    /// Hides the user's environment: for build steps, whose result must not
    /// depend on somebody's `CFLAGS`.
    pub(crate) fn clean(mut self) -> Self {
        self.clean = true;
        self
    }

    /// Adds an argument.
    pub(crate) fn argument(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Adds arguments.
    pub(crate) fn arguments<I: Into<OsString>>(
        mut self,
        arguments: impl IntoIterator<Item = I>,
    ) -> Self {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    /// Sets an environment variable.
    pub(crate) fn variable(
        mut self,
        name: impl Into<OsString>,
        value: impl Into<OsString>,
    ) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// Sets the folder it runs in.
    pub(crate) fn folder(mut self, folder: impl AsRef<Path>) -> Self {
        self.folder = Some(folder.as_ref().to_owned());
        self
    }

    /// The command line, for people.
    pub(crate) fn line(&self) -> String {
        let words: Vec<_> = std::iter::once(&self.program)
            .chain(&self.arguments)
            .map(|word| word.to_string_lossy())
            .collect();
        words.join(" ")
    }

    /// Runs it, hands its lines to `progress`, and gives back the end of its
    /// standard output and standard error together.
    pub(crate) fn run(&self, progress: &mut dyn Progress) -> Result<String, Error> {
        let (output, success, status) = self
            .spawn_and_read(progress)
            .map_err(|error| self.failed(error.to_string()))?;
        if success {
            return Ok(output);
        }
        let mut start = output.len().saturating_sub(SHOWN_BYTES);
        while !output.is_char_boundary(start) {
            start += 1;
        }
        Err(self.failed(format!("{status}\n{}", output[start..].trim_end())))
    }

    fn failed(&self, reason: String) -> Error {
        Error::Command {
            command: self.line(),
            reason,
        }
    }

    fn spawn_and_read(&self, progress: &mut dyn Progress) -> io::Result<(String, bool, String)> {
        let (reader, writer) = io::pipe()?;
        let mut child = self.command(writer)?.spawn()?;
        let output = read_lines(reader, progress);
        let status = child.wait()?;
        Ok((output?, status.success(), status.to_string()))
    }

    /// The standard library's command. It owns the only writing ends of the
    /// pipe, and is dropped after spawning: otherwise reading would never end.
    fn command(&self, writer: io::PipeWriter) -> io::Result<std::process::Command> {
        let mut command = std::process::Command::new(&self.program);
        if self.clean {
            command.env_clear();
            command.envs(PASSED_ON.iter().filter_map(|name| {
                let value = std::env::var_os(name)?;
                Some((name, value))
            }));
        }
        command
            .args(&self.arguments)
            .env("LC_ALL", "C")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(writer.try_clone()?)
            .stderr(writer);
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        Ok(command)
    }
}

fn read_lines(mut reader: impl Read, progress: &mut dyn Progress) -> io::Result<String> {
    let mut kept = VecDeque::with_capacity(KEPT_BYTES);
    let mut line = Vec::new();
    let mut buffer = [0; 8192];
    loop {
        let count = match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        for &byte in &buffer[..count] {
            if kept.len() == KEPT_BYTES {
                kept.pop_front();
            }
            kept.push_back(byte);
            if byte == b'\n' {
                progress.line(&String::from_utf8_lossy(&line));
                line.clear();
            } else if line.len() < SHOWN_BYTES {
                line.push(byte);
            }
        }
    }
    Ok(String::from_utf8_lossy(&Vec::from(kept)).into_owned())
}

/// Whether a program of this name is on the path.
pub(crate) fn is_on_path(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    std::env::split_paths(&path).any(|folder| folder.join(OsStr::new(program)).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Silent;

    #[test]
    fn output_is_bounded_and_keeps_its_end() {
        let output = Tool::new("seq")
            .argument("200000")
            .run(&mut Silent)
            .unwrap();
        assert_eq!(output.len(), KEPT_BYTES);
        assert!(output.ends_with("200000\n"));
    }

    #[test]
    fn a_failure_shows_the_command_and_what_it_said() {
        let error = Tool::new("ls")
            .argument("/no/such/place")
            .run(&mut Silent)
            .unwrap_err()
            .to_string();
        assert!(error.contains("`ls /no/such/place` failed"), "{error}");
        assert!(error.contains("No such file"), "{error}");
        let error = Tool::new("no-such-tool").run(&mut Silent).unwrap_err();
        assert!(error.to_string().contains("`no-such-tool` failed"));
    }

    #[test]
    fn a_clean_tool_does_not_see_the_environment() {
        let output = Tool::new("env")
            .clean()
            .variable("GIVEN", "1")
            .run(&mut Silent)
            .unwrap();
        assert!(output.contains("GIVEN=1"));
        assert!(!output.contains("CARGO"));
    }
}
