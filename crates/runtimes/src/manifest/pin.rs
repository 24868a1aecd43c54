//! A pinned package: where it comes from and the bytes it must have.

use std::env::consts::{ARCH, OS};
use std::fmt;

use serde::Deserialize;

/// Which client fetches a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PinKind {
    /// `npm pack`.
    Npm,
    /// `python3 -m pip download`.
    Pypi,
    /// `apt-get source --download-only`, from Debian's archive.
    DebianSource,
    /// A crate, fetched by cargo while it builds from a lock file.
    Cargo,
    /// A tool that must already be on the machine.
    Host,
}

/// A package or tool, and what it must be.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// How build steps refer to it.
    pub name: String,
    /// Who fetches it.
    pub kind: PinKind,
    /// The package's name in its registry.
    pub package: String,
    /// The exact version; for a tool of the host, the least one.
    pub version: String,
    /// Debian's suite, for `debian-source`.
    pub suite: Option<String>,
    /// The SPDX expression of its licence.
    pub licence: String,
    /// The files that the registry serves for it. The first whose platform is
    /// this machine's is fetched.
    #[serde(default)]
    pub files: Vec<PinnedFile>,
}

/// One file as its registry serves it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinnedFile {
    /// For which machines, such as `linux-x86_64`; all if left out.
    pub platform: Option<String>,
    /// The file's name.
    pub name: String,
    /// The SHA-256 of its bytes, in lowercase hexadecimal.
    pub sha256: String,
}

impl Pin {
    /// The file to fetch on this machine.
    #[must_use]
    pub fn file(&self) -> Option<&PinnedFile> {
        let here = format!("{OS}-{ARCH}");
        self.files
            .iter()
            .find(|file| file.platform.as_ref().is_none_or(|wanted| *wanted == here))
    }

    pub(super) fn check(&self) -> Result<(), String> {
        let fetched = matches!(
            self.kind,
            PinKind::Npm | PinKind::Pypi | PinKind::DebianSource
        );
        if fetched && self.files.is_empty() {
            return Err("no files are pinned".to_owned());
        }
        if (self.kind == PinKind::DebianSource) != self.suite.is_some() {
            return Err("`suite` goes with `debian-source`, and only with it".to_owned());
        }
        self.files.iter().try_for_each(PinnedFile::check)
    }
}

impl PinnedFile {
    fn check(&self) -> Result<(), String> {
        let plain = !self.name.is_empty()
            && !self.name.starts_with('.')
            && !self.name.contains(['/', '\\', '\0']);
        if !plain {
            return Err(format!("`{}` is not a plain file name", self.name));
        }
        let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if self.sha256.len() != 64 || !self.sha256.bytes().all(hexadecimal) {
            return Err(format!("`{}` is not a SHA-256", self.sha256));
        }
        Ok(())
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.package, self.version)
    }
}
