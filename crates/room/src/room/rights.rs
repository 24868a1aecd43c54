//! Who may do what, and when.

use protocol::live::{Phase, Refusal, RefusalCode, Role};

use super::Turn;
use crate::refusal::refusal;

impl Turn<'_> {
    /// Candidates while the room is open to them, interviewers until its end.
    pub(super) fn may_change(&self) -> Result<(), Refusal> {
        self.no_observer()?;
        self.not_ended()?;
        if self.role == Role::Candidate && !self.room.state.clock.is_open() {
            let message = match self.room.state.clock.phase {
                Phase::Paused => "the session is paused",
                _ => "the room is locked",
            };
            return Err(refusal(RefusalCode::Locked, message));
        }
        Ok(())
    }

    pub(super) fn not_ended(&self) -> Result<(), Refusal> {
        if self.room.state.clock.phase == Phase::Ended {
            return Err(refusal(RefusalCode::Locked, "the session is over"));
        }
        Ok(())
    }

    pub(super) fn no_observer(&self) -> Result<(), Refusal> {
        if self.role == Role::Observer {
            let message = "observers change nothing";
            return Err(refusal(RefusalCode::NotAllowed, message));
        }
        Ok(())
    }

    pub(super) fn interviewers_only(&self) -> Result<(), Refusal> {
        if self.role == Role::Interviewer {
            return Ok(());
        }
        let message = "only interviewers may do that";
        Err(refusal(RefusalCode::NotAllowed, message))
    }

    pub(super) fn staff_only(&self) -> Result<(), Refusal> {
        if self.role.is_staff() {
            return Ok(());
        }
        let message = "only the interviewing team may do that";
        Err(refusal(RefusalCode::NotAllowed, message))
    }
}
