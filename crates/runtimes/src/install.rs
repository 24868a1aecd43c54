//! The workshop in which a language's runtime is built: pinned packages,
//! embedded inputs, tools, and stages that survive an interrupted
//! installation.

pub(crate) mod archive;
mod workshop;

use std::fs;
use std::path::Path;

use protocol::Language;

pub(crate) use workshop::Workshop;

use crate::kit::Kit;
use crate::store::{self, Installation, Record, Store};
use crate::{Error, Manifest, Progress, digest};

/// Changes when our own code changes what comes out of an installation, or what
/// a program finds of it.
const INSTALLER: &str = "3";

/// The digest of everything that a runtime is made from.
pub(crate) fn recipe(kit: &Kit) -> String {
    let mut parts = digest::Parts::default();
    parts.add("installer", INSTALLER.as_bytes());
    parts.add("sandbox", sandbox::digest().as_bytes());
    parts.add_folder(&kit.folder);
    parts.finish()
}

/// Holds other installations of the same language off while it lives.
pub(crate) struct Lock(#[expect(dead_code, reason = "holds the lock")] fs::File);

/// Waits for the language's lock.
pub(crate) fn lock(
    store: &Store,
    language: &Language,
    progress: &mut dyn Progress,
) -> Result<Lock, Error> {
    let path = store.root()?.join(format!(".{language}.lock"));
    let file = fs::File::create(&path).map_err(Error::io("create", &path))?;
    if file.try_lock().is_err() {
        progress.step(&format!("waiting for another installation of {language}"));
        file.lock().map_err(Error::io("lock", &path))?;
    }
    Ok(Lock(file))
}

/// Builds a runtime and puts it into place whole. The caller holds the lock.
pub(crate) fn build(
    kit: &'static Kit,
    manifest: &Manifest,
    cache: &Path,
    progress: &mut dyn Progress,
) -> Result<Installation, Error> {
    let store = Store::new(cache);
    let recipe = recipe(kit);
    let work = work_folder(store.root()?, manifest.name())?;
    let output = work.path().join("runtime");
    fs::create_dir(&output).map_err(Error::io("create", &output))?;
    let mut workshop = Workshop::new(kit, manifest, cache, &output, progress);
    (kit.build)(&mut workshop)?;
    let record = Record::of(manifest, &recipe, &output)?;
    record.write(&output)?;
    settle(&store, manifest, &output, record)
}

/// Unpacks a packed runtime and puts it into place. The caller holds the lock.
pub(crate) fn unpack(
    kit: &Kit,
    manifest: &Manifest,
    cache: &Path,
    archive: &Path,
) -> Result<Installation, Error> {
    let store = Store::new(cache);
    let work = work_folder(store.root()?, manifest.name())?;
    let output = work.path().join("runtime");
    let record = store::unpack(archive, &output)?;
    if record.language != *manifest.name() || record.recipe != recipe(kit) {
        return Err(Error::Archive {
            archive: archive.display().to_string(),
            reason: format!(
                "it holds {} {} as another version of greenroom makes it; pack it with this version",
                record.language, record.version
            ),
        });
    }
    settle(&store, manifest, &output, record)
}

fn settle(
    store: &Store,
    manifest: &Manifest,
    output: &Path,
    record: Record,
) -> Result<Installation, Error> {
    let folder = store.folder(manifest, &record.recipe);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Error::io("remove", &folder))?;
    }
    store::settle(output, &folder)?;
    Ok(Installation { folder, record })
}

/// A folder to work in, on the same file system as its result will lie. What
/// killed installations left behind is removed first: the lock is ours.
fn work_folder(root: &Path, language: &Language) -> Result<tempfile::TempDir, Error> {
    let prefix = format!(".building-{language}-");
    for entry in fs::read_dir(root).map_err(Error::io("read", root))? {
        let entry = entry.map_err(Error::io("read", root))?;
        if entry.file_name().to_string_lossy().starts_with(&prefix) {
            let path = entry.path();
            fs::remove_dir_all(&path).map_err(Error::io("remove", &path))?;
        }
    }
    tempfile::Builder::new()
        .prefix(&prefix)
        .tempdir_in(root)
        .map_err(Error::io("create a folder in", root))
}
