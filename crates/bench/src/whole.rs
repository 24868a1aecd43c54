//! The command as a whole: a cold process to a verdict.

use std::fs;

use crate::Arguments;
use crate::house::House;
use crate::measure::{repeat, time};
use crate::table::{Bound, Row};

/// The rows of this part.
pub(crate) fn rows(house: &House, arguments: &Arguments) -> anyhow::Result<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let root = folder.path().join("trivial");
    fs::create_dir_all(root.join("starter/python"))?;
    fs::write(
        root.join("challenge.toml"),
        "format_version = 1\ntitle = \"One\"\nkind = \"implement\"\nlevel = \"junior\"\n\
         skills = [\"benchmarks\"]\nminutes = 5\n\n[languages.python]\nentry = \"one.py\"\n\n\
         [interface]\n[[interface.functions]]\nname = \"one\"\nreturns = \"int\"\n\n\
         [[groups]]\nname = \"all\"\nvisible = true\npoints = 1\ncases = \"cases.json\"\n",
    )?;
    fs::write(root.join("statement.md"), "# One\n\nReturn one.\n")?;
    fs::write(
        root.join("cases.json"),
        r#"[{"name": "one", "call": "one", "arguments": [], "returns": 1}]"#,
    )?;
    fs::write(
        root.join("starter/python/one.py"),
        "def one():\n    return 0\n",
    )?;
    let solution = folder.path().join("one.py");
    fs::write(&solution, "def one():\n    return 1\n")?;
    let run = || {
        time(|| {
            let output = std::process::Command::new(&house.greenroom)
                .arg("grade")
                .args([&root, &solution])
                .args(["--fresh", "--quiet"])
                .output()?;
            anyhow::ensure!(
                output.status.success(),
                "grade failed: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            Ok(())
        })
    };
    let cold = repeat(arguments.repetitions, run)?;
    Ok(vec![Row {
        what: "`greenroom grade` of a trivial Python submission, cold process".to_owned(),
        ours: format!("{cold:.0} ms"),
        peer: String::new(),
        figure: cold,
        bound: Bound::AtMost(150.0, "ms"),
    }])
}
