//! The runtimes of this machine: which there could be, which there are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use protocol::Language;

use crate::kit::{Kit, Opening};
use crate::languages::KITS;
use crate::manifest::Description;
use crate::store::{self, Installation, Store};
use crate::{Error, Manifest, Progress, Runtime, install};

/// Lists, installs, checks and opens runtimes below one cache root.
pub struct Registry {
    cache: PathBuf,
    entries: Vec<Entry>,
    descriptions: Vec<Description>,
    opened: Mutex<BTreeMap<Language, Arc<dyn Runtime>>>,
}

struct Entry {
    kit: &'static Kit,
    manifest: Manifest,
}

/// Whether a language can be used on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has to be installed first.
    NotInstalled,
    /// It is there.
    Installed {
        /// The digest that reports name.
        digest: String,
        /// The size of its files, without what was compiled from them.
        bytes: u64,
        /// Where they lie.
        folder: PathBuf,
    },
}

impl Registry {
    /// The runtimes below a cache root, which need not exist yet.
    ///
    /// # Panics
    ///
    /// If a description that is built into this program is wrong, which its
    /// tests rule out.
    #[must_use]
    pub fn open(cache: &Path) -> Self {
        let entries: Vec<_> = KITS
            .iter()
            .map(|kit| Entry {
                kit,
                manifest: manifest_of(kit).expect("the built-in descriptions are tested"),
            })
            .collect();
        Self {
            cache: cache.to_owned(),
            descriptions: entries
                .iter()
                .map(|entry| entry.manifest.language.clone())
                .collect(),
            entries,
            opened: Mutex::default(),
        }
    }

    /// Every language that could be installed.
    #[must_use]
    pub fn descriptions(&self) -> &[Description] {
        &self.descriptions
    }

    /// A language's description and the packages its runtime is made from.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownLanguage`].
    pub fn manifest(&self, language: &Language) -> Result<&Manifest, Error> {
        Ok(&self.entry(language)?.manifest)
    }

    /// Whether a language is installed, as this version of greenroom makes it.
    ///
    /// # Errors
    ///
    /// An unknown language, or an installation that cannot be read.
    pub fn status(&self, language: &Language) -> Result<Status, Error> {
        let found = self.find(self.entry(language)?)?;
        Ok(
            found.map_or(Status::NotInstalled, |installation| Status::Installed {
                digest: installation.record.digest.clone(),
                bytes: installation.record.bytes(),
                folder: installation.folder,
            }),
        )
    }

    /// The runtime of an installed language.
    ///
    /// # Errors
    ///
    /// [`Error::NotInstalled`] says the command that installs it.
    pub fn runtime(&self, language: &Language) -> Result<Arc<dyn Runtime>, Error> {
        if let Some(runtime) = self.opened().get(language) {
            return Ok(Arc::clone(runtime));
        }
        let entry = self.entry(language)?;
        let installation = self
            .find(entry)?
            .ok_or_else(|| Error::NotInstalled(language.clone()))?;
        self.open_installed(entry, &installation)
    }

    /// Installs a language, or finds it installed. Safe to call from several
    /// processes at once; an interrupted installation goes on where it was.
    ///
    /// # Errors
    ///
    /// What could not be fetched, verified or built, and how to mend it.
    pub fn install(
        &self,
        language: &Language,
        progress: &mut dyn Progress,
    ) -> Result<Arc<dyn Runtime>, Error> {
        let entry = self.entry(language)?;
        let _lock = install::lock(&Store::new(&self.cache), language, progress)?;
        let installation = match self.find(entry)? {
            Some(installation) => installation,
            None => install::build(entry.kit, &entry.manifest, &self.cache, progress)?,
        };
        progress.step(&format!("compiling {language} for this machine"));
        self.open_installed(entry, &installation)
    }

    /// Compares an installed language's files with what was installed.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] names the first file that differs.
    pub fn verify(&self, language: &Language) -> Result<(), Error> {
        let installation = self
            .find(self.entry(language)?)?
            .ok_or_else(|| Error::NotInstalled(language.clone()))?;
        store::verify(&installation)
    }

    /// Removes a language's runtimes, of older versions of greenroom too.
    /// Tells whether there was one.
    ///
    /// # Errors
    ///
    /// A folder that cannot be removed.
    pub fn remove(&self, language: &Language) -> Result<bool, Error> {
        self.entry(language)?;
        self.opened().remove(language);
        Store::new(&self.cache).remove(language)
    }

    /// Removes what other versions of greenroom installed of a language, once
    /// this version's own is there; gives how many there were and their bytes.
    ///
    /// # Errors
    ///
    /// A folder that cannot be removed.
    pub fn prune(
        &self,
        language: &Language,
        progress: &mut dyn Progress,
    ) -> Result<(usize, u64), Error> {
        let entry = self.entry(language)?;
        let store = Store::new(&self.cache);
        let _lock = install::lock(&store, language, progress)?;
        if self.find(entry)?.is_none() {
            return Ok((0, 0));
        }
        store.prune(language, &install::recipe(entry.kit))
    }

    /// Writes an installed language's files as one archive, for a machine
    /// that cannot build them.
    ///
    /// # Errors
    ///
    /// If it is not installed, is damaged, or cannot be moved because it uses
    /// the host's own tools.
    pub fn pack(&self, language: &Language, archive: &Path) -> Result<(), Error> {
        let entry = self.entry(language)?;
        if !entry.manifest.language.portable {
            return Err(Error::NotPortable(language.clone()));
        }
        let installation = self
            .find(entry)?
            .ok_or_else(|| Error::NotInstalled(language.clone()))?;
        store::pack(&installation, archive)
    }

    /// Installs from an archive that [`Registry::pack`] wrote with the same
    /// version of greenroom. Everything in it is verified; modules are
    /// compiled here.
    ///
    /// # Errors
    ///
    /// What is wrong with the archive.
    pub fn unpack(
        &self,
        language: &Language,
        archive: &Path,
        progress: &mut dyn Progress,
    ) -> Result<Arc<dyn Runtime>, Error> {
        let entry = self.entry(language)?;
        let _lock = install::lock(&Store::new(&self.cache), language, progress)?;
        progress.step(&format!("unpacking {}", archive.display()));
        let installation = install::unpack(entry.kit, &entry.manifest, &self.cache, archive)?;
        progress.step(&format!("compiling {language} for this machine"));
        self.open_installed(entry, &installation)
    }

    fn entry(&self, language: &Language) -> Result<&Entry, Error> {
        let is_it = |entry: &&Entry| entry.manifest.name() == language;
        self.entries.iter().find(is_it).ok_or_else(|| {
            let names: Vec<_> = self
                .entries
                .iter()
                .map(|e| e.manifest.name().as_str())
                .collect();
            Error::UnknownLanguage {
                name: language.to_string(),
                known: names.join(", "),
            }
        })
    }

    fn find(&self, entry: &Entry) -> Result<Option<Installation>, Error> {
        Store::new(&self.cache).find(&entry.manifest, &install::recipe(entry.kit))
    }

    fn open_installed(
        &self,
        entry: &Entry,
        installation: &Installation,
    ) -> Result<Arc<dyn Runtime>, Error> {
        let runtime = (entry.kit.open)(&Opening {
            cache: &self.cache,
            manifest: &entry.manifest,
            installation,
        })?;
        self.opened()
            .insert(entry.manifest.name().clone(), Arc::clone(&runtime));
        Ok(runtime)
    }

    fn opened(&self) -> std::sync::MutexGuard<'_, BTreeMap<Language, Arc<dyn Runtime>>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn manifest_of(kit: &Kit) -> Result<Manifest, Error> {
    let file = kit
        .folder
        .get_file("runtime.toml")
        .and_then(|file| file.contents_utf8())
        .ok_or_else(|| Error::Manifest("a language has no runtime.toml".to_owned()))?;
    Manifest::parse(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_descriptions_are_right() {
        let cache = tempfile::tempdir().unwrap();
        let registry = Registry::open(cache.path());
        for description in registry.descriptions() {
            let extension = description.entry.rsplit('.').next().unwrap();
            assert!(description.extensions.iter().any(|e| e == extension));
            assert_eq!(
                registry.status(&description.name).unwrap(),
                Status::NotInstalled
            );
        }
    }

    #[test]
    fn an_unknown_language_is_told_what_there_is() {
        let cache = tempfile::tempdir().unwrap();
        let registry = Registry::open(cache.path());
        let error = registry.verify(&"cobol".parse().unwrap()).unwrap_err();
        assert!(
            error.to_string().contains("no runtime for `cobol`"),
            "{error}"
        );
    }
}
