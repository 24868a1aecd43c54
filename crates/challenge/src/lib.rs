//! Reads, validates and digests challenge folders and submissions.
