fn main() {
    let limit = 40_000_000;
    let mut sieve = vec![true; limit];
    let mut count = 0u32;
    for number in 2..limit {
        if sieve[number] {
            count += 1;
            // Twice, not squared: a usize has 32 bits in wasm.
            let mut multiple = number * 2;
            while multiple < limit {
                sieve[multiple] = false;
                multiple += number;
            }
        }
    }
    println!("{count}");
}
