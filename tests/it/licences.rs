//! Every crate we build into the binary has a licence that deny.toml allows.

use std::collections::BTreeSet;

use cargo_metadata::MetadataCommand;
use spanning_tests::root;

#[test]
fn every_licence_is_allowed() {
    let policy = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let policy: toml::Table = toml::from_str(&policy).unwrap();
    let allowed: BTreeSet<&str> = policy["licenses"]["allow"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|licence| licence.as_str())
        .collect();
    let metadata = MetadataCommand::new()
        .current_dir(root())
        .other_options([
            "--offline".to_owned(),
            "--locked".to_owned(),
            "--filter-platform".to_owned(),
            "x86_64-unknown-linux-gnu".to_owned(),
        ])
        .exec()
        .expect("cargo metadata");
    assert!(metadata.packages.len() > 50, "the dependencies were read");
    let refused: Vec<String> = metadata
        .packages
        .iter()
        .filter(|package| !is_allowed(package.license.as_deref(), &allowed))
        .map(|package| format!("{} {:?}", package.id, package.license))
        .collect();
    assert!(refused.is_empty(), "not in deny.toml: {refused:#?}");
}

fn is_allowed(licence: Option<&str>, allowed: &BTreeSet<&str>) -> bool {
    let Some(text) = licence else { return false };
    let Ok(expression) = spdx::Expression::parse_mode(text, spdx::ParseMode::LAX) else {
        return false;
    };
    expression.evaluate(|requirement| allowed.contains(requirement.to_string().as_str()))
}
