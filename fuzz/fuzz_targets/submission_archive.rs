//! Any bytes as an archive that a candidate handed in, of the kind that the
//! first byte chooses: a submission, or a refusal.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use challenge::{
    Challenge, Languages, LoadOptions, ReadOptions, Submission, SubmissionBounds, SubmissionError,
    scaffold,
};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

struct Desk {
    _folder: TempDir,
    challenge: Challenge,
    languages: Languages,
    archives: [PathBuf; 3],
}

fn desk() -> &'static Desk {
    static DESK: OnceLock<Desk> = OnceLock::new();
    DESK.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let id = "fuzzed".parse().expect("an id");
        let root = scaffold::create(folder.path(), &id).expect("a challenge");
        let languages = Languages::common();
        let options = LoadOptions {
            languages: languages.clone(),
        };
        Desk {
            challenge: Challenge::load(&root, &options).expect("the challenge loads"),
            languages,
            archives: ["a.zip", "a.tar", "a.tar.gz"].map(|name| folder.path().join(name)),
            _folder: folder,
        }
    })
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, content)) = bytes.split_first() else {
        return;
    };
    let desk = desk();
    let path = &desk.archives[usize::from(*choice) % 3];
    fs::write(path, content).expect("the archive is written");
    let options = ReadOptions {
        languages: &desk.languages,
        language: None,
        bounds: SubmissionBounds::default(),
    };
    match Submission::read(path, &desk.challenge, &options) {
        Ok(submission) => assert!(!submission.source.files.is_empty()),
        Err(SubmissionError::Refused(_)) => {}
        Err(error) => panic!("not the candidate's doing: {error}"),
    }
});
