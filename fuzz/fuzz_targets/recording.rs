//! A file, read as a recording.
#![no_main]

use libfuzzer_sys::fuzz_target;
use room::recording::{Recording, Writer};

fuzz_target!(|text: &str| {
    let Ok(recording) = Recording::read(text) else {
        return;
    };
    let (mut writer, mut again) = Writer::new(&recording.header.room).expect("it was read");
    for event in &recording.events {
        match writer.lines(event) {
            Ok(lines) => again.push_str(&lines),
            // The events need not be a session's: one may not fit the others.
            Err(_) => return,
        }
    }
    let again = Recording::read(&again).expect("what was written");
    assert_eq!(again, recording);
});
