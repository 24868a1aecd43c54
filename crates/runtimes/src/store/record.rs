//! `runtime.json`: what an installed runtime consists of, to the byte.

use std::fs;
use std::io;
use std::path::{Component, Path};

use protocol::Language;
use serde::{Deserialize, Serialize};

use crate::{Error, Manifest, digest};

pub(super) const FILE: &str = "runtime.json";
/// A record larger than this is not ours.
const MAXIMUM_BYTES: u64 = 4 << 20;

/// What was installed, from which recipe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    /// Version of this format: 1.
    pub(crate) format_version: u32,
    pub(crate) language: Language,
    /// For people.
    pub(crate) version: String,
    /// The digest of everything that went in.
    pub(crate) recipe: String,
    /// The digest of everything that went in and everything that came out:
    /// what reports name.
    pub(crate) digest: String,
    pub(crate) artefacts: Vec<Artefact>,
}

/// One installed file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Artefact {
    /// Relative, with `/`.
    pub(crate) path: String,
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
}

impl Record {
    /// Records what lies in `folder`.
    pub(crate) fn of(manifest: &Manifest, recipe: &str, folder: &Path) -> Result<Self, Error> {
        let mut artefacts = Vec::new();
        collect(folder, "", &mut artefacts)?;
        artefacts.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok(Self {
            format_version: 1,
            language: manifest.name().clone(),
            version: manifest.language.version.clone(),
            recipe: recipe.to_owned(),
            digest: digest_of(recipe, &artefacts),
            artefacts,
        })
    }

    /// Reads the record in an installed folder.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let path = folder.join(FILE);
        if fs::metadata(&path)?.len() > MAXIMUM_BYTES {
            return Err(io::Error::other("its record is too large"));
        }
        let record: Self = serde_json::from_slice(&fs::read(&path)?)?;
        if record.format_version != 1 {
            return Err(io::Error::other("its record is of an unknown format"));
        }
        Ok(record)
    }

    /// Writes the record into the folder that it describes.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Error> {
        let path = folder.join(FILE);
        let mut text = serde_json::to_vec_pretty(self)
            .map_err(|error| Error::Manifest(format!("the record of a runtime: {error}")))?;
        text.push(b'\n');
        fs::write(&path, text).map_err(Error::io("write", path))
    }

    /// Everything installed, in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        self.artefacts.iter().map(|artefact| artefact.bytes).sum()
    }

    /// Holds `folder` against this record; tells the first difference.
    pub(crate) fn verify(&self, folder: &Path) -> Result<(), String> {
        if self.digest != digest_of(&self.recipe, &self.artefacts) {
            return Err("the record contradicts itself".to_owned());
        }
        for artefact in &self.artefacts {
            let inside = Path::new(&artefact.path)
                .components()
                .all(|component| matches!(component, Component::Normal(_)));
            if !inside {
                return Err(format!("`{}` leaves the folder", artefact.path));
            }
            let (sha256, bytes) =
                digest::of_file(&folder.join(&artefact.path)).map_err(|error| error.to_string())?;
            if sha256 != artefact.sha256 || bytes != artefact.bytes {
                return Err(format!("`{}` is not what was installed", artefact.path));
            }
        }
        Ok(())
    }
}

fn digest_of(recipe: &str, artefacts: &[Artefact]) -> String {
    let mut parts = digest::Parts::default();
    parts.add("recipe", recipe.as_bytes());
    for artefact in artefacts {
        parts.add(&artefact.path, artefact.sha256.as_bytes());
    }
    parts.finish()
}

pub(super) fn collect(
    folder: &Path,
    prefix: &str,
    artefacts: &mut Vec<Artefact>,
) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(Error::io("read", folder))? {
        let entry = entry.map_err(Error::io("read", folder))?;
        let place = entry.path();
        let name = entry.file_name().into_string().map_err(|name| {
            Error::Manifest(format!("a built file has the name {}", name.display()))
        })?;
        let path = format!("{prefix}{name}");
        let kind = entry.file_type().map_err(Error::io("read", &place))?;
        if kind.is_dir() {
            collect(&place, &format!("{path}/"), artefacts)?;
        } else if kind.is_file() && path != FILE {
            let (sha256, bytes) = digest::of_file(&place)?;
            artefacts.push(Artefact {
                path,
                sha256,
                bytes,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A record over a folder with one file.
    pub(in crate::store) fn example(folder: &Path) -> Record {
        fs::create_dir_all(folder.join("lib")).unwrap();
        fs::write(folder.join("lib/file"), "content").unwrap();
        let mut artefacts = Vec::new();
        collect(folder, "", &mut artefacts).unwrap();
        let recipe = "0".repeat(64);
        let record = Record {
            format_version: 1,
            language: "toy".parse().unwrap(),
            version: "1".to_owned(),
            digest: digest_of(&recipe, &artefacts),
            recipe,
            artefacts,
        };
        record.write(folder).unwrap();
        record
    }

    #[test]
    fn a_changed_file_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let record = example(folder.path());
        assert_eq!(Record::read(folder.path()).unwrap(), record);
        assert_eq!(record.verify(folder.path()), Ok(()));
        fs::write(folder.path().join("lib/file"), "c0ntent").unwrap();
        let reason = record.verify(folder.path()).unwrap_err();
        assert!(reason.contains("lib/file"), "{reason}");
        fs::remove_file(folder.path().join("lib/file")).unwrap();
        assert!(record.verify(folder.path()).is_err());
    }

    #[test]
    fn a_record_cannot_point_out_of_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let mut record = example(folder.path());
        record.artefacts[0].path = "../secret".to_owned();
        record.digest = digest_of(&record.recipe, &record.artefacts);
        let reason = record.verify(folder.path()).unwrap_err();
        assert!(reason.contains("leaves the folder"), "{reason}");
    }
}
