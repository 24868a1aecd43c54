//! What a program in Rust learns of time, chance and its surroundings. Prints
//! all of it, so that two runs can be held against each other.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

fn main() {
    let start = Instant::now();
    std::thread::sleep(Duration::from_millis(250));
    let slept = start.elapsed();
    assert!(slept >= Duration::from_millis(250) && slept < Duration::from_millis(300));
    let today = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    println!("slept {slept:?}, today {today:?}");
    println!("chance {:x}", RandomState::new().hash_one(1));
    let order: HashMap<i32, ()> = (0..20).map(|number| (number, ())).collect();
    println!("order {:?}", order.keys().collect::<Vec<_>>());
    println!("arguments {:?}", std::env::args().collect::<Vec<_>>());
    let mut variables: Vec<_> = std::env::vars().collect();
    variables.sort();
    println!("variables {variables:?}");
    println!("input {:?}", std::io::read_to_string(std::io::stdin()).unwrap());
    eprintln!("to standard error");
}
