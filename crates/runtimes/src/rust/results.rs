//! Builds by their content. A solution that was compiled once for a purpose,
//! by this runtime, is never compiled again, whether it compiled or not. One
//! that reached a bound of the compiler is: how much time and memory compiling
//! takes is a matter of the machine, and a near miss must not last.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::build::Built;
use crate::digest::Parts;
use crate::{Error, Purpose, Source};

/// The most that is read back.
const MAXIMUM_BYTES: u64 = 80 << 20;

/// Which code judges how the compiler ended, by the build script.
const CODE: &str = env!("GREENROOM_RUNTIMES_CODE");

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
        let path = self.folder.join(key);
        File::open(&path)
            .and_then(|file| file.take(MAXIMUM_BYTES).read_to_end(&mut content))
            .ok()?;
        sandbox::mark_used(&path);
        // What cannot be read is built again and written over.
        decode(&content)
    }

    /// Keeps a result that will be the same next time. It appears whole or
    /// not at all.
    pub(super) fn keep(&self, key: &str, built: &Built) -> Result<(), Error> {
        let (head, wasm) = match built {
            Built::Module { wasm, diagnostics } => (head(false, diagnostics), &wasm[..]),
            Built::Failed { diagnostics } => (head(true, diagnostics), &[][..]),
            Built::Stopped { .. } => return Ok(()),
        };
        let path = self.folder.join(key);
        self.write(&path, &head, wasm)
            .map_err(Error::io("write", path))
    }

    fn write(&self, path: &Path, head: &Head, wasm: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        serde_json::to_writer(&mut file, head)?;
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
    parts.add("code", CODE.as_bytes());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_was_stopped_is_not_kept() {
        let cache = tempfile::tempdir().unwrap();
        let results = Results::new(cache.path());
        let diagnostics = "error: no\n".to_owned();
        let module = Built::Module {
            wasm: b"\0asm\n\n".to_vec(),
            diagnostics: diagnostics.clone(),
        };
        let failed = Built::Failed {
            diagnostics: diagnostics.clone(),
        };
        for (key, built) in [("module", module), ("failed", failed)] {
            results.keep(key, &built).unwrap();
            assert_eq!(results.find(key), Some(built));
        }
        results
            .keep("stopped", &Built::Stopped { diagnostics })
            .unwrap();
        assert_eq!(results.find("stopped"), None);
    }
}
