//! The log of a room: what was acknowledged is read back, in order.

use std::collections::BTreeMap;

use proptest::prelude::*;
use protocol::live::{Event, EventBody, RoomId};
use store::{Durability, Error, Snapshot};

use crate::support::{Fixture, said};

#[tokio::test]
async fn events_are_read_in_order_and_in_parts() {
    let (fixture, room) = Fixture::with_room("a").await;
    let events: Vec<Event> = (1..=10).map(|n| said(n, &n.to_string())).collect();
    fixture.store.append(&room, &events[..4]).await.unwrap();
    fixture.store.append(&room, &events[4..]).await.unwrap();

    let read = fixture.store.events(&room, 0, 100).await.unwrap();
    assert_eq!(read, events);
    let part = fixture.store.events(&room, 3, 2).await.unwrap();
    assert_eq!(part, events[3..5]);

    let reopened = fixture.reopened();
    let read = reopened.store.events(&room, 0, 100).await.unwrap();
    assert_eq!(read, events);
}

#[tokio::test]
async fn an_event_comes_back_as_it_was() {
    let (fixture, room) = Fixture::with_room("a").await;
    let by_server = Event {
        actor: None,
        body: EventBody::Marked {
            label: "naïve \u{1F980} \" \\ \u{0} \n".to_owned(),
            about_ms: None,
        },
        ..said(1, "")
    };
    let events = std::slice::from_ref(&by_server);
    fixture.store.append(&room, events).await.unwrap();
    assert_eq!(fixture.store.events(&room, 0, 9).await.unwrap(), events);
}

#[tokio::test]
async fn gaps_and_repetitions_are_refused_and_leave_nothing() {
    let (fixture, room) = Fixture::with_room("a").await;
    let store = &fixture.store;
    store.append(&room, &[said(1, "one")]).await.unwrap();
    for wrong in [
        vec![said(1, "again")],
        vec![said(3, "gap")],
        vec![said(2, "two"), said(4, "gap")],
    ] {
        let refused = store.append(&room, &wrong).await;
        assert!(
            matches!(
                refused,
                Err(Error::OutOfOrder {
                    expected: 2 | 3,
                    ..
                })
            ),
            "{refused:?}"
        );
    }
    assert_eq!(store.events(&room, 0, 9).await.unwrap(), [said(1, "one")]);
    store.append(&room, &[said(2, "two")]).await.unwrap();
}

#[tokio::test]
async fn a_missing_room_takes_no_other_down() {
    let (fixture, room) = Fixture::with_room("a").await;
    let nowhere = RoomId::new("nowhere").unwrap();
    let one = [said(1, "one")];
    let (kept, refused) = tokio::join!(
        fixture.store.append(&room, &one),
        fixture.store.append(&nowhere, &one),
    );
    kept.unwrap();
    assert!(
        matches!(refused, Err(Error::NotFound("room"))),
        "{refused:?}"
    );
    assert_eq!(fixture.store.events(&room, 0, 9).await.unwrap(), one);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_rooms_write_while_others_read() {
    for durability in [Durability::Full, Durability::Relaxed] {
        write_while_others_read(&Fixture::with(durability)).await;
    }
}

async fn write_while_others_read(fixture: &Fixture) {
    let mut writing = Vec::new();
    for name in ["a", "b", "c", "d", "e", "f"] {
        let room = fixture.add_room(name).await;
        let store = fixture.store.clone();
        writing.push(tokio::spawn(async move {
            for sequence in 1..=100 {
                store
                    .append(&room, &[said(sequence, room.as_str())])
                    .await
                    .unwrap();
                // What was acknowledged is there for every reader at once.
                let newest = store.events(&room, sequence - 1, 9).await.unwrap();
                assert_eq!(newest, [said(sequence, room.as_str())]);
            }
        }));
    }
    for task in writing {
        task.await.unwrap();
    }
}

#[tokio::test]
async fn only_the_newest_snapshot_is_kept() {
    let (fixture, room) = Fixture::with_room("a").await;
    let snapshot = |sequence| Snapshot {
        sequence,
        state: vec![sequence as u8; 9],
    };
    assert_eq!(fixture.store.snapshot(&room).await.unwrap(), None);
    for sequence in [2, 7, 5] {
        fixture
            .store
            .put_snapshot(&room, snapshot(sequence))
            .await
            .unwrap();
    }
    let fixture = fixture.reopened();
    assert_eq!(
        fixture.store.snapshot(&room).await.unwrap(),
        Some(snapshot(7))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever is appended to whichever room in parts of whatever size: what
    /// was acknowledged is read back, and nothing else.
    #[test]
    fn what_was_acknowledged_is_read_back(
        appends in prop::collection::vec((0_usize..3, 0_u64..5, 0_u64..2, ".{0,40}"), 1..40),
        is_relaxed: bool,
    ) {
        let durability = match is_relaxed {
            true => Durability::Relaxed,
            false => Durability::Full,
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let fixture = Fixture::with(durability);
            let mut kept: BTreeMap<RoomId, Vec<Event>> = BTreeMap::new();
            let mut rooms = Vec::new();
            for name in ["x", "y", "z"] {
                rooms.push(fixture.add_room(name).await);
            }
            for (room, count, gap, text) in appends {
                let log = kept.entry(rooms[room].clone()).or_default();
                let first = log.len() as u64 + 1 + gap;
                let events: Vec<Event> = (first..first + count).map(|n| said(n, &text)).collect();
                if fixture.store.append(&rooms[room], &events).await.is_ok() {
                    log.extend(events);
                }
            }
            let fixture = fixture.reopened();
            for (room, log) in kept {
                assert_eq!(fixture.store.events(&room, 0, 1000).await.unwrap(), log);
            }
        });
    }
}
