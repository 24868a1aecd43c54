//! The root of the crate that a challenge's test files are compiled as: each
//! file is a module of it.

use std::collections::BTreeMap;

/// The files that are modules, in order: the harness in the guest knows the
/// module of a file by its place in this list.
pub(super) fn modules(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = &String> {
    files
        .keys()
        .filter(|name| name.ends_with(".rs") && !name.ends_with("mod.rs"))
}

/// The source text of the root.
pub(super) fn generate(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut source = "#![allow(warnings)]\n".to_owned();
    for (index, file) in modules(files).enumerate() {
        source.push_str(&format!("#[path = \"tests/{file}\"] mod test_{index};\n"));
    }
    source
}
