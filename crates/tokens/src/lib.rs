//! Source text as tokens, driven by a lexicon per language.
