//! The HTTP interface of the tasks.

mod tasks;
mod web;

use tasks::TaskStore;
pub use web::{Request, Response};

#[derive(Default)]
pub struct App {
    pub tasks: TaskStore,
}

impl App {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn handle(&mut self, _request: &Request) -> Response {
        Response::new(501)
    }
}
