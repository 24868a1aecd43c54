//! All orders, in memory.

use std::cmp::Reverse;

use crate::Order;

/// Where an order stands among all others: newest first, then by id.
pub type Place = (Reverse<i64>, String);

fn place_of(order: &Order) -> Place {
    (Reverse(order.placed_at), order.id.clone())
}

pub struct Store {
    orders: Vec<Order>,
}

impl Store {
    pub fn new(orders: &[Order]) -> Self {
        Self {
            orders: orders.to_vec(),
        }
    }

    pub fn put(&mut self, order: &Order) {
        self.remove(&order.id);
        self.orders.push(order.clone());
    }

    pub fn remove(&mut self, id: &str) -> bool {
        let before = self.orders.len();
        self.orders.retain(|order| order.id != id);
        self.orders.len() != before
    }

    /// The orders with a status that come after a place; `None` means any.
    pub fn find(&self, status: Option<&String>, after: Option<&Place>) -> Vec<&Order> {
        let mut found: Vec<&Order> = self.orders.iter().collect();
        found.retain(|order| status.is_none_or(|status| order.status == *status));
        found.retain(|order| after.is_none_or(|after| place_of(order) > *after));
        found.sort_by_key(|order| place_of(order));
        found
    }
}
