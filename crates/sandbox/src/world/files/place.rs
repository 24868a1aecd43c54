//! From a path to a place in the tree.

use super::node::{Inode, Kind};
use super::tree::Files;
use crate::world::errno::Errno;

/// The longest path, in bytes.
pub(crate) const PATH_BYTES: usize = 4_096;
/// The longest name, in bytes.
const NAME_BYTES: usize = 255;

/// Where a path leads: to a name in a folder, whether or not it exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place<'path> {
    /// The folder that holds the name.
    pub(super) folder: Inode,
    /// The name; `None` if the path is the folder itself, as `.` is.
    pub(super) name: Option<&'path str>,
    /// What is there.
    pub(super) node: Option<Inode>,
    /// Whether the path ends in a slash, so that only a folder will do.
    pub(super) wants_folder: bool,
}

impl Files {
    /// Follows a path that starts at a folder and may not leave it.
    pub(super) fn resolve<'path>(
        &mut self,
        base: Inode,
        path: &'path str,
    ) -> Result<Place<'path>, Errno> {
        check(path)?;
        let mut trail = vec![base];
        let mut names = path.split('/').filter(|name| !matches!(*name, "" | "."));
        let Some(mut name) = names.next() else {
            return self.itself(base);
        };
        loop {
            let folder = trail.last().copied().ok_or(Errno::NotCapable)?;
            let next = names.next();
            if name == ".." {
                trail.pop();
                let above = trail.last().copied().ok_or(Errno::NotCapable)?;
                match next {
                    Some(next) => name = next,
                    None => return self.itself(above),
                }
                continue;
            }
            if name.len() > NAME_BYTES {
                return Err(Errno::NameTooLong);
            }
            let node = self.lookup(folder, name)?;
            let Some(next) = next else {
                return self.named(
                    folder,
                    name,
                    node,
                    path.ends_with('/') || path.ends_with("/."),
                );
            };
            let node = node.ok_or(Errno::NotFound)?;
            self.folder(node)?;
            trail.push(node);
            name = next;
        }
    }

    fn itself<'path>(&mut self, folder: Inode) -> Result<Place<'path>, Errno> {
        Ok(Place {
            folder,
            name: None,
            node: Some(folder),
            wants_folder: true,
        })
    }

    fn named<'path>(
        &self,
        folder: Inode,
        name: &'path str,
        node: Option<Inode>,
        wants_folder: bool,
    ) -> Result<Place<'path>, Errno> {
        if wants_folder
            && let Some(node) = node
            && !matches!(self.node(node).kind, Kind::Folder(_))
        {
            return Err(Errno::NotFolder);
        }
        Ok(Place {
            folder,
            name: Some(name),
            node,
            wants_folder,
        })
    }
}

/// Refuses what no path is.
fn check(path: &str) -> Result<(), Errno> {
    if path.len() > PATH_BYTES {
        Err(Errno::NameTooLong)
    } else if path.is_empty() {
        Err(Errno::NotFound)
    } else if path.starts_with('/') {
        Err(Errno::NotCapable)
    } else if path.contains('\0') {
        Err(Errno::Invalid)
    } else {
        Ok(())
    }
}
