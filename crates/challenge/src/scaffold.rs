//! The files of `greenroom new`: a small challenge in three languages that
//! already proves itself, for authors to write over.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::ChallengeId;

static TEMPLATE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/challenge");

/// What stands for the title in the template.
const TITLE: &str = "{{title}}";

/// A file of a new challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaffoldFile {
    /// Its path, relative to the challenge's folder.
    pub path: String,
    /// Its content.
    pub content: String,
}

/// The files of a new challenge of this id, by path.
#[must_use]
pub fn files(id: &ChallengeId) -> Vec<ScaffoldFile> {
    let title = title(id);
    let mut files = Vec::new();
    let mut waiting = vec![&TEMPLATE];
    while let Some(folder) = waiting.pop() {
        waiting.extend(folder.dirs());
        files.extend(folder.files().filter_map(|file| {
            Some(ScaffoldFile {
                path: file.path().to_str()?.replace('\\', "/"),
                content: file.contents_utf8()?.replace(TITLE, &title),
            })
        }));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Makes the folder of a new challenge inside `parent`, and tells where.
///
/// # Errors
///
/// The folder exists already, or cannot be written.
pub fn create(parent: &Path, id: &ChallengeId) -> io::Result<PathBuf> {
    let root = parent.join(id.as_str());
    fs::create_dir_all(parent)?;
    fs::create_dir(&root)?;
    for file in files(id) {
        let path = root.join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, file.content)?;
    }
    Ok(root)
}

/// `rate-limiter` as a title: `Rate limiter`.
fn title(id: &ChallengeId) -> String {
    let words = id.as_str().replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
