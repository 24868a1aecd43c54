// expect: AC
use std::fs::File;
use std::io::Write;

fn main() {
    let mut file = File::create("/work/large").unwrap();
    let block = vec![1_u8; 1 << 20];
    let written = (0..100_000).take_while(|_| file.write_all(&block).is_ok()).count();
    assert!(written < 1_000, "{written} MiB");
}
