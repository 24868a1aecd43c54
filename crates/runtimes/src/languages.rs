//! The list of languages. Adding one is a folder under `languages/`, a module
//! here, and one line in [`KITS`].

use crate::kit::Kit;

/// Every language that greenroom knows, in the order people see them.
pub(crate) const KITS: &[&Kit] = &[
    &crate::python::KIT,
    &crate::javascript::KIT,
    &crate::rust::KIT,
];
