//! What the warehouse exported: orders, and the lines on them.

use std::collections::HashMap;

pub struct Warehouse<'a> {
    orders: &'a [i64],
    order_customers: &'a [i64],
    cents: HashMap<i64, i64>,
}

impl<'a> Warehouse<'a> {
    pub fn new(
        orders: &'a [i64],
        order_customers: &'a [i64],
        line_orders: &'a [i64],
        line_cents: &'a [i64],
    ) -> Self {
        let mut cents: HashMap<i64, i64> = HashMap::new();
        for (order, amount) in line_orders.iter().zip(line_cents) {
            *cents.entry(*order).or_default() += amount;
        }
        Self {
            orders,
            order_customers,
            cents,
        }
    }

    /// Everybody who has an order, once.
    pub fn customers(&self) -> Vec<i64> {
        let mut customers = Vec::new();
        for customer in self.order_customers {
            if !customers.contains(customer) {
                customers.push(*customer);
            }
        }
        customers
    }

    pub fn orders_of(&self, customer: i64) -> Vec<i64> {
        let owned = self.orders.iter().zip(self.order_customers);
        owned
            .filter(|(_, owner)| **owner == customer)
            .map(|(order, _)| *order)
            .collect()
    }

    /// The sum of an order's lines.
    pub fn cents_of(&self, order: i64) -> i64 {
        self.cents.get(&order).copied().unwrap_or(0)
    }
}
