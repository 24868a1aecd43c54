//! What must hold, whatever was done.

use protocol::live::{Event, EventBody, FileContent, Role};
use room::{Room, Snapshot, visible_to};

use super::World;

impl World {
    /// Keeps a snapshot as a store does, through JSON.
    pub(super) fn keep_snapshot(&mut self) {
        let json = serde_json::to_string(&self.room.snapshot()).expect("JSON");
        self.snapshot = Some(serde_json::from_str(&json).expect("the same"));
    }

    /// The snapshot, and the events after it, through JSON.
    pub(super) fn stored(&self) -> (Option<Snapshot>, Vec<Event>) {
        let from = self.snapshot.as_ref().map_or(0, Snapshot::sequence);
        let after = self.log.iter().filter(|event| event.sequence > from);
        let json = serde_json::to_string(&after.collect::<Vec<_>>()).expect("JSON");
        let after = serde_json::from_str(&json).expect("the same");
        (self.snapshot.clone(), after)
    }

    pub(super) fn check_event(&self, event: &Event) {
        let last = self.log.last();
        assert_eq!(event.sequence, last.map_or(0, |last| last.sequence) + 1);
        assert!(last.is_none_or(|last| last.at_ms <= event.at_ms));
        let visible = visible_to(event, Role::Candidate, self.room.hidden_runs());
        assert!(
            visible.is_none() || !is_for_staff(&event.body),
            "candidates are not told {event:?}"
        );
    }

    /// Every copy is the room's, and the log tells the room.
    pub(crate) fn check(&self) {
        let files = self.room.files();
        for replica in &self.replicas {
            assert_eq!(replica.copies.len(), files.len());
            for file in &files {
                let FileContent::Text { text } = &file.content else {
                    panic!("files are told with their text");
                };
                let copy = &replica.copies[&file.file];
                assert_eq!((&copy.text, copy.version), (text, file.version));
            }
        }
        let settings = self.settings.clone();
        let whole = Room::restore(settings.clone(), None, self.log.clone());
        let whole = whole.expect("the log is whole");
        assert_eq!(whole.snapshot(), self.room.snapshot());
        let (snapshot, after) = self.stored();
        let rest = Room::restore(settings, snapshot, after).expect("the log is whole");
        assert_eq!(rest.snapshot(), self.room.snapshot());
    }
}

fn is_for_staff(body: &EventBody) -> bool {
    matches!(
        body,
        EventBody::Pasted { .. }
            | EventBody::Focused { .. }
            | EventBody::Noted { .. }
            | EventBody::Marked { .. }
    )
}
