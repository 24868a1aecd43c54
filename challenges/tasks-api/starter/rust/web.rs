//! Requests and responses.

use std::collections::HashMap;

#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    pub path: String,
    /// As the client spelled them.
    pub headers: HashMap<String, String>,
    pub body: HashMap<String, String>,
}

#[derive(Clone, Debug)]
pub struct Response {
    pub status: i64,
    /// Names in lowercase.
    pub headers: HashMap<String, String>,
    pub body: HashMap<String, String>,
}

impl Response {
    pub fn new(status: i64) -> Self {
        Self {
            status,
            headers: HashMap::new(),
            body: HashMap::new(),
        }
    }

    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_string(), value.to_string());
        self
    }

    pub fn with_field(mut self, name: &str, value: &str) -> Self {
        self.body.insert(name.to_string(), value.to_string());
        self
    }
}
