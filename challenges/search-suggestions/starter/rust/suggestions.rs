//! Works out which titles to suggest for what people type.

use std::cmp::Reverse;

pub fn suggest(
    titles: &[String],
    weights: &[i64],
    prefixes: &[String],
    top: i64,
) -> Vec<Vec<String>> {
    let prefixes = prefixes.iter();
    prefixes
        .map(|prefix| suggest_one(titles, weights, prefix, top as usize))
        .collect()
}

fn suggest_one(titles: &[String], weights: &[i64], prefix: &str, top: usize) -> Vec<String> {
    let mut matching = Vec::new();
    for title in titles {
        if title.starts_with(prefix) && !matching.contains(title) {
            matching.push(title.clone());
        }
    }
    matching.sort_by_key(|title| (Reverse(total_weight(titles, weights, title)), title.clone()));
    matching.truncate(top);
    matching
}

fn total_weight(titles: &[String], weights: &[i64], wanted: &str) -> i64 {
    let columns = titles.iter().zip(weights);
    columns
        .filter(|(title, _)| *title == wanted)
        .map(|(_, weight)| weight)
        .sum()
}
