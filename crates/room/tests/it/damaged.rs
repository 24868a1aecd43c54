//! Messages, changes and recordings with bytes changed, taken out and put in:
//! they are refused or understood, and nothing panics. The fuzz targets of
//! these go on where this stops.

use proptest::prelude::*;
use protocol::live::{Changes, ClientMessage};
use room::recording::{Recording, Writer};
use room::text::change_set::Side;
use room::text::{ChangeSet, Document};
use serde_json::json;

use crate::support::{MAIN, edit, session, settings};

/// A byte that is changed, taken out or put in, somewhere.
#[derive(Clone, Debug)]
struct Damage {
    at: prop::sample::Index,
    byte: u8,
    kind: u8,
}

fn damages() -> impl Strategy<Value = Vec<Damage>> {
    let damage = (any::<prop::sample::Index>(), byte(), 0..3_u8);
    let damage = damage.prop_map(|(at, byte, kind)| Damage { at, byte, kind });
    prop::collection::vec(damage, 1..6)
}

/// Mostly one that means something in JSON.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![
        3 => prop::sample::select(b"[]{},:\"0189-e. \n".to_vec()),
        1 => any::<u8>(),
    ]
}

fn damaged(text: &str, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for damage in damages.iter().filter(|_| !text.is_empty()) {
        let at = damage.at.index(bytes.len().max(1));
        match damage.kind {
            0 if at < bytes.len() => bytes[at] = damage.byte,
            1 if at < bytes.len() => drop(bytes.remove(at)),
            _ => bytes.insert(at.min(bytes.len()), damage.byte),
        }
    }
    bytes
}

/// Whatever a change is, it is refused or it fits.
fn try_change(change: &Changes) {
    let Ok(set) = ChangeSet::from_json(&change.0) else {
        return;
    };
    let before = "é🌉\n".repeat(16);
    let mut document = Document::new(&before);
    let applied = document.apply(&set).is_ok();
    assert_eq!(applied, set.apply(&before).is_ok());
    if applied {
        assert_eq!(document.to_string(), set.apply(&before).unwrap());
    }
    for position in [0, 3, 64, u32::MAX] {
        let after = set.map_position(position, Side::After);
        assert!(set.map_position(position, Side::Before) <= after);
        assert!(after <= set.length_after());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn damaged_messages_are_refused_or_understood(damages in damages()) {
        let changes = [json!([1, [2], 61]), json!([64, [0, "é", "🌉"]]), json!([[64, "x"]])];
        let whole = serde_json::to_string(&edit(MAIN, 0, 0, &changes)).unwrap();
        if let Ok(message) = serde_json::from_slice::<ClientMessage>(&damaged(&whole, &damages)) {
            if let ClientMessage::Edit { changes, .. } = &message {
                changes.iter().for_each(try_change);
            }
            // A room lives through it as well.
            let mut session = session();
            let client = session.candidate;
            let _ = session.send(client, message);
        }
    }

    #[test]
    fn damaged_recordings_are_refused_or_understood(damages in damages()) {
        let mut session = session();
        let typed = edit(MAIN, 0, 0, &[json!([6, [0, "x"]])]);
        session.send(session.candidate, typed).unwrap();
        let (mut writer, mut whole) = Writer::new(&settings().summary).unwrap();
        for event in &session.events {
            whole.push_str(&writer.lines(event).unwrap());
        }
        let damaged = damaged(&whole, &damages);
        if let Ok(recording) = Recording::read(&String::from_utf8_lossy(&damaged)) {
            prop_assert!(recording.events.len() <= session.events.len());
        }
    }
}
