//! The web server: accounts, invites and rooms over HTTP, live rooms over
//! websockets, and the web app inside the binary.
//!
//! [`Server::start`] gives a running server; what it may not do it has no code
//! for: candidates' files run only through the `judge` it was handed.

mod assets;
mod auth;
mod bank;
mod clock;
pub mod config;
mod demo;
mod error;
mod extract;
mod listener;
mod live;
mod metrics;
mod rest;
mod router;
mod rubric;
mod server;
mod state;

pub use config::{Config, Overrides};
pub use demo::DemoLinks;
pub use server::{Server, StartError};
