//! A file of a room.

use protocol::live::{ClientId, Protection};
use serde::{Deserialize, Serialize};

use super::past::{Past, PastChange};
use super::protection;
use crate::settings::RoomLimits;
use crate::text::{ChangeError, ChangeSet, Document};

/// A file of a room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct File {
    pub(crate) path: String,
    /// How many changes it has had.
    pub(crate) version: u64,
    pub(crate) document: Document,
    pub(crate) protection: Protection,
    pub(crate) past: Past,
}

/// A change with what it makes of a file.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub(crate) changes: ChangeSet,
    pub(crate) document: Document,
    pub(crate) protection: Protection,
}

impl File {
    pub(crate) fn new(path: &str, text: &str, protection: Protection) -> Self {
        let document = Document::new(text);
        Self {
            path: path.to_owned(),
            version: 0,
            protection: protection::tidy(protection, document.units()),
            document,
            past: Past::default(),
        }
    }

    /// What a change makes of the file.
    pub(crate) fn prepare(&self, changes: ChangeSet) -> Result<Prepared, ChangeError> {
        let before = Prepared {
            changes: ChangeSet::default(),
            document: self.document.clone(),
            protection: self.protection.clone(),
        };
        before.then(changes)
    }

    /// Takes a change in.
    pub(super) fn commit(&mut self, client: ClientId, prepared: Prepared, limits: &RoomLimits) {
        self.document = prepared.document;
        self.protection = prepared.protection;
        self.version += 1;
        let change = PastChange::new(client, &prepared.changes);
        self.past.push(change, limits);
    }

    /// The changes after a version, if they are all still known.
    pub(crate) fn since(&self, version: u64) -> Option<impl Iterator<Item = &PastChange>> {
        self.past.newest(self.version.checked_sub(version)?)
    }
}

impl Prepared {
    /// What a further change makes of it.
    pub(crate) fn then(&self, changes: ChangeSet) -> Result<Self, ChangeError> {
        let mut document = self.document.clone();
        document.apply(&changes)?;
        let protection = protection::moved(&self.protection, &changes);
        Ok(Self {
            changes,
            document,
            protection,
        })
    }
}
