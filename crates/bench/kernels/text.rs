use std::collections::HashMap;

fn main() {
    let words: Vec<String> = (0..1_000_000u64).map(|i| format!("word{}", (i * 7919) % 50_021)).collect();
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in &words {
        *counts.entry(word).or_default() += 1;
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    println!("{} {}", ranked.len(), ranked[0].0);
}
