//! Everything a guest can do to files and names.

use super::content::Content;
use super::node::{FileType, Folder, Inode, Kind, Node};
use super::tree::{Files, Opening};
use crate::world::errno::Errno;

impl Files {
    /// Opens a path, making it if asked to.
    pub(crate) fn open(
        &mut self,
        base: Inode,
        path: &str,
        opening: Opening,
        now: u64,
    ) -> Result<Inode, Errno> {
        let place = self.resolve(base, path)?;
        match (place.node, place.name) {
            (Some(_), _) if opening.create && opening.exclusive => Err(Errno::Exists),
            (Some(inode), _) => self.open_existing(inode, opening, now),
            (None, Some(name)) if opening.create => {
                if opening.folder || place.wants_folder {
                    return Err(Errno::Invalid);
                }
                let node = Node::new(Kind::File(Content::Made(Vec::new())), true);
                self.make(place.folder, name, node, now)
            }
            _ => Err(Errno::NotFound),
        }
    }

    fn open_existing(&mut self, inode: Inode, opening: Opening, now: u64) -> Result<Inode, Errno> {
        let changes = opening.change || opening.truncate;
        let node = self.node(inode);
        match node.kind {
            Kind::Folder(_) if opening.truncate || (opening.change && !opening.folder) => {
                return Err(Errno::IsFolder);
            }
            Kind::File(_) | Kind::Device(_) if opening.folder => return Err(Errno::NotFolder),
            Kind::File(_) if changes && !node.writable => return Err(Errno::ReadOnly),
            Kind::File(_) if opening.truncate => self.resize(inode, 0, now)?,
            _ => {}
        }
        Ok(inode)
    }

    /// Makes an inode and names it, if the folder and the quota allow.
    fn make(&mut self, folder: Inode, name: &str, node: Node, now: u64) -> Result<Inode, Errno> {
        self.check_writable(folder)?;
        self.quota.take_inode()?;
        let inode = self.add(Node {
            counted: true,
            accessed: now,
            modified: now,
            ..node
        });
        self.insert(folder, name, inode)?;
        self.node_mut(folder).modified = now;
        Ok(inode)
    }

    fn check_writable(&self, folder: Inode) -> Result<(), Errno> {
        let node = self.node(folder);
        // A folder that was removed while a descriptor held it has no way back.
        if node.links == 0 {
            return Err(Errno::NotFound);
        }
        if node.writable {
            Ok(())
        } else {
            Err(Errno::ReadOnly)
        }
    }

    /// The bytes of a file at an offset.
    pub(crate) fn read(&self, inode: Inode, offset: u64, length: usize) -> Result<&[u8], Errno> {
        match &self.node(inode).kind {
            Kind::File(content) => Ok(content.read(offset, length)),
            Kind::Folder(_) => Err(Errno::IsFolder),
            Kind::Device(_) | Kind::Free => Err(Errno::Invalid),
        }
    }

    /// Writes at an offset, and says how many bytes fitted.
    pub(crate) fn write(
        &mut self,
        inode: Inode,
        offset: u64,
        data: &[u8],
        now: u64,
    ) -> Result<usize, Errno> {
        let node = &mut self.nodes[inode.0 as usize];
        let Kind::File(content) = &mut node.kind else {
            return Err(Errno::BadDescriptor);
        };
        let written = content.write(offset, data, &mut self.quota)?;
        node.modified = now;
        Ok(written)
    }

    /// How many zeros would be written to reach an offset, which must be paid
    /// for before. What the quota refuses costs nothing.
    pub(crate) fn gap(&self, inode: Inode, offset: u64) -> u64 {
        let size = self.node(inode).size();
        let reachable = self.quota.reachable(size as usize) as u64;
        offset.min(reachable).saturating_sub(size)
    }

    /// Cuts or lengthens a file.
    pub(crate) fn resize(&mut self, inode: Inode, size: u64, now: u64) -> Result<(), Errno> {
        let node = &mut self.nodes[inode.0 as usize];
        let Kind::File(content) = &mut node.kind else {
            return Err(Errno::Invalid);
        };
        content.resize(size, &mut self.quota)?;
        node.modified = now;
        Ok(())
    }

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

    /// Sets the times of an inode.
    pub(crate) fn set_times(
        &mut self,
        inode: Inode,
        accessed: Option<u64>,
        modified: Option<u64>,
    ) -> Result<(), Errno> {
        let node = self.node_mut(inode);
        if !node.writable {
            return Err(Errno::ReadOnly);
        }
        node.accessed = accessed.unwrap_or(node.accessed);
        node.modified = modified.unwrap_or(node.modified);
        Ok(())
    }

    /// The inode that a path leads to.
    pub(crate) fn find(&mut self, base: Inode, path: &str) -> Result<Inode, Errno> {
        self.resolve(base, path)?.node.ok_or(Errno::NotFound)
    }
}
