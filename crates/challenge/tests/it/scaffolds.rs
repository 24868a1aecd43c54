//! What `greenroom new` writes.

use challenge::{Challenge, ChallengeId, Languages, LoadOptions, scaffold};
use tempfile::TempDir;

#[test]
fn a_new_challenge_is_right_as_it_is() {
    let folder = TempDir::new().unwrap();
    let id: ChallengeId = "my-first-one".parse().unwrap();
    let root = scaffold::create(folder.path(), &id).unwrap();
    let languages = Languages::common();
    let challenge = Challenge::load(&root, &LoadOptions { languages }).unwrap();
    assert_eq!(
        (challenge.id.as_str(), challenge.title.as_str()),
        ("my-first-one", "My first one")
    );
    assert_eq!(challenge.points(), 100);
    assert_eq!(challenge.warnings, []);
    assert_eq!(challenge.statement_problems(), []);
    for language in challenge.languages.keys() {
        assert!(challenge.reference(language).is_some(), "{language}");
        let wrong = challenge
            .proofs
            .iter()
            .filter(|p| !p.is_accepted() && p.language == *language);
        assert!(wrong.count() > 0, "{language}");
    }
    let again = scaffold::create(folder.path(), &id).unwrap_err();
    assert_eq!(again.kind(), std::io::ErrorKind::AlreadyExists);
}
