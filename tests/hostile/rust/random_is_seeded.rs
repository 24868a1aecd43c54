// expect: AC
// twice: the same output
use std::collections::HashMap;
use std::time::{Instant, SystemTime};

fn main() {
    let map: HashMap<u32, u32> = (0..50).map(|n| (n, n)).collect();
    println!("{map:?} {:?} {:?}", Instant::now(), SystemTime::now());
}
