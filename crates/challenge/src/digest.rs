//! Digests over files by name and content.

use sha2::{Digest as _, Sha256};

/// A SHA-256 over named contents. Names and contents are preceded by their
/// length, so that no two different sets of files read the same.
#[derive(Clone, Default)]
pub(crate) struct FileDigest(Sha256);

impl FileDigest {
    /// A digest of a kind of thing; the kind keeps digests of different
    /// things apart.
    pub(crate) fn new(kind: &str) -> Self {
        let mut digest = Self::default();
        digest.part(kind.as_bytes());
        digest
    }

    fn part(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Adds a file. The order matters: add them sorted by name.
    pub(crate) fn file(&mut self, name: &str, content: &[u8]) {
        self.part(name.as_bytes());
        self.part(content);
    }

    /// The digest in hexadecimal.
    pub(crate) fn finish(self) -> String {
        hex::encode(self.0.finalize())
    }
}
