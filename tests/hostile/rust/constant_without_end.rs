// expect: CE
// says: constant evaluation is taking a long time
const fn forever() -> u32 {
    let mut count = 0_u32;
    loop {
        count = count.wrapping_add(1);
    }
}

const ANSWER: u32 = forever();

fn main() {
    println!("{ANSWER}");
}
