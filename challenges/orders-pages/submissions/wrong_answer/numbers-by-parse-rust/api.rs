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
        let Some(limit) = query.get("limit").map_or(Some(DEFAULT_LIMIT), parse_limit) else {
            return bad_request("bad limit");
        };
        let after = query.get("cursor").map(|text| cursors::decode(text));
        if after == Some(None) {
            return bad_request("bad cursor");
        }
        let found = self.store.find(query.get("status"), after.flatten().as_ref());
        let page = &found[..limit.min(found.len())];
        let more = found.len() > page.len();
        Page {
            status: 200,
            ids: page.iter().map(|order| order.id.clone()).collect(),
            next: page.last().filter(|_| more).map(|last| cursors::encode(last)),
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

/// Nothing if the text is no limit.
fn parse_limit(text: &String) -> Option<usize> {
    let limit = text.parse().ok()?;
    (1..=MAXIMUM_LIMIT).contains(&limit).then_some(limit)
}

fn bad_request(error: &str) -> Page {
    Page {
        status: 400,
        ids: Vec::new(),
        next: None,
        error: error.to_string(),
    }
}
