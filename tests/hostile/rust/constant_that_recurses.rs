// expect: CE
// says: reached the configured maximum number of stack frames
const fn deeper(count: u64) -> u64 {
    1 + deeper(count + 1)
}

const ANSWER: u64 = deeper(0);

fn main() {
    println!("{ANSWER}");
}
