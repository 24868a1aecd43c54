//! The descriptor table of one run.

use super::errno::Errno;
use super::files::{Device, FileType, Files, Inode};
use super::rights;

/// The descriptor of the one preopened folder, `/`.
pub(crate) const PREOPEN: u32 = 3;

/// Writes go to the end.
pub(crate) const FLAG_APPEND: u16 = 1;

/// A listing of a folder, kept so that a cookie means the same entry for as
/// long as the listing goes on.
pub(crate) type Listing = Vec<(Box<str>, u64, FileType)>;

/// What a descriptor stands for.
#[derive(Debug)]
pub(crate) enum Kind {
    /// Standard input, and how much of it was read.
    Stdin(u64),
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
    /// A file and the position in it.
    File(Inode, u64),
    /// A folder, and its listing while it is being read.
    Folder(Inode, Option<Listing>),
    /// A device.
    Device(Inode, Device),
}

/// An open descriptor.
#[derive(Debug)]
pub(crate) struct Descriptor {
    pub(crate) kind: Kind,
    pub(crate) rights: u64,
    pub(crate) flags: u16,
}

impl Descriptor {
    fn new(kind: Kind, rights: u64) -> Self {
        Self {
            kind,
            rights,
            flags: 0,
        }
    }

    /// The inode behind it, if there is one.
    pub(crate) fn inode(&self) -> Option<Inode> {
        match self.kind {
            Kind::File(inode, _) | Kind::Folder(inode, _) | Kind::Device(inode, _) => Some(inode),
            Kind::Stdin(_) | Kind::Stdout | Kind::Stderr => None,
        }
    }

    /// The folder that it is.
    pub(crate) fn folder(&self) -> Result<Inode, Errno> {
        match self.kind {
            Kind::Folder(inode, _) => Ok(inode),
            _ => Err(Errno::NotFolder),
        }
    }

    /// Refuses what it was not opened for.
    pub(crate) fn require(&self, right: u64) -> Result<(), Errno> {
        if self.rights & right == right {
            Ok(())
        } else {
            Err(Errno::BadDescriptor)
        }
    }

    pub(crate) fn is_append(&self) -> bool {
        self.flags & FLAG_APPEND != 0
    }
}

/// The open descriptors by number.
#[derive(Debug)]
pub(crate) struct Descriptors {
    table: Vec<Option<Descriptor>>,
    open: u32,
    limit: u32,
}

impl Descriptors {
    /// The standard streams and the preopened root.
    pub(crate) fn new(limit: u32, root: Inode) -> Self {
        let table = [
            Descriptor::new(Kind::Stdin(0), rights::STDIN),
            Descriptor::new(Kind::Stdout, rights::STDOUT),
            Descriptor::new(Kind::Stderr, rights::STDOUT),
            Descriptor::new(Kind::Folder(root, None), rights::ALL & !rights::NOT_FOLDER),
        ];
        let open = table.len() as u32;
        Self {
            table: table.into_iter().map(Some).collect(),
            open,
            limit: limit.max(open),
        }
    }

    pub(crate) fn get(&self, number: u32) -> Result<&Descriptor, Errno> {
        self.table
            .get(number as usize)
            .and_then(Option::as_ref)
            .ok_or(Errno::BadDescriptor)
    }

    pub(crate) fn get_mut(&mut self, number: u32) -> Result<&mut Descriptor, Errno> {
        self.table
            .get_mut(number as usize)
            .and_then(Option::as_mut)
            .ok_or(Errno::BadDescriptor)
    }

    /// Refuses if no descriptor is left, before anything is opened for it.
    pub(crate) fn check_room(&self) -> Result<(), Errno> {
        if self.open >= self.limit {
            Err(Errno::TooManyDescriptors)
        } else {
            Ok(())
        }
    }

    /// Gives the lowest free number.
    pub(crate) fn add(&mut self, kind: Kind, rights: u64, flags: u16) -> Result<u32, Errno> {
        self.check_room()?;
        let descriptor = Descriptor {
            kind,
            rights,
            flags,
        };
        let number = match self.table.iter().position(Option::is_none) {
            Some(free) => {
                self.table[free] = Some(descriptor);
                free
            }
            None => {
                self.table.push(Some(descriptor));
                self.table.len() - 1
            }
        };
        self.open += 1;
        Ok(number as u32)
    }

    /// Closes a number.
    pub(crate) fn close(&mut self, number: u32, files: &mut Files) -> Result<(), Errno> {
        let descriptor = self
            .table
            .get_mut(number as usize)
            .and_then(Option::take)
            .ok_or(Errno::BadDescriptor)?;
        self.open -= 1;
        if let Some(inode) = descriptor.inode() {
            files.release(inode);
        }
        Ok(())
    }

    /// Moves a descriptor to another open number, closing that one first.
    pub(crate) fn renumber(&mut self, from: u32, to: u32, files: &mut Files) -> Result<(), Errno> {
        self.get(from)?;
        self.get(to)?;
        if from == to {
            return Ok(());
        }
        self.close(to, files)?;
        self.table.swap(from as usize, to as usize);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    #[test]
    fn numbers_are_the_lowest_free_and_run_out() {
        let mut files = Files::new(&Limits::default());
        let root = files.root();
        let mut table = Descriptors::new(6, root);
        let open = |table: &mut Descriptors, files: &mut Files| {
            files.hold(root);
            table.add(Kind::Folder(root, None), 0, 0)
        };
        assert_eq!(open(&mut table, &mut files), Ok(4));
        assert_eq!(open(&mut table, &mut files), Ok(5));
        assert_eq!(open(&mut table, &mut files), Err(Errno::TooManyDescriptors));
        table.close(4, &mut files).unwrap();
        assert_eq!(open(&mut table, &mut files), Ok(4));
        table.renumber(5, 4, &mut files).unwrap();
        assert!(table.get(5).is_err());
        assert_eq!(table.close(5, &mut files), Err(Errno::BadDescriptor));
    }
}
