//! Which file belongs to which language, as the caller knows it.
//!
//! The `runtimes` crate knows the languages; this crate only has to tell them
//! apart by file name, so the caller hands the table in.

use protocol::Language;

/// What this crate must know of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownLanguage {
    /// Its name.
    pub language: Language,
    /// The extensions of its source files, without the dot, the usual one first.
    pub extensions: Vec<String>,
    /// The usual name of its entry file, such as `main.py`.
    pub entry: String,
}

/// The languages that submissions may be written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Languages(Vec<KnownLanguage>);

impl Languages {
    /// A table of these languages.
    #[must_use]
    pub fn new(languages: Vec<KnownLanguage>) -> Self {
        Self(languages)
    }

    /// Python, JavaScript and Rust: what challenges may always be written in.
    #[must_use]
    pub fn common() -> Self {
        let table = [
            ("python", &["py"][..], "main.py"),
            ("javascript", &["js", "mjs", "cjs"][..], "main.js"),
            ("rust", &["rs"][..], "main.rs"),
        ];
        Self(
            table
                .into_iter()
                .filter_map(|(name, extensions, entry)| {
                    Some(KnownLanguage {
                        language: name.parse().ok()?,
                        extensions: extensions.iter().map(|&e| e.to_owned()).collect(),
                        entry: entry.to_owned(),
                    })
                })
                .collect(),
        )
    }

    /// The languages, in the caller's order.
    pub fn iter(&self) -> impl Iterator<Item = &KnownLanguage> {
        self.0.iter()
    }

    /// A language by its name.
    #[must_use]
    pub fn get(&self, language: &Language) -> Option<&KnownLanguage> {
        self.0.iter().find(|known| known.language == *language)
    }

    /// The language of a file, by the extension of its name.
    #[must_use]
    pub fn of_file(&self, path: &str) -> Option<&Language> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (stem, extension) = name.rsplit_once('.')?;
        if stem.is_empty() {
            return None;
        }
        let known = self
            .0
            .iter()
            .find(|known| known.extensions.iter().any(|e| e == extension))?;
        Some(&known.language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_language() {
        let languages = Languages::common();
        let of = |path| languages.of_file(path).map(Language::as_str);
        assert_eq!(of("a/b.py"), Some("python"));
        assert_eq!(of("a.b/c.mjs"), Some("javascript"));
        assert_eq!(of("x.py/README"), None);
        assert_eq!(of(".py"), None);
        assert_eq!(of("notes.txt"), None);
    }
}
