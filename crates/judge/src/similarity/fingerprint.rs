//! Hashes of runs of tokens, and which of them stand for a text.
//!
//! Any run of [`RUN`] + [`WINDOW`] − 1 tokens that two texts share gives them a
//! common fingerprint; no run shorter than [`RUN`] does.

use std::collections::VecDeque;

use super::stream::Stream;

/// Tokens in a run: about two lines. Shorter runs are idioms of a language.
pub(super) const RUN: usize = 16;
/// Runs of which one becomes a fingerprint.
pub(super) const WINDOW: usize = 8;

/// The base of the rolling hash: odd, with bits all over.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// A run that stands for a text, and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint {
    pub(super) hash: u64,
    pub(super) file: usize,
    pub(super) token: usize,
}

/// The hash of every run of so many tokens, in order.
pub(super) fn every_hash(codes: &[u32], run: usize) -> impl Iterator<Item = u64> {
    let weight = (1..run).fold(1_u64, |weight, _| weight.wrapping_mul(BASE));
    let mut rolling = 0_u64;
    codes.iter().enumerate().filter_map(move |(index, code)| {
        if let Some(leaving) = index.checked_sub(run) {
            let leaving = spread(u64::from(codes[leaving]));
            rolling = rolling.wrapping_sub(leaving.wrapping_mul(weight));
        }
        rolling = rolling
            .wrapping_mul(BASE)
            .wrapping_add(spread(u64::from(*code)));
        (index + 1 >= run).then(|| spread(rolling))
    })
}

/// Mixes bits (the finaliser of `SplitMix64`), so that the least hash of a
/// window is any of them.
fn spread(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

/// The fingerprints of a submission, file by file.
pub(super) fn winnow(stream: &Stream<'_>) -> Vec<Fingerprint> {
    let mut fingerprints = Vec::new();
    for (file, tokens) in stream.files.iter().enumerate() {
        for (token, hash) in least_of_windows(every_hash(&tokens.codes, RUN)) {
            fingerprints.push(Fingerprint { hash, file, token });
        }
    }
    fingerprints
}

/// The rightmost least hash of every window, each place once. A text with
/// fewer hashes than a window has one window.
fn least_of_windows(hashes: impl Iterator<Item = u64>) -> Vec<(usize, u64)> {
    // Places that may yet be the least, hashes ascending from the front.
    let mut candidates: VecDeque<(usize, u64)> = VecDeque::new();
    let mut chosen: Vec<(usize, u64)> = Vec::new();
    let mut choose = |least: Option<&(usize, u64)>| {
        if let Some(least) = least.filter(|least| chosen.last() != Some(least)) {
            chosen.push(*least);
        }
    };
    let mut count = 0;
    for (place, hash) in hashes.enumerate() {
        while candidates.back().is_some_and(|(_, last)| *last >= hash) {
            candidates.pop_back();
        }
        candidates.push_back((place, hash));
        if candidates
            .front()
            .is_some_and(|(first, _)| first + WINDOW <= place)
        {
            candidates.pop_front();
        }
        count = place + 1;
        if count >= WINDOW {
            choose(candidates.front());
        }
    }
    if count < WINDOW {
        choose(candidates.front());
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_roll() {
        let codes: Vec<u32> = (0..100).map(|code| code * code % 7).collect();
        let rolled: Vec<u64> = every_hash(&codes, RUN).collect();
        assert_eq!(rolled.len(), codes.len() - RUN + 1);
        for (place, hash) in rolled.iter().enumerate() {
            let alone: Vec<u64> = every_hash(&codes[place..place + RUN], RUN).collect();
            assert_eq!(alone, [*hash], "at {place}");
        }
        assert_eq!(every_hash(&codes[..RUN - 1], RUN).count(), 0);
    }

    #[test]
    fn every_window_has_its_rightmost_least() {
        let hashes: Vec<u64> = (0..200_u64).map(|place| spread(place / 3) % 50).collect();
        let chosen = least_of_windows(hashes.iter().copied());
        for (start, window) in hashes.windows(WINDOW).enumerate() {
            let least = window.iter().min().unwrap();
            let place = start + window.iter().rposition(|hash| hash == least).unwrap();
            assert!(chosen.contains(&(place, *least)), "window at {start}");
        }
        assert!(chosen.len() < hashes.len() / 2);
    }

    #[test]
    fn short_texts_have_one_window() {
        assert_eq!(least_of_windows([5, 3, 3, 9].into_iter()), [(2, 3)]);
        assert_eq!(least_of_windows(std::iter::empty()), []);
    }
}
