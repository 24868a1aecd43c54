//! The inodes, and what can be done with them.

use super::node::{Attributes, Device, FileType, Folder, Inode, Kind, Node};
use super::quota::Quota;
use crate::Limits;
use crate::world::errno::Errno;

/// The file system of one run.
#[derive(Debug)]
pub(crate) struct Files {
    pub(super) nodes: Vec<Node>,
    free: Vec<Inode>,
    pub(super) quota: Quota,
}

/// How a file is to be opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Opening {
    /// Make it if it is not there.
    pub(crate) create: bool,
    /// Only if it is not there.
    pub(crate) exclusive: bool,
    /// Only a folder will do.
    pub(crate) folder: bool,
    /// Cut it to nothing.
    pub(crate) truncate: bool,
    /// To change it.
    pub(crate) change: bool,
}

/// What an opened name turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opened {
    File,
    Folder,
    Device(Device),
}

impl Files {
    /// An empty tree: a root that is a folder.
    pub(super) fn empty(limits: &Limits) -> Self {
        let root = Inode(0);
        let mut files = Self {
            nodes: Vec::with_capacity(16),
            free: Vec::new(),
            quota: Quota::new(limits.file_bytes, limits.inodes),
        };
        // Nothing names the root, and yet it must stay.
        files.nodes.push(Node {
            links: 1,
            ..Node::new(Kind::folder(root), false)
        });
        files
    }

    /// The root folder.
    pub(crate) fn root(&self) -> Inode {
        Inode(0)
    }

    pub(super) fn node(&self, inode: Inode) -> &Node {
        &self.nodes[inode.0 as usize]
    }

    pub(super) fn node_mut(&mut self, inode: Inode) -> &mut Node {
        &mut self.nodes[inode.0 as usize]
    }

    /// The folder that an inode is.
    pub(super) fn folder(&mut self, inode: Inode) -> Result<&mut Folder, Errno> {
        match &mut self.node_mut(inode).kind {
            Kind::Folder(folder) => Ok(folder),
            _ => Err(Errno::NotFolder),
        }
    }

    /// What a name in a folder stands for; names of images become inodes when
    /// they are first looked up.
    pub(super) fn lookup(&mut self, inode: Inode, name: &str) -> Result<Option<Inode>, Errno> {
        let folder = self.folder(inode)?;
        if let Some(child) = folder.children.get(name) {
            return Ok(Some(*child));
        }
        let Some(lower) = folder
            .lower
            .as_ref()
            .and_then(|lower| lower.get(name))
            .cloned()
        else {
            return Ok(None);
        };
        let child = self.add(Node::new(Kind::lower(&lower, inode), false));
        self.insert(inode, name, child)?;
        Ok(Some(child))
    }

    /// Adds an inode, with no name yet.
    pub(super) fn add(&mut self, node: Node) -> Inode {
        if let Some(inode) = self.free.pop() {
            *self.node_mut(inode) = node;
            return inode;
        }
        let inode = Inode(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        inode
    }

    /// Names an inode.
    pub(super) fn insert(&mut self, folder: Inode, name: &str, child: Inode) -> Result<(), Errno> {
        self.folder(folder)?.children.insert(name.into(), child);
        self.node_mut(child).links += 1;
        Ok(())
    }

    /// Takes a name away, and the inode with it if nothing else holds it.
    pub(super) fn unname(&mut self, folder: Inode, name: &str) -> Result<(), Errno> {
        if let Some(child) = self.folder(folder)?.children.remove(name) {
            let node = self.node_mut(child);
            node.links = node.links.saturating_sub(1);
            self.reap(child);
        }
        Ok(())
    }

    /// Frees an inode that nothing leads to.
    fn reap(&mut self, inode: Inode) {
        let node = &mut self.nodes[inode.0 as usize];
        if node.links > 0 || node.opens > 0 || matches!(node.kind, Kind::Free) {
            return;
        }
        if let Kind::File(content) = &node.kind {
            content.release(&mut self.quota);
        }
        if node.counted {
            self.quota.give_inode();
        }
        node.kind = Kind::Free;
        self.free.push(inode);
    }

    /// Notes that a descriptor holds an inode.
    pub(crate) fn hold(&mut self, inode: Inode) {
        self.node_mut(inode).opens += 1;
    }

    /// Notes that a descriptor lets go.
    pub(crate) fn release(&mut self, inode: Inode) {
        let node = self.node_mut(inode);
        node.opens = node.opens.saturating_sub(1);
        self.reap(inode);
    }

    /// What `stat` tells of an inode.
    pub(crate) fn attributes(&self, inode: Inode) -> Attributes {
        let node = self.node(inode);
        Attributes {
            inode: inode.number(),
            file_type: node.file_type(),
            links: u64::from(node.links.max(1)),
            size: node.size(),
            accessed: node.accessed,
            modified: node.modified,
        }
    }

    /// What is behind an inode.
    pub(crate) fn opened(&self, inode: Inode) -> Opened {
        match &self.node(inode).kind {
            Kind::Folder(_) => Opened::Folder,
            Kind::Device(device) => Opened::Device(*device),
            Kind::File(_) | Kind::Free => Opened::File,
        }
    }

    /// The names in a folder with their inodes and types, sorted, `.` and
    /// `..` first.
    pub(crate) fn list(&mut self, inode: Inode) -> Result<Vec<(Box<str>, u64, FileType)>, Errno> {
        let folder = self.folder(inode)?;
        let parent = folder.parent;
        let unseen: Vec<Box<str>> = folder
            .lower
            .iter()
            .flat_map(|lower| lower.keys())
            .filter(|name| !folder.children.contains_key(*name))
            .cloned()
            .collect();
        for name in unseen {
            self.lookup(inode, &name)?;
        }
        let children: Vec<(Box<str>, Inode)> = self
            .folder(inode)?
            .children
            .iter()
            .map(|(name, child)| (name.clone(), *child))
            .collect();
        let mut entries = vec![
            (".".into(), inode.number(), FileType::Folder),
            ("..".into(), parent.number(), FileType::Folder),
        ];
        entries.extend(
            children
                .into_iter()
                .map(|(name, child)| (name, child.number(), self.node(child).file_type())),
        );
        Ok(entries)
    }

    /// How many entries a folder has, at least: what listing it costs.
    pub(crate) fn entries(&mut self, inode: Inode) -> Result<u64, Errno> {
        let folder = self.folder(inode)?;
        let lower = folder.lower.as_ref().map_or(0, |lower| lower.len());
        Ok((folder.children.len() + lower) as u64)
    }
}
