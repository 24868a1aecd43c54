//! GET /orders, page by page.

mod cursors;
mod store;

use std::collections::HashMap;

use store::Store;

const DEFAULT_LIMIT: usize = 10;
const MAXIMUM_LIMIT: usize = 50;

#[derive(Clone, Debug)]
pub struct Order {
    pub id: String,
    pub placed_at: i64,
    pub status: String,
}

#[derive(Clone, Debug)]
pub struct Page {
    pub status: i64,
    pub ids: Vec<String>,
    pub next: Option<String>,
    pub error: String,
}

pub struct OrdersApi {
    store: Store,
}

impl OrdersApi {
    pub fn new(orders: &[Order]) -> Self {
        Self {
            store: Store::new(orders),
        }
    }

    pub fn list(&self, query: &HashMap<String, String>) -> Page {
        let limit = match query.get("limit").map(|text| text.parse()) {
            None => DEFAULT_LIMIT,
            Some(Ok(limit)) if limit <= MAXIMUM_LIMIT => limit,
            Some(_) => return bad_request("bad limit"),
        };
        let before = match query.get("cursor").map(|text| cursors::decode(text)) {
            None => None,
            Some(Some(before)) => Some(before),
            Some(None) => return bad_request("bad cursor"),
        };
        let mut orders = self.store.newest(before, limit);
        let next = match orders.last() {
            Some(last) if orders.len() == limit => Some(cursors::encode(last)),
            _ => None,
        };
        if let Some(status) = query.get("status") {
            orders.retain(|order| order.status == *status);
        }
        Page {
            status: 200,
            ids: orders.iter().map(|order| order.id.clone()).collect(),
            next,
            error: String::new(),
        }
    }

    pub fn add(&mut self, order: &Order) {
        self.store.put(order);
    }

    pub fn cancel(&mut self, id: &str) -> bool {
        self.store.remove(id)
    }
}

fn bad_request(error: &str) -> Page {
    Page {
        status: 400,
        ids: Vec::new(),
        next: None,
        error: error.to_string(),
    }
}
