//! Which submissions of a cohort resemble each other more than the task explains.
//!
//! Winnowing (Schleimer, Wilkerson and Aiken, 2003) over normalised tokens, so
//! that names, comments, values and layout do not count, nor the order of
//! functions. What the starter holds does not count either, nor what half the
//! cohort wrote: that is the task. Work and memory are bounded whatever is
//! handed in.
//!
//! The outcome is a hint for a person, never a score: people who learnt from
//! the same book write alike.

mod blocks;
mod fingerprint;
mod given;
mod index;
mod stream;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use protocol::Language;
use serde::{Deserialize, Serialize};
use tokens::Lexicon;

use crate::report::Report;
use fingerprint::{Fingerprint, winnow};
use given::Given;
use stream::Stream;

/// Two submissions that share more than the threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The name of one submission; the lesser of the two.
    pub left: String,
    /// The name of the other.
    pub right: String,
    /// The share of fingerprints in common, in thousandths of the smaller set.
    pub share_thousandths: u32,
    /// The shared parts, the longest first.
    pub blocks: Vec<SharedBlock>,
}

/// A part that two submissions share, apart from names, comments and literals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedBlock {
    /// Where it is in the left submission.
    pub left: LineRange,
    /// Where it is in the right one.
    pub right: LineRange,
}

/// Lines of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRange {
    /// The file's path in the submission.
    pub file: String,
    /// The first line, counted from 1.
    pub first: u32,
    /// The last line, included.
    pub last: u32,
}

/// What counts as much alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The share from which a pair is told, in thousandths.
    pub threshold_thousandths: u32,
    /// The fingerprints that the smaller submission must have of its own, the
    /// starter taken off: a change of three lines is alike by its nature.
    pub minimum_fingerprints: usize,
    /// A fingerprint in more than this share of the submissions of a language
    /// is common and ignored, in thousandths.
    pub common_thousandths: usize,
    /// The pairs told, those with the largest shares.
    pub maximum_pairs: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            threshold_thousandths: 600,
            minimum_fingerprints: 12,
            common_thousandths: 500,
            maximum_pairs: 100,
        }
    }
}

/// Below this many submissions nothing is common: two of three who wrote the
/// same are a hint, and not the task.
const COMMON_FROM: usize = 4;

/// A submission as it is compared.
struct Sample<'report> {
    report: &'report Report,
    stream: Stream<'report>,
    fingerprints: Vec<Fingerprint>,
}

/// The pairs of `reports` that are much alike, the most alike first.
///
/// Only submissions in one language are compared, and only in languages that
/// have a lexicon. `starters` are the files that everybody began with.
#[must_use]
pub fn similar(
    reports: &[Report],
    lexicons: &BTreeMap<Language, Lexicon>,
    starters: &BTreeMap<Language, BTreeMap<String, String>>,
    options: &Options,
) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (language, lexicon) in lexicons {
        let of_language = reports
            .iter()
            .filter(|report| report.submission.language == *language);
        let given = Given::new(starters.get(language), lexicon);
        let samples: Vec<Sample<'_>> = of_language
            .map(|report| sample(report, lexicon, &given))
            .collect();
        pairs.extend(alike(&samples, options));
    }
    pairs.sort_by(|one, other| {
        let names = |pair: &Pair| (pair.left.clone(), pair.right.clone());
        let by_share = other.share_thousandths.cmp(&one.share_thousandths);
        by_share.then_with(|| names(one).cmp(&names(other)))
    });
    pairs.truncate(options.maximum_pairs);
    pairs
}

fn sample<'report>(report: &'report Report, lexicon: &Lexicon, given: &Given) -> Sample<'report> {
    let stream = Stream::new(&report.submission.files, lexicon);
    let mut fingerprints = winnow(&stream);
    given.take_off(&stream, &mut fingerprints);
    Sample {
        report,
        stream,
        fingerprints,
    }
}

fn alike(samples: &[Sample<'_>], options: &Options) -> Vec<Pair> {
    let sets: Vec<Vec<u64>> = samples.iter().map(hashes).collect();
    let common = samples.len() * options.common_thousandths / 1000;
    let mut found = index::shares(&sets, common.max(COMMON_FROM), options);
    found.sort_by_key(|share| std::cmp::Reverse(share.thousandths));
    found.truncate(options.maximum_pairs);
    found
        .into_iter()
        .map(|share| pair(&samples[share.left], &samples[share.right], &share))
        .collect()
}

/// The hashes of a sample, each once and in order.
fn hashes(sample: &Sample<'_>) -> Vec<u64> {
    let mut hashes: Vec<u64> = sample.fingerprints.iter().map(|found| found.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn pair(one: &Sample<'_>, other: &Sample<'_>, share: &index::Share) -> Pair {
    let name = |sample: &Sample<'_>| sample.report.submission.name.clone();
    let (left, right) = if name(one) <= name(other) {
        (one, other)
    } else {
        (other, one)
    };
    Pair {
        left: name(left),
        right: name(right),
        share_thousandths: share.thousandths,
        blocks: blocks::shared(left, right),
    }
}
