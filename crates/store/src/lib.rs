//! What a server keeps, in one SQLite file beside it.
//!
//! A [`Store`] is a cheap handle. Everything that changes the file goes through
//! one connection and its thread, which commits what waits in one transaction
//! (group commit); a future resolves once its change is durable. Where that does
//! not wait for the disk ([`Durability::Relaxed`]), an append that finds nobody
//! writing is committed by its caller. Reads go to a few connections of their
//! own and never wait for the writer.
//!
//! Tokens and passwords come here hashed: nothing in the file lets anybody in.
//! Times are Unix milliseconds that the caller passes; this crate has no clock.

mod audit;
mod connection;
mod error;
mod events;
mod ids;
mod invites;
mod lock;
mod readers;
mod reports;
mod rooms;
mod schema;
mod scorecards;
mod seats;
mod sessions;
mod set_up;
mod snapshots;
mod staff;
mod store;
mod tokens;
mod values;
mod writer;

pub use audit::AuditEntry;
pub use error::Error;
pub use ids::{InviteId, StaffId, TokenId};
pub use invites::{Invite, NewInvite};
pub use rooms::Room;
pub use scorecards::{Scorecard, ScorecardAuthor};
pub use seats::{NewSeat, Seat};
pub use sessions::Session;
pub use snapshots::Snapshot;
pub use staff::{NewStaff, Staff, StaffChange};
pub use store::{Durability, Store};
pub use tokens::{ApiToken, NewApiToken};
