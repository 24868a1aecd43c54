//! A harness that answers every request with its length, working harder for
//! longer ones; the last line is written in two pieces.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Write};

fn main() {
    let device = OpenOptions::new().read(true).write(true).open("/dev/harness").unwrap();
    assert!(OpenOptions::new().read(true).open("/dev/harness").is_err());
    let mut answers = &device;
    for line in BufReader::new(&device).lines() {
        let line = line.unwrap();
        for _ in 0..line.len() * 1_000 {
            std::hint::black_box(1);
        }
        println!("asked");
        write!(answers, "{}", line.len()).unwrap();
        answers.write_all(b"!\n").unwrap();
    }
}
