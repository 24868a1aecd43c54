//! Dependencies point only downward.

use std::collections::BTreeMap;

use cargo_metadata::{DependencyKind, MetadataCommand};
use spanning_tests::root;

/// The floors of the house, from the ground up. A crate may depend on crates of
/// lower floors only.
const FLOORS: &[&[&str]] = &[
    &["protocol", "tokens", "cage"],
    &["challenge", "sandbox", "room", "store"],
    &["runtimes"],
    &["judge"],
    &["server"],
    &["cli", "bench"],
    &["spanning-tests"],
];

/// Crates that alone may name a dependency, for what it is.
const OWNERS: &[(&str, &[&str])] = &[
    ("wasmtime", &["sandbox"]),
    ("wasmtime-wizer", &["sandbox"]),
    ("landlock", &["cage"]),
    ("seccompiler", &["cage"]),
    ("rusqlite", &["store"]),
    ("axum", &["server"]),
    ("argon2", &["server"]),
    ("clap", &["cli", "bench"]),
];

#[test]
fn dependencies_point_downward() {
    let metadata = MetadataCommand::new()
        .current_dir(root())
        .no_deps()
        .other_options(["--offline".to_owned(), "--locked".to_owned()])
        .exec()
        .expect("cargo metadata");
    let floor_of: BTreeMap<&str, usize> = FLOORS
        .iter()
        .enumerate()
        .flat_map(|(floor, names)| names.iter().map(move |name| (*name, floor)))
        .collect();
    for package in metadata.workspace_packages() {
        let name = package.name.as_str();
        let floor = floor_of
            .get(name)
            .unwrap_or_else(|| panic!("{name} has no floor: add it to FLOORS and ARCHITECTURE.md"));
        for dependency in &package.dependencies {
            let below = floor_of.get(dependency.name.as_str());
            let is_test_only = dependency.kind == DependencyKind::Development;
            if let Some(below) = below {
                assert!(
                    below < floor || is_test_only && dependency.name == name,
                    "{name} may not depend on {}, which is not below it",
                    dependency.name
                );
            }
            for (owned, owners) in OWNERS {
                assert!(
                    dependency.name != *owned || owners.contains(&name) || is_test_only,
                    "only {owners:?} may depend on {owned}, not {name}"
                );
            }
        }
    }
}
