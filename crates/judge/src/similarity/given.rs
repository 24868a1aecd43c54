//! What everybody was given: the starter.
//!
//! It is taken off token by token. Were only its own fingerprints taken off, a
//! change of one character would make sixteen new runs around it, and two
//! people who mended the same line in the same way would look much alike.

use std::collections::{BTreeMap, HashSet};

use tokens::Lexicon;

use super::fingerprint::{Fingerprint, RUN, every_hash};
use super::stream::{FileTokens, Stream};

/// Tokens in a row, about one line, that count as the starter's.
const GIVEN_RUN: usize = 8;
/// Tokens of a fingerprint that must be a candidate's own.
const OWN_TOKENS: usize = RUN / 2;

/// The runs of a starter.
pub(super) struct Given(HashSet<u64>);

impl Given {
    /// Reads a starter, if there is one.
    pub(super) fn new(starter: Option<&BTreeMap<String, String>>, lexicon: &Lexicon) -> Self {
        let stream = starter.map(|files| Stream::new(files, lexicon));
        let files = stream.iter().flat_map(|stream| &stream.files);
        Self(
            files
                .flat_map(|file| every_hash(&file.codes, GIVEN_RUN))
                .collect(),
        )
    }

    /// Leaves the fingerprints of which at least half is a candidate's own.
    pub(super) fn take_off(&self, stream: &Stream<'_>, fingerprints: &mut Vec<Fingerprint>) {
        let own: Vec<Vec<usize>> = stream
            .files
            .iter()
            .map(|file| self.own_until(file))
            .collect();
        fingerprints.retain(|fingerprint| {
            let until = &own[fingerprint.file];
            until[fingerprint.token + RUN] - until[fingerprint.token] >= OWN_TOKENS
        });
    }

    /// For each place how many tokens before it are not the starter's.
    fn own_until(&self, file: &FileTokens<'_>) -> Vec<usize> {
        let mut hashes = every_hash(&file.codes, GIVEN_RUN);
        let mut given_until = 0;
        let mut own = vec![0];
        let mut count = 0;
        for place in 0..file.codes.len() {
            if hashes.next().is_some_and(|hash| self.0.contains(&hash)) {
                given_until = place + GIVEN_RUN;
            }
            count += usize::from(place >= given_until);
            own.push(count);
        }
        own
    }
}
