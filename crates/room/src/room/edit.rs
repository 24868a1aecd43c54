//! Changes to a file: read, rebased over what the client had not seen, checked
//! against the rights, tried, and only then made.

mod rebase;

use protocol::live::{Changes, EventBody, FileId, Refusal, RefusalCode, Role};

use super::Turn;
use crate::refusal::{about_file, refusal};
use crate::state::{File, Prepared, refuse_protected};
use crate::text::{ChangeError, ChangeSet};
use rebase::{NotRebased, Pending, rebase};

/// Why changes are not made.
enum NotMade {
    /// The client may try again on the present text, which it is told.
    Stale,
    /// It may not, or it makes no sense.
    Refused(Refusal),
}

impl Turn<'_> {
    /// Makes changes, each an event of its own: clients rebase their pending
    /// changes event by event, and rebasing over one change at a time is not
    /// always the same as rebasing over several at once.
    pub(super) fn edit(
        &mut self,
        file: FileId,
        version: u64,
        client_sequence: u64,
        changes: &[Changes],
    ) -> Result<(), Refusal> {
        match self.prepare(file, version, client_sequence, changes) {
            Ok(prepared) => self.commit(file, prepared),
            Err(NotMade::Stale) if self.may_look() => self.resync(file),
            Err(NotMade::Stale) => {
                let message = "too many changes to old texts: wait a second";
                return Err(about_file(refusal(RefusalCode::TooOften, message), file));
            }
            Err(NotMade::Refused(refusal)) => return Err(about_file(refusal, file)),
        }
        Ok(())
    }

    fn prepare(
        &self,
        file: FileId,
        version: u64,
        client_sequence: u64,
        changes: &[Changes],
    ) -> Result<Vec<Prepared>, NotMade> {
        self.may_change()?;
        let limits = &self.room.settings.limits;
        if changes.len() > limits.changes {
            let message = format!("an edit may have {} changes", limits.changes);
            return Err(refusal(RefusalCode::TooLarge, message).into());
        }
        let state = self.existing(file)?;
        let past = state.since(version).ok_or(NotMade::Stale)?;
        let pending = Pending {
            client: self.client,
            first: client_sequence,
            accepted: self.accepted(file),
            changes: read(changes)?,
        };
        let changes = rebase(pending, past, limits.rebase_sections)?;
        self.try_out(state, changes)
    }

    fn accepted(&self, file: FileId) -> u64 {
        let client = self.room.state.people.client(self.client);
        client.map_or(0, |client| client.accepted(file))
    }

    /// What becomes of the file, change by change.
    fn try_out(&self, file: &File, changes: Vec<ChangeSet>) -> Result<Vec<Prepared>, NotMade> {
        let mut prepared: Vec<Prepared> = Vec::with_capacity(changes.len());
        for change in changes {
            let protection = prepared
                .last()
                .map_or(&file.protection, |last| &last.protection);
            if self.role == Role::Candidate {
                refuse_protected(protection, &change)?;
            }
            let next = match prepared.last() {
                Some(last) => last.then(change),
                None => file.prepare(change),
            };
            prepared.push(next?);
        }
        if let Some(last) = prepared.last() {
            self.small_enough(file, last.document.units())?;
        }
        Ok(prepared)
    }

    /// Refuses growth beyond the limits; what is too long may still shrink.
    fn small_enough(&self, file: &File, units: u32) -> Result<(), Refusal> {
        let limits = &self.room.settings.limits;
        let before = file.document.units();
        if units <= before {
            return Ok(());
        }
        let all = self.room.state.files.units() - u64::from(before) + u64::from(units);
        if units > limits.file_units || all > u64::from(limits.room_units) {
            return Err(refusal(RefusalCode::TooLarge, "the file would be too long"));
        }
        Ok(())
    }

    fn commit(&mut self, file: FileId, prepared: Vec<Prepared>) {
        for prepared in prepared {
            let Some(version) = self.room.state.files.get(file).map(|file| file.version) else {
                return;
            };
            let body = EventBody::Edited {
                file,
                version,
                client: self.client,
                client_sequence: self.accepted(file),
                changes: vec![Changes(prepared.changes.to_json())],
            };
            let event = self.room.event(self.now_ms, Some(self.who), body);
            let limits = &self.room.settings.limits;
            let applied = self.room.state.apply_prepared(&event, prepared, limits);
            debug_assert_eq!(applied, Ok(()), "events are numbered in order");
            self.effects.events.push(event);
        }
    }
}

fn read(changes: &[Changes]) -> Result<Vec<ChangeSet>, ChangeError> {
    changes
        .iter()
        .map(|change| ChangeSet::from_json(&change.0))
        .collect()
}

impl From<Refusal> for NotMade {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<ChangeError> for NotMade {
    fn from(error: ChangeError) -> Self {
        let code = match error {
            ChangeError::TooLarge => RefusalCode::TooLarge,
            ChangeError::Shape | ChangeError::Length | ChangeError::Surrogate => {
                RefusalCode::Invalid
            }
        };
        Self::Refused(refusal(code, error.to_string()))
    }
}

impl From<NotRebased> for NotMade {
    fn from(error: NotRebased) -> Self {
        match error {
            NotRebased::TooMuchWork => Self::Stale,
            NotRebased::Order => {
                let message = "these changes do not follow the ones before";
                refusal(RefusalCode::Invalid, message).into()
            }
            NotRebased::Change(error) => error.into(),
        }
    }
}
