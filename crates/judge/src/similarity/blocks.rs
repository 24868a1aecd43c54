//! Where two submissions are alike, as lines of both.
//!
//! Fingerprints say where to look; from there equal tokens are followed in
//! both directions, so that a block is as long as it can be and a collision of
//! hashes is no block at all.

use std::collections::HashMap;

use super::fingerprint::RUN;
use super::stream::FileTokens;
use super::{Fingerprint, LineRange, Sample, SharedBlock};

/// Blocks told of one pair.
const BLOCKS: usize = 24;
/// Lines between two blocks that are told as one.
const GAP_LINES: u32 = 2;

/// Equal tokens of two files: places and how many.
#[derive(Clone, Copy, Debug)]
struct Match {
    left: Fingerprint,
    right: Fingerprint,
    tokens: usize,
}

/// The shared blocks of two samples, the longest first.
pub(super) fn shared(left: &Sample<'_>, right: &Sample<'_>) -> Vec<SharedBlock> {
    let blocks = matches(left, right)
        .into_iter()
        .map(|found| block(left, right, found))
        .collect();
    let mut blocks = joined(blocks);
    blocks.sort_by_key(|block| {
        let lines = block.left.last - block.left.first;
        (std::cmp::Reverse(lines), block.left.clone())
    });
    blocks.truncate(BLOCKS);
    blocks
}

/// The longest runs of equal tokens around common fingerprints, in the order
/// of the left sample. No token of the left one is in two of them, so that
/// following them takes linear time.
fn matches(left: &Sample<'_>, right: &Sample<'_>) -> Vec<Match> {
    let mut places: HashMap<u64, Fingerprint> = HashMap::new();
    for fingerprint in &right.fingerprints {
        places.entry(fingerprint.hash).or_insert(*fingerprint);
    }
    let mut matches = Vec::new();
    let mut covered = (0, 0);
    for fingerprint in &left.fingerprints {
        let Some(other) = places.get(&fingerprint.hash) else {
            continue;
        };
        if fingerprint.file != covered.0 {
            covered = (fingerprint.file, 0);
        }
        if fingerprint.token < covered.1 {
            continue;
        }
        let one = &left.stream.files[fingerprint.file];
        let two = &right.stream.files[other.file];
        if let Some(found) = follow(one, two, *fingerprint, *other, covered.1) {
            covered.1 = found.left.token + found.tokens;
            matches.push(found);
        }
    }
    matches
}

/// The longest run of equal tokens through both places, not before `from` in
/// the left file; nothing if only the hashes are equal.
fn follow(
    one: &FileTokens<'_>,
    two: &FileTokens<'_>,
    left: Fingerprint,
    right: Fingerprint,
    from: usize,
) -> Option<Match> {
    let ahead = one.codes[left.token..]
        .iter()
        .zip(&two.codes[right.token..])
        .take_while(|(one, two)| one == two)
        .count();
    if ahead < RUN {
        return None;
    }
    let behind = one.codes[from..left.token]
        .iter()
        .rev()
        .zip(two.codes[..right.token].iter().rev())
        .take_while(|(one, two)| one == two)
        .count();
    let start = |place: Fingerprint| Fingerprint {
        token: place.token - behind,
        ..place
    };
    Some(Match {
        left: start(left),
        right: start(right),
        tokens: ahead + behind,
    })
}

fn block(left: &Sample<'_>, right: &Sample<'_>, found: Match) -> SharedBlock {
    let lines = |sample: &Sample<'_>, place: Fingerprint| {
        let file = &sample.stream.files[place.file];
        LineRange {
            file: file.path.to_owned(),
            first: file.lines[place.token].0,
            last: file.lines[place.token + found.tokens - 1].1,
        }
    };
    SharedBlock {
        left: lines(left, found.left),
        right: lines(right, found.right),
    }
}

/// Neighbours on both sides as one block: a changed line in the middle of a
/// function does not make two functions of it.
fn joined(blocks: Vec<SharedBlock>) -> Vec<SharedBlock> {
    let mut joined: Vec<SharedBlock> = Vec::new();
    for block in blocks {
        match joined.last_mut() {
            Some(last)
                if follows(&last.left, &block.left) && follows(&last.right, &block.right) =>
            {
                last.left.last = last.left.last.max(block.left.last);
                last.right.last = last.right.last.max(block.right.last);
            }
            _ => joined.push(block),
        }
    }
    joined
}

fn follows(before: &LineRange, after: &LineRange) -> bool {
    before.file == after.file
        && after.first >= before.first
        && after.first <= before.last.saturating_add(GAP_LINES + 1)
}
