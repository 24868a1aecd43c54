//! The folders that hold installed runtimes, and the record in each of what
//! was installed.

mod pack;
mod record;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use protocol::Language;

pub(crate) use pack::{pack, settle, unpack};
pub(crate) use record::Record;

use crate::{Error, Manifest};

/// `<cache>/runtimes`.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    root: PathBuf,
}

/// One installed runtime.
#[derive(Clone, Debug)]
pub(crate) struct Installation {
    /// Where its files lie.
    pub(crate) folder: PathBuf,
    /// What was installed.
    pub(crate) record: Record,
}

impl Installation {
    /// The place of one of its files.
    pub(crate) fn path(&self, artefact: &str) -> PathBuf {
        self.folder.join(artefact)
    }
}

impl Store {
    /// The store below a cache root.
    pub(crate) fn new(cache: &Path) -> Self {
        Self {
            root: cache.join("runtimes"),
        }
    }

    /// Makes the root folder and gives it back.
    pub(crate) fn root(&self) -> Result<&Path, Error> {
        fs::create_dir_all(&self.root).map_err(Error::io("create", &self.root))?;
        Ok(&self.root)
    }

    /// Where the runtime of this recipe belongs.
    pub(crate) fn folder(&self, manifest: &Manifest, recipe: &str) -> PathBuf {
        self.root.join(format!(
            "{}-{}-{}",
            manifest.name(),
            slug(&manifest.language.version),
            &recipe[..16]
        ))
    }

    /// The runtime of this recipe, if it is installed.
    pub(crate) fn find(
        &self,
        manifest: &Manifest,
        recipe: &str,
    ) -> Result<Option<Installation>, Error> {
        let folder = self.folder(manifest, recipe);
        let record = match Record::read(&folder) {
            Ok(record) => record,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(damaged(manifest.name(), &error.to_string())),
        };
        if record.recipe != recipe || record.language != *manifest.name() {
            return Err(damaged(manifest.name(), "its record is of another runtime"));
        }
        Ok(Some(Installation { folder, record }))
    }

    /// Removes every runtime of a language, of older recipes too.
    pub(crate) fn remove(&self, language: &Language) -> Result<bool, Error> {
        let mut removed = false;
        for folder in self.folders_of(language)? {
            fs::remove_dir_all(&folder).map_err(Error::io("remove", &folder))?;
            removed = true;
        }
        Ok(removed)
    }

    /// Removes a language's runtimes of other recipes than the one given; gives
    /// how many there were and the bytes that their records name.
    pub(crate) fn prune(&self, language: &Language, recipe: &str) -> Result<(usize, u64), Error> {
        let (mut count, mut bytes) = (0, 0);
        for folder in self.folders_of(language)? {
            // One without a record that can be read is not among them.
            let Ok(record) = Record::read(&folder) else {
                continue;
            };
            if record.recipe == recipe {
                continue;
            }
            fs::remove_dir_all(&folder).map_err(Error::io("remove", &folder))?;
            count += 1;
            bytes += record.bytes();
        }
        Ok((count, bytes))
    }

    fn folders_of(&self, language: &Language) -> Result<Vec<PathBuf>, Error> {
        let mut folders = Vec::new();
        let root = self.root()?;
        for entry in fs::read_dir(root).map_err(Error::io("read", root))? {
            let folder = entry.map_err(Error::io("read", root))?.path();
            let is_its = Record::read(&folder).is_ok_and(|record| record.language == *language);
            if is_its {
                folders.push(folder);
            }
        }
        Ok(folders)
    }
}

/// Compares every installed file with the record.
pub(crate) fn verify(installation: &Installation) -> Result<(), Error> {
    installation
        .record
        .verify(&installation.folder)
        .map_err(|reason| damaged(&installation.record.language, &reason))
}

fn damaged(language: &Language, reason: &str) -> Error {
    Error::Damaged {
        language: language.clone(),
        reason: reason.to_owned(),
    }
}

/// A version as part of a file name.
fn slug(version: &str) -> String {
    let kept = |c: char| c.is_ascii_alphanumeric() || c == '.';
    version
        .to_ascii_lowercase()
        .split(|c| !kept(c))
        .filter(|part| !part.is_empty() && !part.starts_with('.'))
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Puts a runtime of python with one file of five bytes into the store.
    fn installed(store: &Store, recipe: &str) -> PathBuf {
        let folder = store.root().unwrap().join(recipe);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("python.wasm"), "wasm!").unwrap();
        let manifest = crate::languages::KITS
            .iter()
            .find_map(|kit| {
                let text = kit.folder.get_file("runtime.toml")?.contents_utf8()?;
                let manifest = Manifest::parse(text).ok()?;
                (manifest.name().as_str() == "python").then_some(manifest)
            })
            .unwrap();
        let record = Record::of(&manifest, recipe, &folder).unwrap();
        record.write(&folder).unwrap();
        folder
    }

    #[test]
    fn pruning_removes_a_languages_older_runtimes_and_nothing_else() {
        let cache = tempfile::tempdir().unwrap();
        let store = Store::new(cache.path());
        let old = installed(&store, "old");
        let current = installed(&store, "current");
        let stray = store.root().unwrap().join("stray");
        fs::create_dir(&stray).unwrap();
        let python: Language = "python".parse().unwrap();
        let rust: Language = "rust".parse().unwrap();

        assert_eq!(store.prune(&rust, "current").unwrap(), (0, 0));
        assert_eq!(store.prune(&python, "current").unwrap(), (1, 5));

        assert!(!old.exists());
        assert!(current.exists() && stray.exists());
        assert_eq!(store.prune(&python, "current").unwrap(), (0, 0));
    }

    #[test]
    fn a_version_becomes_a_plain_name() {
        assert_eq!(slug("CPython 3.13.5"), "cpython-3.13.5");
        assert_eq!(slug("../../x y"), "x-y");
    }
}
