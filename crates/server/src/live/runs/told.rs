//! Tells a room how far a run of cases is: seldom, and each side what it may
//! know.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use challenge::{Challenge, Feedback};
use judge::Progress;
use judge::report::CaseReport;
use protocol::live::CaseCount;

use super::{Cancel, News, Tell};

/// So often at most. Not by cases: what is told is numbered without gaps, and
/// the gaps that candidates see would count the hidden cases for them.
const EVERY: Duration = Duration::from_millis(150);

/// Tells a room how far a run is.
pub(super) struct Told<'a> {
    tell: Option<&'a Tell>,
    cancel: &'a Cancel,
    challenge: &'a Challenge,
    count: Mutex<Count>,
}

#[derive(Default)]
struct Count {
    all: CaseCount,
    visible: CaseCount,
    told_at: Option<Instant>,
}

impl<'a> Told<'a> {
    pub(super) fn new(
        tell: Option<&'a Tell>,
        cancel: &'a Cancel,
        challenge: &'a Challenge,
    ) -> Self {
        Self {
            tell,
            cancel,
            challenge,
            count: Mutex::default(),
        }
    }

    fn is_visible(&self, group: &str) -> bool {
        let mut groups = self.challenge.groups.iter();
        groups.any(|found| found.name == group && found.visible)
    }

    /// Counts, and tells it if it is time.
    fn count(&self, change: impl FnOnce(&mut Count)) {
        let Some(tell) = self.tell else { return };
        // What is counted stays right whatever happened to another thread.
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut count);
        if count.told_at.is_some_and(|told| told.elapsed() < EVERY) {
            return;
        }
        count.told_at = Some(Instant::now());
        // The policy that hides the verdicts of hidden cases hides how many
        // there are as well.
        let candidate = match self.challenge.feedback {
            Feedback::Nothing => count.visible,
            Feedback::Verdict | Feedback::Name | Feedback::Input => count.all,
        };
        // Told in the order it was counted: the lock is held meanwhile.
        tell(News::Progress {
            count: count.all,
            candidate: Some(candidate),
        });
    }
}

impl Progress for Told<'_> {
    fn planned(&self, groups: &[(&str, usize)]) {
        self.count(|count| {
            for (group, cases) in groups {
                let cases = u32::try_from(*cases).unwrap_or(u32::MAX);
                count.all.planned = count.all.planned.saturating_add(cases);
                if self.is_visible(group) {
                    count.visible.planned = count.visible.planned.saturating_add(cases);
                }
            }
        });
    }

    fn judged(&self, group: &str, _case: &CaseReport) {
        self.count(|count| {
            count.all.judged += 1;
            if self.is_visible(group) {
                count.visible.judged += 1;
            }
        });
    }

    fn cancelled(&self) -> bool {
        self.cancel.is_asked()
    }
}
