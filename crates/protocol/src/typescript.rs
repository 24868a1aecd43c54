//! The TypeScript of everything that crosses a wire to a browser, made from the
//! Rust types so that the two cannot drift apart.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::live::{ClientMessage, ServerMessage};
use crate::rest;

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
    found.rest();
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

impl Declarations {
    /// The bodies of requests and answers; the rest is reached from them.
    fn rest(&mut self) {
        self.visit::<rest::ApiError>();
        self.visit::<rest::SetUp>();
        self.visit::<rest::LogIn>();
        self.visit::<rest::Me>();
        self.visit::<rest::CreateStaff>();
        self.visit::<rest::ChangeStaff>();
        self.visit::<rest::ChallengeDetails>();
        self.visit::<rest::RoomCard>();
        self.visit::<rest::CreateRoom>();
        self.visit::<rest::CreateInvite>();
        self.visit::<rest::CreatedInvite>();
        self.visit::<rest::InviteToken>();
        self.visit::<rest::InvitePreview>();
        self.visit::<rest::ExchangeInvite>();
        self.visit::<rest::EventsPage>();
        self.visit::<rest::WriteNote>();
        self.visit::<rest::KeptNote>();
        self.visit::<rest::Rejudge>();
        self.visit::<rest::ScorecardPage>();
        self.visit::<rest::WriteScorecard>();
        self.visit::<rest::Comparison>();
        self.visit::<rest::CreateApiToken>();
        self.visit::<rest::CreatedApiToken>();
        self.visit::<rest::AuditPage>();
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // What has no file of its own is written where it is used.
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if self.by_name.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let declaration = format!("{docs}export {}", T::decl(&self.config));
        self.by_name.insert(name, declaration);
        T::visit_dependencies(self);
    }
}
