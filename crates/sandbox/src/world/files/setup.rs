//! What a run finds when it starts: the standard folders and devices, the
//! images of its program, and the files of its job. Also what is taken out
//! when it is over.

use super::content::Content;
use super::lower::Lower;
use super::node::{Device, Inode, Kind, Node};
use super::place::PATH_BYTES;
use super::tree::Files;
use crate::{Error, Limits};

/// The most files in one job.
const JOB_FILES: usize = 10_000;

impl Files {
    /// The tree that every run starts with.
    pub(crate) fn new(limits: &Limits) -> Self {
        let mut files = Self::empty(limits);
        let root = files.root();
        files.standard(root, "work", Kind::folder(root), true);
        files.standard(root, "tmp", Kind::folder(root), true);
        let devices = files.standard(root, "dev", Kind::folder(root), false);
        for (name, device) in [
            ("null", Device::Null),
            ("random", Device::Random),
            ("urandom", Device::Random),
            ("harness", Device::Harness),
        ] {
            files.standard(devices, name, Kind::Device(device), true);
        }
        files
    }

    fn standard(&mut self, folder: Inode, name: &str, kind: Kind, writable: bool) -> Inode {
        let inode = self.add(Node::new(kind, writable));
        // The folder was made a line above, so this cannot fail.
        let _ = self.insert(folder, name, inode);
        inode
    }

    /// Shows an image at an absolute path. Folders of images mounted at the
    /// same path are one over the other, the later on top.
    pub(crate) fn mount(&mut self, path: &str, content: &Lower) -> Result<(), Error> {
        let (folder, name) = self.prepare(path, false)?;
        let existing = self.lookup(folder, name).ok().flatten();
        match (existing, content) {
            (Some(existing), Lower::Folder(lower)) => {
                let target = self
                    .folder(existing)
                    .map_err(|_| refuse(path, "a file is in its place"))?;
                if target.lower.replace(lower.clone()).is_some() {
                    return Err(refuse(path, "two images are mounted there"));
                }
            }
            (Some(_), Lower::File(_)) => return Err(refuse(path, "it is there already")),
            (None, content) => {
                let node = Node::new(Kind::lower(content, folder), false);
                let inode = self.add(node);
                self.insert(folder, name, inode)
                    .map_err(|_| refuse(path, "a file is in its way"))?;
            }
        }
        Ok(())
    }

    /// Puts a file of the job at an absolute path.
    pub(crate) fn place(
        &mut self,
        path: &str,
        content: Vec<u8>,
        writable: bool,
    ) -> Result<(), Error> {
        let (folder, name) = self.prepare(path, writable)?;
        let replaced = self.lookup(folder, name).ok().flatten();
        if let Some(replaced) = replaced
            && !matches!(self.node(replaced).kind, Kind::File(_))
        {
            return Err(refuse(path, "a folder or device is in its place"));
        }
        let inode = self.add(Node::new(Kind::File(Content::Given(content)), writable));
        self.insert(folder, name, inode)
            .map_err(|_| refuse(path, "a file is in its way"))
    }

    /// Makes the folders that lead to an absolute path, and splits off its name.
    fn prepare<'path>(
        &mut self,
        path: &'path str,
        writable: bool,
    ) -> Result<(Inode, &'path str), Error> {
        let names = split(path)?;
        let (name, above) = names
            .split_last()
            .ok_or_else(|| refuse(path, "it is the root"))?;
        let mut folder = self.root();
        for step in above {
            let next = self
                .lookup(folder, step)
                .map_err(|_| refuse(path, "a file is in its way"))?;
            folder = match next {
                Some(next) => next,
                None => self.standard(folder, step, Kind::folder(folder), writable),
            };
        }
        self.folder(folder)
            .map_err(|_| refuse(path, "a file is in its way"))?;
        Ok((folder, name))
    }

    /// The content of the file at an absolute path, if it is one.
    pub(crate) fn collect(&mut self, path: &str) -> Option<Vec<u8>> {
        let root = self.root();
        let place = self.resolve(root, path.trim_start_matches('/')).ok()?;
        match &self.node(place.node?).kind {
            Kind::File(content) => Some(content.bytes().to_vec()),
            _ => None,
        }
    }
}

/// Bounds what a job brings along, before anything is made of it.
pub(crate) fn check_count(files: usize) -> Result<(), Error> {
    if files > JOB_FILES {
        return Err(Error::Job(format!(
            "it has {files} files, more than {JOB_FILES}"
        )));
    }
    Ok(())
}

/// The names of an absolute path of ours. No guest has a say in it, but what
/// a challenge or a candidate named a file ends here too.
fn split(path: &str) -> Result<Vec<&str>, Error> {
    let relative = path
        .strip_prefix('/')
        .ok_or_else(|| refuse(path, "it is not absolute"))?;
    if path.len() > PATH_BYTES || path.contains('\0') {
        return Err(refuse(path, "it is too long or holds a NUL"));
    }
    let names: Vec<&str> = relative
        .split('/')
        .filter(|name| !name.is_empty())
        .collect();
    if names.iter().any(|name| matches!(*name, "." | "..")) {
        return Err(refuse(path, "it has a `.` or `..` in it"));
    }
    Ok(names)
}

fn refuse(path: &str, reason: &str) -> Error {
    let path: String = path.chars().take(200).collect();
    Error::Job(format!("put a file at `{path}`: {reason}"))
}
