//! Works out which titles to suggest for what people type.

use std::cmp::Reverse;
use std::collections::HashMap;

pub fn suggest(
    titles: &[String],
    weights: &[i64],
    prefixes: &[String],
    top: i64,
) -> Vec<Vec<String>> {
    let mut suggestions: HashMap<&str, Vec<String>> = HashMap::new();
    for prefix in prefixes {
        suggestions.insert(prefix, Vec::new());
    }
    for title in ranked(titles, weights) {
        for length in 0..=title.len() {
            match suggestions.get_mut(&title[..length]) {
                Some(suggested) if suggested.len() < top as usize => {
                    suggested.push(title.to_string());
                }
                _ => {}
            }
        }
    }
    let lists = prefixes.iter().map(|prefix| suggestions[prefix.as_str()].clone());
    lists.collect()
}

/// Each title once, in the order in which titles are suggested.
fn ranked<'a>(titles: &'a [String], weights: &[i64]) -> Vec<&'a str> {
    let mut totals: HashMap<&str, i64> = HashMap::new();
    for (title, weight) in titles.iter().zip(weights) {
        *totals.entry(title).or_default() += weight;
    }
    let mut order: Vec<(&str, i64)> = totals.into_iter().collect();
    order.sort_by_key(|(title, weight)| (Reverse(*weight), *title));
    order.into_iter().map(|(title, _)| title).collect()
}
