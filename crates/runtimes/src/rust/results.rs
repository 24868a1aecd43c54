//! Builds by their content. A solution that was compiled once for a purpose,
//! by this runtime, is never compiled again, whether it compiled or not.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::build::Built;
use crate::digest::Parts;
use crate::{Error, Purpose, Source};

/// The most that is read back.
const MAXIMUM_BYTES: u64 = 80 << 20;

/// The folder of results.
#[derive(Debug)]
pub(super) struct Results {
    folder: PathBuf,
}

/// The first line of a result; a module follows it unless it failed.
#[derive(Serialize, Deserialize)]
struct Head {
    failed: bool,
    diagnostics: String,
}

impl Results {
    /// The results below a cache root.
    pub(super) fn new(cache: &Path) -> Self {
        Self {
            folder: cache.join("builds").join("rust-results"),
        }
    }

    /// What a key stands for, if it was built before.
    pub(super) fn find(&self, key: &str) -> Option<Built> {
        let mut content = Vec::new();
        File::open(self.folder.join(key))
            .and_then(|file| file.take(MAXIMUM_BYTES).read_to_end(&mut content))
            .ok()?;
        // What cannot be read is built again and written over.
        decode(&content)
    }

    /// Keeps a result. It appears whole or not at all.
    pub(super) fn keep(&self, key: &str, built: &Built) -> Result<(), Error> {
        let path = self.folder.join(key);
        self.write(&path, built).map_err(Error::io("write", path))
    }

    fn write(&self, path: &Path, built: &Built) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        let (head, wasm) = match built {
            Built::Module { wasm, diagnostics } => (head(false, diagnostics), &wasm[..]),
            Built::Failed { diagnostics } => (head(true, diagnostics), &[][..]),
        };
        serde_json::to_writer(&mut file, &head)?;
        file.write_all(b"\n")?;
        file.write_all(wasm)?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

fn head(failed: bool, diagnostics: &str) -> Head {
    Head {
        failed,
        diagnostics: diagnostics.to_owned(),
    }
}

fn decode(content: &[u8]) -> Option<Built> {
    let end = content.iter().position(|byte| *byte == b'\n')?;
    let head: Head = serde_json::from_slice(&content[..end]).ok()?;
    let diagnostics = head.diagnostics;
    Some(if head.failed {
        Built::Failed { diagnostics }
    } else {
        let wasm = content[end + 1..].to_vec();
        Built::Module { wasm, diagnostics }
    })
}

/// The key of a build: everything that it is made from.
pub(super) fn key(runtime: &str, source: &Source, purpose: &Purpose) -> Result<String, Error> {
    let mut parts = Parts::default();
    parts.add("runtime", runtime.as_bytes());
    parts.add("entry", source.entry.as_bytes());
    for (name, content) in &source.files {
        parts.add(name, content);
    }
    match purpose {
        Purpose::Program => parts.add("purpose", b"program"),
        Purpose::Calls(interface) => {
            let interface = serde_json::to_vec(interface)
                .map_err(|error| Error::Interface(error.to_string()))?;
            parts.add("purpose", b"calls");
            parts.add("interface", &interface);
        }
        Purpose::Tests(files) => {
            parts.add("purpose", b"tests");
            for (name, content) in files {
                parts.add(name, content);
            }
        }
    }
    Ok(parts.finish())
}
