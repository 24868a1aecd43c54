//! The cache of compiled modules: named by content, written whole, and
//! checked before they are used.
//!
//! A module `NAME.cwasm` has a note `NAME.sum` beside it, written after it,
//! with its length and SHA-256. A module without a note, or of another
//! length, was not written to its end and is made again.

use std::fs::{self, DirBuilder, File};
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::engine::{self, Options};
use crate::{Error, scan};

/// Modules up to this are digested every time they are loaded. Larger ones
/// are interpreters of ours, whose digest would cost more than their start;
/// they are digested when somebody asks to verify them.
const ALWAYS_DIGESTED_BYTES: u64 = 4 << 20;

/// The folder of compiled modules.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    root: PathBuf,
    folder: PathBuf,
}

impl Cache {
    /// The cache below a root that only this user may enter.
    pub(crate) fn open(root: &Path) -> Result<Self, Error> {
        let folder = root.join("modules");
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)
            .map_err(Error::write(&folder))?;
        Ok(Self {
            root: root.to_owned(),
            folder,
        })
    }

    /// The folder that holds it.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the module made from this wasm is or will be.
    pub(crate) fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.cwasm"))
    }

    /// The module, if it is there and whole.
    pub(crate) fn get(&self, key: &str) -> Option<PathBuf> {
        let path = self.path(key);
        check(&path).is_ok().then(|| {
            mark_used(&path);
            path
        })
    }

    /// Writes a module and its note.
    pub(crate) fn put(&self, key: &str, module: &[u8]) -> Result<PathBuf, Error> {
        let path = self.path(key);
        let note = format!("{} {}\n", module.len(), hex::encode(Sha256::digest(module)));
        self.write(&path, module)?;
        self.write(&note_path(&path), note.as_bytes())?;
        Ok(path)
    }

    /// Writes a file beside its place and moves it there whole.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let mut file = tempfile::NamedTempFile::new_in(&self.folder).map_err(Error::write(path))?;
        file.write_all(bytes).map_err(Error::write(path))?;
        file.persist(path)
            .map_err(|error| Error::write(path)(error.error))?;
        Ok(())
    }
}

/// Who vouches for a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// We do: it was made when a runtime was installed.
    Ours,
    /// Nobody: it passed the scan, as the rules are now.
    Scanned,
}

/// The name of a module: the digest of its wasm, of everything that decides
/// what it is compiled to, down to the processor, and of the rules that it was
/// found to keep. A rule that changes has every module scanned again.
pub(crate) fn key(wasm: &[u8], options: Options, origin: Origin) -> Result<String, Error> {
    let mut hasher = Sha256::new();
    if origin == Origin::Scanned {
        hasher.update(scan::rules());
    }
    hasher.update(crate::digest());
    hasher.update(engine::compatibility(options)?);
    hasher.update(wasm);
    Ok(hex::encode(hasher.finalize()))
}

/// Refuses a module that is not what was written.
pub(crate) fn check(path: &Path) -> Result<(), Error> {
    let damaged = |reason: &str| Error::Module {
        path: path.to_owned(),
        reason: reason.to_owned(),
    };
    let note_path = note_path(path);
    let note = fs::read_to_string(&note_path).map_err(Error::read(&note_path))?;
    let (length, digest) = note
        .trim_end()
        .split_once(' ')
        .ok_or_else(|| damaged("its note is damaged"))?;
    let actual = fs::metadata(path).map_err(Error::read(path))?.len();
    if length != actual.to_string() {
        return Err(damaged("it is not whole"));
    }
    if actual <= ALWAYS_DIGESTED_BYTES && digest != digest_of(path)? {
        return Err(damaged("it was changed"));
    }
    Ok(())
}

/// Whether a module is, to the last byte, what was written.
///
/// # Errors
///
/// [`Error::Module`] if it is not, [`Error::Read`] if it is not there.
pub fn verify_module(path: &Path) -> Result<(), Error> {
    check(path)?;
    let note_path = note_path(path);
    let note = fs::read_to_string(&note_path).map_err(Error::read(&note_path))?;
    if note.trim_end().ends_with(&digest_of(path)?) {
        Ok(())
    } else {
        Err(Error::Module {
            path: path.to_owned(),
            reason: "it was changed".to_owned(),
        })
    }
}

/// Notes on a kept file that it was used, for whoever removes what nobody
/// uses. Its time of change says so; the time of access is not kept on every
/// machine.
pub fn mark_used(path: &Path) {
    /// Often enough for those who look once a day.
    const OFTEN_ENOUGH: Duration = Duration::from_secs(10 * 60);
    let mark = || {
        let file = File::open(path)?;
        let marked = file.metadata()?.modified()?;
        match marked.elapsed() {
            Ok(age) if age < OFTEN_ENOUGH => Ok(()),
            _ => file.set_modified(SystemTime::now()),
        }
    };
    // A cache that cannot be written can still be used.
    let _: std::io::Result<()> = mark();
}

fn digest_of(path: &Path) -> Result<String, Error> {
    let bytes = fs::read(path).map_err(Error::read(path))?;
    Ok(hex::encode(Sha256::digest(&bytes)))
}

fn note_path(path: &Path) -> PathBuf {
    path.with_extension("sum")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_or_changed_is_not_there() {
        let root = tempfile::tempdir().unwrap();
        let cache = Cache::open(root.path()).unwrap();
        let path = cache.put("key", b"module").unwrap();
        assert_eq!(cache.get("key"), Some(path.clone()));
        fs::write(&path, b"modul").unwrap();
        assert_eq!(cache.get("key"), None);
        fs::write(&path, b"modulE").unwrap();
        assert_eq!(cache.get("key"), None);
        cache.put("key", b"module").unwrap();
        assert!(verify_module(&path).is_ok());
        fs::remove_file(note_path(&path)).unwrap();
        assert_eq!(cache.get("key"), None);
    }

    #[test]
    fn what_was_not_scanned_is_not_found_for_what_must_be() {
        let key = |origin| key(b"wasm", Options::default(), origin).unwrap();
        assert_eq!(key(Origin::Scanned), key(Origin::Scanned));
        assert_ne!(key(Origin::Scanned), key(Origin::Ours));
    }

    #[test]
    fn what_is_found_is_marked_as_used() {
        let root = tempfile::tempdir().unwrap();
        let cache = Cache::open(root.path()).unwrap();
        let path = cache.put("key", b"module").unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(999_999);
        File::open(&path).unwrap().set_modified(long_ago).unwrap();
        cache.get("key").unwrap();
        assert!(fs::metadata(&path).unwrap().modified().unwrap() > long_ago);
    }

    #[test]
    fn nobody_else_may_enter() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let cache = Cache::open(&root.path().join("new")).unwrap();
        let mode = fs::metadata(cache.folder()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
