// expect: RTE
fn deeper(count: u64) -> u8 {
    let frame = std::hint::black_box([count as u8; 64 << 10]);
    deeper(count + 1).wrapping_add(frame[count as usize % frame.len()])
}

fn main() {
    println!("{}", deeper(0));
}
