//! Original tarballs of source packages from Debian's archive.
//!
//! The machine's own apt names the mirror; a private configuration beside the
//! download adds the suite that the pin asks for, so that the machine's own
//! lists and sources stay as they are, and root is not needed.

use std::fs;
use std::path::Path;

use crate::command::Tool;
use crate::manifest::Pin;
use crate::{Error, Progress, Silent};

/// The suites that tell an archive is Debian's main one.
const SUITES: [&str; 9] = [
    "bullseye",
    "bookworm",
    "trixie",
    "forky",
    "sid",
    "oldstable",
    "stable",
    "testing",
    "unstable",
];

/// Where Debian puts its keys; apt's own key ring serves where it is absent.
const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

pub(super) fn download(pin: &Pin, folder: &Path, progress: &mut dyn Progress) -> Result<(), Error> {
    let mirror = mirror()?;
    let suite = pin.suite.as_deref().unwrap_or("stable");
    let private = folder.join("apt");
    for inner in ["lists/partial", "cache/archives/partial"] {
        let inner = private.join(inner);
        fs::create_dir_all(&inner).map_err(Error::io("create", &inner))?;
    }
    let sources = private.join("sources.list");
    fs::write(&sources, source_line(&mirror, suite)).map_err(Error::io("write", &sources))?;
    apt(&private).argument("update").run(progress)?;
    apt(&private)
        .arguments(["source", "--download-only", "--tar-only"])
        .argument(format!("{}/{suite}", pin.package))
        .folder(folder)
        .run(progress)?;
    Ok(())
}

fn source_line(mirror: &str, suite: &str) -> String {
    let options = if Path::new(KEYRING).is_file() {
        format!("[signed-by={KEYRING}] ")
    } else {
        String::new()
    };
    format!("deb-src {options}{mirror} {suite} main\n")
}

/// apt with everything that it would write to moved below `private`.
fn apt(private: &Path) -> Tool {
    let option = |name: &str, value: String| format!("-o{name}={value}");
    let inside = |name: &str| private.join(name).to_string_lossy().into_owned();
    Tool::new("apt-get").arguments([
        "-q".to_owned(),
        option("Dir::Etc::SourceList", inside("sources.list")),
        option("Dir::Etc::SourceParts", "/dev/null".to_owned()),
        option("Dir::State::Lists", inside("lists")),
        option("Dir::Cache", inside("cache")),
        option("Acquire::Languages", "none".to_owned()),
        // The unprivileged download user could not write to our folder.
        option("APT::Sandbox::User", String::new()),
    ])
}

/// The Debian mirror that the machine's own apt would update from.
fn mirror() -> Result<String, Error> {
    let tool = Tool::new("apt-get").arguments(["update", "--print-uris"]);
    let output = tool.run(&mut Silent)?;
    find_mirror(&output).ok_or_else(|| Error::Command {
        command: tool.line(),
        reason: "it names no Debian archive".to_owned(),
    })
}

/// Lines look like `'BASE/dists/SUITE/InRelease' NAME 0`.
fn find_mirror(uris: &str) -> Option<String> {
    uris.lines().find_map(|line| {
        let uri = line.strip_prefix('\'')?.split('\'').next()?;
        let (base, rest) = uri.rsplit_once("/dists/")?;
        let suite = rest.strip_suffix("/InRelease")?;
        SUITES.contains(&suite).then(|| base.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_is_the_one_that_serves_a_debian_suite() {
        let uris = "'http://vendor.example/apt/dists/tools/InRelease' a 0\n\
                    'http://mirror.example/debian-security/dists/bookworm-security/InRelease' b 0\n\
                    'http://mirror.example/debian/dists/bookworm/InRelease' c 0\n";
        assert_eq!(
            find_mirror(uris).as_deref(),
            Some("http://mirror.example/debian")
        );
        assert_eq!(
            find_mirror("'http://x.example/dists/noble/InRelease' a 0"),
            None
        );
        assert_eq!(find_mirror(""), None);
    }
}
