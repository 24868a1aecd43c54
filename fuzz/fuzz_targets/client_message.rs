//! What a socket says, read as a message.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::live::ClientMessage;
use room::text::change_set::Side;
use room::text::{ChangeSet, Document};

fuzz_target!(|bytes: &[u8]| {
    let Ok(message) = serde_json::from_slice::<ClientMessage>(bytes) else {
        return;
    };
    let text = serde_json::to_string(&message).expect("a message is JSON");
    let again: ClientMessage = serde_json::from_str(&text).expect("what was written");
    assert_eq!(std::mem::discriminant(&again), std::mem::discriminant(&message));
    if let ClientMessage::Edit { changes, .. } = message {
        for change in changes {
            try_change(&change.0);
        }
    }
});

/// Whatever a change is, it is refused or it fits.
fn try_change(json: &serde_json::Value) {
    let Ok(set) = ChangeSet::from_json(json) else {
        return;
    };
    assert_eq!(ChangeSet::from_json(&set.to_json()).as_ref(), Ok(&set));
    let before = "é🌉\n".repeat(16);
    let mut document = Document::new(&before);
    let applied = document.apply(&set);
    assert_eq!(applied.is_ok(), set.apply(&before).is_ok());
    if let Ok(after) = set.apply(&before) {
        assert_eq!(document.to_string(), after);
        assert_eq!(document.units(), set.length_after());
    }
    for position in [0, 3, 64, u32::MAX] {
        let before = set.map_position(position, Side::Before);
        let after = set.map_position(position, Side::After);
        assert!(before <= after && after <= set.length_after());
    }
    if let Ok(moved) = set.rebase(&set, false) {
        assert_eq!(moved.length_before(), set.length_after());
    }
}
