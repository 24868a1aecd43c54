//! Writes made-up cohorts in every format into a folder, to look at, and with
//! them a real one if its JSON is given:
//! `cargo run -p judge --example sample_reports -- FOLDER [DOCUMENT.json]`.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

use judge::export::{Document, Format, GradedSet};

#[path = "../src/export/fixture.rs"]
mod fixture;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let mut sets: Vec<(&str, GradedSet)> = vec![
        ("small", fixture::small()),
        ("single", fixture::single()),
        ("cohort", fixture::cohort()),
        ("hostile", fixture::hostile()),
    ];
    if let Some(path) = arguments.next() {
        let document: Document = serde_json::from_reader(File::open(path)?)?;
        let real = GradedSet::new(document.challenge, document.reports)
            .with_similar(document.similar)
            .with_presentation(fixture::cohort().presentation);
        sets.push(("real", real));
    }
    for (name, set) in sets {
        for format in Format::ALL {
            let path = folder.join(format!("{name}.{}", format.extension()));
            let mut file = BufWriter::new(File::create(path)?);
            format.write(&set, &mut file)?;
            file.flush()?;
        }
    }
    Ok(())
}
