//! Writes a made-up cohort in every format into a folder, to look at:
//! `cargo run -p judge --example sample_reports -- FOLDER`.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

use judge::export::{Format, GradedSet};

#[path = "../src/export/fixture.rs"]
mod fixture;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let sets: [(&str, GradedSet); 4] = [
        ("small", fixture::small()),
        ("single", fixture::single()),
        ("cohort", fixture::cohort()),
        ("hostile", fixture::hostile()),
    ];
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
