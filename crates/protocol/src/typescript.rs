//! The TypeScript of everything that crosses a wire to a browser, made from the
//! Rust types so that the two cannot drift apart.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::live::{ClientMessage, ServerMessage};

const HEADER: &str = "// Generated from crates/protocol; `just types` writes it anew.\n";

/// The declarations, in the order of their names.
#[must_use]
pub fn declarations() -> String {
    let mut found = Declarations {
        // Numbers on our wires stay below 2^53.
        config: Config::new().with_large_int("number"),
        by_name: BTreeMap::new(),
    };
    found.visit::<ClientMessage>();
    found.visit::<ServerMessage>();
    let mut text = HEADER.to_owned();
    for declaration in found.by_name.values() {
        text.push('\n');
        text.push_str(declaration);
        text.push('\n');
    }
    text
}

struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // What has no file of its own is written where it is used.
        let declared = T::output_path().is_some();
        let name = T::ident(&self.config);
        if !declared || self.by_name.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let declaration = format!("{docs}export {}", T::decl(&self.config));
        self.by_name.insert(name, declaration);
        T::visit_dependencies(self);
    }
}
