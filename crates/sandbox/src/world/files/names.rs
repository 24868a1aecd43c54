//! Making, moving and removing names.

use super::node::{FileType, Folder, Inode, Kind, Node};
use super::tree::Files;
use crate::world::errno::Errno;

impl Files {
    /// Makes a folder.
    pub(crate) fn make_folder(&mut self, base: Inode, path: &str, now: u64) -> Result<(), Errno> {
        let place = self.resolve(base, path)?;
        let name = place.name.ok_or(Errno::Exists)?;
        if place.node.is_some() {
            return Err(Errno::Exists);
        }
        let node = Node::new(Kind::folder(place.folder), true);
        self.make(place.folder, name, node, now).map(drop)
    }

    /// Removes an empty folder.
    pub(crate) fn remove_folder(&mut self, base: Inode, path: &str, now: u64) -> Result<(), Errno> {
        let place = self.resolve(base, path)?;
        let inode = place.node.ok_or(Errno::NotFound)?;
        let name = place.name.ok_or(Errno::Invalid)?;
        if self.entries(inode)? > 0 {
            return Err(Errno::NotEmpty);
        }
        self.check_writable(place.folder)?;
        self.node_mut(place.folder).modified = now;
        self.unname(place.folder, name)
    }

    /// Takes away the name of a file.
    pub(crate) fn unlink(&mut self, base: Inode, path: &str, now: u64) -> Result<(), Errno> {
        let place = self.resolve(base, path)?;
        let inode = place.node.ok_or(Errno::NotFound)?;
        if self.node(inode).file_type() == FileType::Folder {
            return Err(Errno::IsFolder);
        }
        let name = place.name.ok_or(Errno::Invalid)?;
        self.check_writable(place.folder)?;
        self.node_mut(place.folder).modified = now;
        self.unname(place.folder, name)
    }

    /// Gives a file one more name.
    pub(crate) fn link(
        &mut self,
        from: (Inode, &str),
        to: (Inode, &str),
        now: u64,
    ) -> Result<(), Errno> {
        let source = self.resolve(from.0, from.1)?.node.ok_or(Errno::NotFound)?;
        if self.node(source).file_type() != FileType::File {
            return Err(Errno::NotPermitted);
        }
        let place = self.resolve(to.0, to.1)?;
        if place.node.is_some() {
            return Err(Errno::Exists);
        }
        let name = place.name.ok_or(Errno::Exists)?;
        if place.wants_folder {
            return Err(Errno::NotFound);
        }
        self.check_writable(place.folder)?;
        self.node_mut(place.folder).modified = now;
        self.insert(place.folder, name, source)
    }

    /// Moves a name, replacing what is there.
    pub(crate) fn rename(
        &mut self,
        from: (Inode, &str),
        to: (Inode, &str),
        now: u64,
    ) -> Result<(), Errno> {
        let source = self.resolve(from.0, from.1)?;
        let inode = source.node.ok_or(Errno::NotFound)?;
        let source_name = source.name.ok_or(Errno::Invalid)?;
        let target = self.resolve(to.0, to.1)?;
        let target_name = target.name.ok_or(Errno::Exists)?;
        self.check_writable(source.folder)?;
        self.check_writable(target.folder)?;
        if target.node == Some(inode) {
            return Ok(());
        }
        let is_folder = self.node(inode).file_type() == FileType::Folder;
        if is_folder && self.is_inside(target.folder, inode) {
            return Err(Errno::Invalid);
        }
        if target.wants_folder && !is_folder {
            return Err(Errno::NotFolder);
        }
        self.make_way(target.node, is_folder)?;
        if target.node.is_some() {
            self.unname(target.folder, target_name)?;
        }
        self.insert(target.folder, target_name, inode)?;
        self.unname(source.folder, source_name)?;
        if let Kind::Folder(folder) = &mut self.node_mut(inode).kind {
            folder.parent = target.folder;
        }
        self.node_mut(source.folder).modified = now;
        self.node_mut(target.folder).modified = now;
        Ok(())
    }

    /// Whether what is at the target may be replaced.
    fn make_way(&mut self, target: Option<Inode>, by_folder: bool) -> Result<(), Errno> {
        let Some(target) = target else {
            return Ok(());
        };
        let is_folder = self.node(target).file_type() == FileType::Folder;
        match (is_folder, by_folder) {
            (true, false) => Err(Errno::IsFolder),
            (false, true) => Err(Errno::NotFolder),
            (true, true) if self.entries(target)? > 0 => Err(Errno::NotEmpty),
            _ => Ok(()),
        }
    }

    /// Whether a folder is another one, or below it.
    fn is_inside(&mut self, mut folder: Inode, above: Inode) -> bool {
        loop {
            if folder == above {
                return true;
            }
            let Ok(Folder { parent, .. }) = self.folder(folder) else {
                return false;
            };
            if *parent == folder {
                return false;
            }
            folder = *parent;
        }
    }
}
