// expect: TLE
use std::time::{Duration, Instant};

fn main() {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(1_000_000_000) {}
}
