//! Opening files, and changing what is in them.

use super::content::Content;
use super::node::{Inode, Kind, Node};
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
    pub(super) fn make(
        &mut self,
        folder: Inode,
        name: &str,
        node: Node,
        now: u64,
    ) -> Result<Inode, Errno> {
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

    pub(super) fn check_writable(&self, folder: Inode) -> Result<(), Errno> {
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
