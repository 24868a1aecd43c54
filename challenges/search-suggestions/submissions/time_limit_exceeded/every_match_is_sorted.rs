//! Finds the titles of a prefix by binary search, and then sorts all of them each time.

use std::cmp::Reverse;
use std::collections::BTreeMap;

pub fn suggest(
    titles: &[String],
    weights: &[i64],
    prefixes: &[String],
    top: i64,
) -> Vec<Vec<String>> {
    let mut totals: BTreeMap<&str, i64> = BTreeMap::new();
    for (title, weight) in titles.iter().zip(weights) {
        *totals.entry(title).or_default() += weight;
    }
    let mut lists = Vec::new();
    for prefix in prefixes {
        let from = totals.range(prefix.as_str()..);
        let mut matching: Vec<_> = from.take_while(|(title, _)| title.starts_with(prefix.as_str())).collect();
        matching.sort_by_key(|(_, weight)| Reverse(**weight));
        matching.truncate(top as usize);
        lists.push(matching.iter().map(|(title, _)| title.to_string()).collect());
    }
    lists
}
