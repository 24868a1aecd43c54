//! A challenge's folder: listed once, bounded, without symbolic links.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::digest::FileDigest;
use crate::document::Sink;
use crate::{Problem, paths};

/// What a folder may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FolderBounds {
    pub(crate) files: usize,
    pub(crate) bytes: u64,
    /// Whether links to files inside the folder are taken for those files.
    pub(crate) inner_links: bool,
    /// Hidden folders that mean something.
    pub(crate) hidden: &'static [&'static str],
}

impl FolderBounds {
    /// A folder of ours.
    pub(crate) const CHALLENGE: Self = Self {
        files: 2_000,
        bytes: 64 << 20,
        inner_links: false,
        hidden: &[],
    };

    /// Another house's package, whose secret data may be large and shared by
    /// links.
    pub(crate) const PACKAGE: Self = Self {
        files: 10_000,
        bytes: 256 << 20,
        inner_links: true,
        hidden: &[".meta", ".docs"],
    };
}

/// The files of a folder by relative path, with their sizes.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    sizes: BTreeMap<String, u64>,
    complete: bool,
    /// What was read to judge by, for the challenge's digest.
    judging: RefCell<BTreeMap<String, Vec<u8>>>,
}

impl Folder {
    /// Lists a folder. Links, odd names and excess are told to the sink.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub(crate) fn open(root: &Path, bounds: FolderBounds, sink: &Sink) -> io::Result<Self> {
        let mut folder = Self {
            root: root.to_owned(),
            sizes: BTreeMap::new(),
            complete: false,
            judging: RefCell::default(),
        };
        let mut waiting = vec![String::new()];
        while let Some(path) = waiting.pop() {
            waiting.extend(folder.list(&path, bounds, sink)?);
            if folder.sizes.len() > bounds.files || waiting.len() > bounds.files {
                let what = format!("it holds more than {} files", bounds.files);
                sink.push(Problem::error(
                    "",
                    what,
                    "move what is no part of it elsewhere",
                ));
                return Ok(folder);
            }
        }
        let total: u64 = folder.sizes.values().sum();
        if total > bounds.bytes {
            let what = format!("its files hold {total} bytes");
            let mend = format!("keep them under {} MiB", bounds.bytes >> 20);
            sink.push(Problem::error("", what, mend));
            return Ok(folder);
        }
        folder.complete = true;
        Ok(folder)
    }

    /// Lists one level, and tells the folders in it.
    fn list(&mut self, path: &str, bounds: FolderBounds, sink: &Sink) -> io::Result<Vec<String>> {
        let mut folders = Vec::new();
        for entry in fs::read_dir(self.root.join(path))? {
            let entry = entry?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let shown = paths::shown(&name.to_string_lossy());
                let what = format!("the name `{shown}` is not UTF-8");
                sink.push(Problem::error(path, what, "rename the file"));
                continue;
            };
            if paths::is_junk(name) && !bounds.hidden.contains(&name) {
                continue;
            }
            let inner = join(path, name);
            if let Err(reason) = paths::check(&inner) {
                let what = format!("`{}` cannot be used: {reason}", paths::shown(name));
                sink.push(Problem::error(path, what, "rename it"));
                continue;
            }
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(inner);
            } else if kind.is_file() {
                self.sizes.insert(inner, entry.metadata()?.len());
            } else if let (true, Some(size)) = (bounds.inner_links, self.inner_file(&inner)) {
                self.sizes.insert(inner, size);
            } else {
                let what = if kind.is_symlink() {
                    "this is a symbolic link"
                } else {
                    "this is neither a file nor a folder"
                };
                sink.push(Problem::error(inner, what, "put a plain file in its place"));
            }
        }
        Ok(folders)
    }

    /// The size of the file that a link leads to, if that lies inside the folder.
    fn inner_file(&self, link: &str) -> Option<u64> {
        let root = self.root.canonicalize().ok()?;
        let target = self.root.join(link).canonicalize().ok()?;
        let metadata = fs::metadata(&target).ok()?;
        (target.starts_with(root) && metadata.is_file()).then_some(metadata.len())
    }

    /// Whether all of it was listed. Otherwise the sink knows why, and it is
    /// no use looking further.
    pub(crate) fn is_complete(&self) -> bool {
        self.complete
    }

    /// Whether there is such a file.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.sizes.contains_key(path)
    }

    /// Whether there is such a folder, with a file somewhere in it.
    pub(crate) fn has_folder(&self, path: &str) -> bool {
        self.under(path).next().is_some()
    }

    /// The files under a folder: path relative to the root.
    pub(crate) fn under(&self, path: &str) -> impl Iterator<Item = &str> {
        let prefix = if path.is_empty() {
            String::new()
        } else {
            format!("{path}/")
        };
        self.sizes
            .range(prefix.clone()..)
            .map(|(path, _)| path.as_str())
            .take_while(move |path| path.starts_with(&prefix))
    }

    /// The names of the files and folders right in a folder.
    pub(crate) fn children(&self, path: &str) -> Vec<&str> {
        let skip = if path.is_empty() { 0 } else { path.len() + 1 };
        let names = self
            .under(path)
            .filter_map(|file| file.get(skip..)?.split('/').next());
        let mut names: Vec<&str> = names.collect();
        names.dedup();
        names
    }

    /// Reads a file that is there and within its bound, or tells the sink.
    pub(crate) fn read(&self, path: &str, maximum_bytes: u64, sink: &Sink) -> Option<Vec<u8>> {
        let Some(&size) = self.sizes.get(path) else {
            let what = "this file does not exist";
            sink.push(Problem::error(path, what, self.nearest(path)));
            return None;
        };
        if size > maximum_bytes {
            let what = format!("this file holds {size} bytes");
            let mend = format!("keep it under {}", readable(maximum_bytes));
            sink.push(Problem::error(path, what, mend));
            return None;
        }
        match read_bounded(&self.root.join(path), maximum_bytes) {
            Ok(content) => Some(content),
            Err(error) => {
                let what = format!("this file cannot be read: {error}");
                sink.push(Problem::error(path, what, ""));
                None
            }
        }
    }

    /// Reads a file that verdicts follow from; it becomes part of the digest.
    pub(crate) fn read_judging(
        &self,
        path: &str,
        maximum_bytes: u64,
        sink: &Sink,
    ) -> Option<Vec<u8>> {
        let content = self.read(path, maximum_bytes, sink)?;
        self.judging
            .borrow_mut()
            .insert(path.to_owned(), content.clone());
        Some(content)
    }

    /// The digest over everything that was read to judge by.
    pub(crate) fn digest(&self) -> String {
        let mut digest = FileDigest::new("greenroom challenge 1");
        for (path, content) in self.judging.borrow().iter() {
            digest.file(path, content);
        }
        digest.finish()
    }

    /// A file whose name was perhaps meant.
    fn nearest(&self, path: &str) -> String {
        let near = self
            .sizes
            .keys()
            .filter(|known| known.len().abs_diff(path.len()) <= 3)
            .map(|known| (strsim::damerau_levenshtein(path, known), known))
            .min()
            .filter(|(distance, _)| *distance <= 3);
        match near {
            Some((_, known)) => format!("did you mean `{known}`?"),
            None => "make it, or take it out of the manifest".to_owned(),
        }
    }
}

/// A name inside a folder, as a relative path.
pub(crate) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// Reads a file that may grow while it is read.
fn read_bounded(path: &Path, maximum_bytes: u64) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    let mut file = File::open(path)?.take(maximum_bytes + 1);
    file.read_to_end(&mut content)?;
    if content.len() as u64 > maximum_bytes {
        return Err(io::Error::other("it grew while it was read"));
    }
    Ok(content)
}

fn readable(bytes: u64) -> String {
    if bytes >= 1 << 20 {
        format!("{} MiB", bytes >> 20)
    } else {
        format!("{} KiB", bytes >> 10)
    }
}
