//! Where a graded set is written, and in which formats.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::str::FromStr;

use anyhow::Context as _;
use judge::export::Format;

/// `FORMAT` or `FORMAT=FILE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormatTarget {
    /// What to write.
    pub(crate) format: Format,
    /// Where to; standard output if `None`.
    pub(crate) file: Option<PathBuf>,
}

impl FromStr for FormatTarget {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (format, file) = match text.split_once('=') {
            Some((_, "")) => return Err("a file name must follow `=`".to_owned()),
            Some((format, file)) => (format, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = format.parse().map_err(|error| format!("{error}"))?;
        Ok(Self { format, file })
    }
}

impl FormatTarget {
    /// Opens the target.
    pub(crate) fn open(&self) -> anyhow::Result<Box<dyn Write>> {
        match &self.file {
            None => Ok(Box::new(BufWriter::new(io::stdout()))),
            Some(path) => {
                let file = File::create(path)
                    .with_context(|| format!("failed to write {}", path.display()))?;
                Ok(Box::new(BufWriter::new(file)))
            }
        }
    }
}

/// Refuses two formats on standard output, which no reader could tell apart.
pub(crate) fn validate(targets: &[FormatTarget]) -> anyhow::Result<()> {
    let on_stdout = targets
        .iter()
        .filter(|target| target.file.is_none())
        .count();
    anyhow::ensure!(
        on_stdout <= 1,
        "only one format can go to standard output: write the others as FORMAT=FILE"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_may_name_its_file() {
        let target: FormatTarget = "html=out/report.html".parse().unwrap();
        assert_eq!(target.format, Format::Html);
        assert_eq!(target.file, Some(PathBuf::from("out/report.html")));
        assert!("html=".parse::<FormatTarget>().is_err());
        assert!("docx".parse::<FormatTarget>().is_err());
        assert!(validate(&["json".parse().unwrap(), "csv".parse().unwrap()]).is_err());
    }
}
