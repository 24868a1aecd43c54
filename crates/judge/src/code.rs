//! Which code this program is, for what is kept in the cache: what other code
//! found out is found out anew.

/// The digest of all source that a report comes from, by the build script.
pub(crate) const DIGEST: &str = env!("GREENROOM_REPORT_CODE");

#[cfg(test)]
#[path = "../../../build/source_digest.rs"]
mod source_digest;

#[cfg(test)]
#[path = "../sources.rs"]
mod sources;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::source_digest;
    use super::sources::SOURCES;

    #[test]
    fn it_is_the_digest_of_the_code_as_it_is() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let now = source_digest::digest(&root, SOURCES).unwrap();
        assert_eq!(super::DIGEST, now);
    }

    #[test]
    fn it_follows_names_and_contents_and_nothing_else() {
        let make = |files: &[(&str, &str)]| {
            let root = tempfile::tempdir().unwrap();
            fs::create_dir_all(root.path().join("src/inner")).unwrap();
            for (name, text) in files {
                fs::write(root.path().join(name), text).unwrap();
            }
            source_digest::digest(root.path(), &["src", "lock"]).unwrap()
        };
        let lock = ("lock", "1");
        let base = make(&[("src/a.rs", "a"), ("src/inner/b.rs", "b"), lock]);
        let same = make(&[
            lock,
            ("src/inner/b.rs", "b"),
            ("src/a.rs", "a"),
            ("src/x.snap", ""),
        ]);
        assert_eq!(base, same);
        for other in [
            make(&[("src/a.rs", "A"), ("src/inner/b.rs", "b"), lock]),
            make(&[("src/a.rs", "a"), ("src/inner/c.rs", "b"), lock]),
            make(&[("src/a.rs", "ab"), ("src/inner/b.rs", ""), lock]),
            make(&[("src/a.rs", "a"), ("src/inner/b.rs", "b"), ("lock", "2")]),
        ] {
            assert_ne!(base, other);
        }
    }
}
