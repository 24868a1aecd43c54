//! All orders, in memory.

use std::cmp::Reverse;

use crate::Order;

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
        self.orders.len() < before
    }

    /// At most `count` orders placed before a time, newest first; `None` is the end of time.
    pub fn newest(&self, before: Option<i64>, count: usize) -> Vec<&Order> {
        let mut found: Vec<&Order> = self
            .orders
            .iter()
            .filter(|order| before.is_none_or(|before| order.placed_at < before))
            .collect();
        found.sort_by_key(|order| Reverse(order.placed_at));
        found.truncate(count);
        found
    }
}
