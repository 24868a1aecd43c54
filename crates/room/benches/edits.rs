//! What an edit costs, and what a room takes while nothing happens in it.
//!
//! `cargo bench -p room`. The figures are for people; nothing is asserted.

#![allow(clippy::print_stdout, clippy::unwrap_used)] // it is a report of a run by hand

use std::hint::black_box;
use std::time::Instant;

use protocol::live::{
    Changes, ClientId, ClientMessage, FileId, Participant, ParticipantId, Protection, Role, RoomId,
    RoomSummary,
};
use room::{Room, RoomLimits, Settings, StarterFile};
use serde_json::json;

const MAIN: FileId = FileId(1);
const EDITS: u64 = 20_000;
const ROOMS: usize = 500;

fn main() {
    rooms("an idle room with four sockets", 0);
    rooms("the same after 2,000 edits", 2_000);
    for bytes in [1 << 10, 16 << 10, 128 << 10, (1 << 20) - 40_000] {
        one_types(bytes);
    }
    two_type(16 << 10);
    two_hours();
}

fn settings(text: String) -> Settings {
    Settings {
        summary: RoomSummary {
            id: RoomId::new("r1").unwrap(),
            title: "A room".to_owned(),
            challenge: "sums".to_owned(),
            statement: "Sum it.\n".repeat(300),
            language: "python".parse().unwrap(),
            entry: "main.py".to_owned(),
            visible_cases: Vec::new(),
        },
        files: vec![StarterFile {
            path: "main.py".to_owned(),
            text,
            protection: Protection::None,
        }],
        timer: None,
        autorun: true,
        limits: RoomLimits::default(),
    }
}

fn join(room: &mut Room, id: u32, role: Role) -> ClientId {
    let name = format!("person {id}");
    let participant = Participant {
        id: ParticipantId(id),
        role,
        name,
    };
    room.join(0, participant, None).unwrap().0.client
}

/// A letter, typed at a place of a text of so many units.
fn letter(version: u64, client_sequence: u64, at: u64, length: u64) -> ClientMessage {
    ClientMessage::Edit {
        file: MAIN,
        version,
        client_sequence,
        changes: vec![Changes(json!([at, [0, "x"], length - at]))],
    }
}

fn code(bytes: usize) -> String {
    "    let total = items.iter().map(|item| item.price).sum();\n"
        .chars()
        .cycle()
        .take(bytes)
        .collect()
}

fn one_types(bytes: usize) {
    let (mut room, _) = Room::open(settings(code(bytes)), 0);
    let client = join(&mut room, 1, Role::Candidate);
    let length = bytes as u64;
    let messages: Vec<_> = (0..EDITS)
        .map(|index| letter(index, index, length / 2 + index, length + index))
        .collect();
    let begin = processor_ns();
    for message in messages {
        black_box(room.handle(0, client, message).unwrap());
    }
    let nanoseconds = (processor_ns() - begin) / EDITS;
    assert_eq!(room.versions()[0].version, EDITS);
    println!("one types in {bytes:>8} bytes: {nanoseconds:>6} ns an edit");
}

/// Two people at once: every edit is moved over the other's last one.
fn two_type(bytes: usize) {
    let (mut room, _) = Room::open(settings(code(bytes)), 0);
    let clients = [
        join(&mut room, 1, Role::Candidate),
        join(&mut room, 2, Role::Interviewer),
    ];
    let length = bytes as u64;
    let messages: Vec<_> = (0..EDITS / 2)
        .map(|index| letter(2 * index, index, length / 2, length + 2 * index))
        .collect();
    let begin = processor_ns();
    for message in messages {
        for client in clients {
            black_box(room.handle(0, client, message.clone()).unwrap());
        }
    }
    let nanoseconds = (processor_ns() - begin) / EDITS;
    assert_eq!(room.versions()[0].version, EDITS);
    println!("two type in  {bytes:>8} bytes: {nanoseconds:>6} ns an edit");
}

/// A session of two hours: what keeping it, restoring it and joining it cost.
fn two_hours() {
    let (mut room, mut events) = Room::open(settings(code(8 << 10)), 0);
    let client = join(&mut room, 1, Role::Candidate);
    // Who joined is not in `events`: restore from the snapshot tells that.
    let from = room.snapshot();
    for index in 0..30_000_u64 {
        let at = 100 + index % 8_000;
        let message = letter(index, index, at, (8 << 10) + index);
        events.extend(room.handle(index * 240, client, message).unwrap().events);
        if index % 10 == 0 {
            let label = format!("moment {index}");
            let noted = ClientMessage::Chat { text: label };
            events.extend(room.handle(index * 240, client, noted).unwrap().events);
        }
    }
    let timed = |what: &str, work: &mut dyn FnMut()| {
        // Too short for the clock of the processor: the best of several.
        let once = |()| {
            let begin = Instant::now();
            work();
            begin.elapsed().as_micros()
        };
        let microseconds = [(); 5].map(once).into_iter().min().unwrap();
        println!("two hours, {what}: {microseconds} us");
    };
    let mut kept = String::new();
    timed("to write a snapshot", &mut || {
        kept = serde_json::to_string(&room.snapshot()).unwrap();
    });
    timed("to read it", &mut || {
        let snapshot = serde_json::from_str(&kept).unwrap();
        black_box(Room::restore(settings(String::new()), Some(snapshot), []).unwrap());
    });
    let events: Vec<_> = events
        .into_iter()
        .filter(|it| it.sequence > from.sequence())
        .collect();
    timed("to restore from events", &mut || {
        let (from, events) = (from.clone(), events.clone());
        black_box(Room::restore(settings(String::new()), Some(from), events).unwrap());
    });
    timed("to join", &mut || {
        let participant = Participant {
            id: ParticipantId(9),
            role: Role::Interviewer,
            name: "late".to_owned(),
        };
        let (welcome, _) = room.join(0, participant, None).unwrap();
        black_box(serde_json::to_string(&welcome).unwrap());
    });
}

fn rooms(what: &str, edits: u64) {
    let before = resident_bytes();
    let rooms: Vec<Room> = (0..ROOMS)
        .map(|_| {
            let (mut room, _) = Room::open(settings(code(2 << 10)), 0);
            for (id, role) in [
                Role::Candidate,
                Role::Interviewer,
                Role::Interviewer,
                Role::Observer,
            ]
            .into_iter()
            .enumerate()
            {
                join(&mut room, u32::try_from(id).unwrap() + 1, role);
            }
            for index in 0..edits {
                let message = letter(index, index, 100 + index, (2 << 10) + index);
                room.handle(0, ClientId(1), message).unwrap();
            }
            room
        })
        .collect();
    let each = (resident_bytes() - before) / black_box(&rooms).len();
    println!("{what}: {each} bytes");
}

/// How long this thread has run on a processor, as Linux tells: other work on
/// the machine does not count.
fn processor_ns() -> u64 {
    let status = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    status.split(' ').next().unwrap().parse().unwrap()
}

/// How much memory this process has, as Linux tells.
fn resident_bytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: usize = status.split(' ').nth(1).unwrap().parse().unwrap();
    pages * 4096
}
