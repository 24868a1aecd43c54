//! `runtime.toml`: what a language is called, how it looks, and which
//! packages its runtime is made from, pinned to the byte.

mod description;
mod pin;

use protocol::Language;
use serde::Deserialize;
use tokens::Lexicon;

pub use description::Description;
pub use pin::{Pin, PinKind, PinnedFile};

use crate::Error;

/// A language's `runtime.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Who the language is, to people and to tools.
    pub language: Description,
    /// Moved into `language` when read.
    lexicon: Lexicon,
    /// The packages and tools its runtime is made from.
    #[serde(default)]
    pub pins: Vec<Pin>,
}

impl Manifest {
    /// Reads the text of a `runtime.toml`.
    ///
    /// # Errors
    ///
    /// [`Error::Manifest`] says what is wrong and where.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut manifest: Self =
            toml::from_str(text).map_err(|error| Error::Manifest(error.to_string()))?;
        manifest
            .lexicon
            .check()
            .map_err(|error| Error::Manifest(format!("lexicon of {}: {error}", manifest.name())))?;
        manifest.language.lexicon = std::mem::take(&mut manifest.lexicon);
        for pin in &manifest.pins {
            pin.check().map_err(|reason| {
                Error::Manifest(format!(
                    "pin `{}` of {}: {reason}",
                    pin.name,
                    manifest.name()
                ))
            })?;
        }
        Ok(manifest)
    }

    /// The language's name.
    #[must_use]
    pub fn name(&self) -> &Language {
        &self.language.name
    }

    /// The pin with this name.
    ///
    /// # Errors
    ///
    /// [`Error::Manifest`] if there is none.
    pub fn pin(&self, name: &str) -> Result<&Pin, Error> {
        self.pins
            .iter()
            .find(|pin| pin.name == name)
            .ok_or_else(|| Error::Manifest(format!("{} has no pin `{name}`", self.name())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r##"
[language]
name = "python"
title = "Python"
version = "CPython 3.13.5"
extensions = ["py"]
entry = "solution.py"
portable = true

[lexicon]
line_comments = ["#"]

[[pins]]
name = "zig"
kind = "pypi"
package = "ziglang"
version = "0.17.1"
licence = "MIT"
files = [{ platform = "linux-x86_64", name = "z.whl", sha256 = "ea6cc5d87b033cf0aedfbc8f9549a908cae6c50ac31f1698188fa48a74524b54" }]
"##;

    #[test]
    fn a_manifest_reads_as_documented() {
        let manifest = Manifest::parse(GOOD).unwrap();
        assert_eq!(manifest.name().as_str(), "python");
        assert_eq!(manifest.language.lexicon.line_comments, ["#"]);
        assert_eq!(manifest.pin("zig").unwrap().kind, PinKind::Pypi);
        assert!(manifest.pin("zag").is_err());
    }

    #[test]
    fn unknown_keys_and_loose_pins_are_refused() {
        for (from, to, reason) in [
            ("portable = true", "portabel = true", "portabel"),
            ("ea6cc5d87b", "nonsense", "SHA-256"),
            ("\"z.whl\"", "\"../z.whl\"", "plain file name"),
            ("\"pypi\"", "\"curl\"", "curl"),
        ] {
            let text = GOOD.replace(from, to);
            let error = Manifest::parse(&text).unwrap_err().to_string();
            assert!(error.contains(reason), "{to}: {error}");
        }
    }
}
