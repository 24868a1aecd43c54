//! A foreign program inside a cage: our own binary is started with the cage
//! written down as arguments, locks itself, and becomes the program.

use std::ffi::{OsStr, OsString};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::{Cage, Error};

/// The exit code of a cage that could not be closed, or of a program that
/// could not be started in it.
const FAILED: u8 = 126;

/// The line, without its end, that an announced cage begins with, see
/// [`Cage::announced`].
pub const CLOSED: &str = "cage: closed";
/// The argument that asks for it; it has no value.
const ANNOUNCED: &str = "--announced";

impl Cage {
    /// The cage and the program as arguments for [`main`]. The environment,
    /// the working folder and the streams are the starter's to set.
    #[must_use]
    pub fn arguments(
        &self,
        program: impl AsRef<OsStr>,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> Vec<OsString> {
        let mut written: Vec<OsString> = Vec::new();
        for (option, paths) in [
            ("--read", &self.read),
            ("--execute", &self.execute),
            ("--write", &self.write),
        ] {
            for path in paths {
                written.extend([option.into(), path.into()]);
            }
        }
        for (option, value) in self.numbers() {
            written.extend([option.into(), value.to_string().into()]);
        }
        if self.announced {
            written.push(ANNOUNCED.into());
        }
        written.extend(["--".into(), program.as_ref().to_owned()]);
        written.extend(arguments.into_iter().map(|each| each.as_ref().to_owned()));
        written
    }

    fn numbers(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let limits = &self.limits;
        [
            ("--cpu-seconds", limits.cpu_seconds),
            ("--address-space-bytes", limits.address_space_bytes),
            ("--file-bytes", limits.file_bytes),
            ("--open-files", limits.open_files),
            ("--processes", limits.processes),
        ]
        .into_iter()
        .chain(self.user.map(|user| ("--user", u64::from(user))))
    }
}

/// The body of the hidden subcommand `cage`, given what comes after its name.
/// It comes back only if the program could not be started, with the reason on
/// standard error.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let reason = match parse(arguments) {
        Ok((cage, mut command)) => match cage.lock() {
            Ok(()) => {
                if cage.announced {
                    tell(CLOSED);
                }
                format!("cannot start the program: {}", command.exec())
            }
            Err(error) => error.to_string(),
        },
        Err(error) => error.to_string(),
    };
    tell(&format!("cage: {reason}"));
    ExitCode::from(FAILED)
}

#[expect(clippy::print_stderr, reason = "it is for the body of a program")]
fn tell(line: &str) {
    eprintln!("{line}");
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<(Cage, Command), Error> {
    let mut arguments = arguments.into_iter();
    let mut cage = Cage::new();
    let missing = |what: &str| Error::Usage(format!("{what} is missing"));
    loop {
        let option = arguments.next().ok_or_else(|| missing("`--`"))?;
        if option == "--" {
            let mut command = Command::new(arguments.next().ok_or_else(|| missing("a program"))?);
            command.args(arguments);
            return Ok((cage, command));
        }
        if option == ANNOUNCED {
            cage = cage.announced();
            continue;
        }
        let option = option.to_string_lossy().into_owned();
        let value = arguments.next().ok_or_else(|| missing(&option))?;
        cage = set(cage, &option, value)?;
    }
}

fn set(cage: Cage, option: &str, value: OsString) -> Result<Cage, Error> {
    let path = PathBuf::from(&value);
    let number = || {
        value
            .to_str()
            .and_then(|text| text.parse::<u64>().ok())
            .ok_or_else(|| Error::Usage(format!("{option} needs a number")))
    };
    Ok(match option {
        "--read" => cage.read(path),
        "--execute" => cage.execute(path),
        "--write" => cage.write(path),
        "--cpu-seconds" => cage.cpu_seconds(number()?),
        "--address-space-bytes" => cage.address_space_bytes(number()?),
        "--file-bytes" => cage.file_bytes(number()?),
        "--open-files" => cage.open_files(number()?),
        "--processes" => cage.processes(number()?),
        "--user" => {
            let user = u32::try_from(number()?)
                .map_err(|_| Error::Usage("--user is too large".to_owned()))?;
            cage.user(Some(user))
        }
        _ => return Err(Error::Usage(format!("`{option}` is unknown"))),
    })
}
