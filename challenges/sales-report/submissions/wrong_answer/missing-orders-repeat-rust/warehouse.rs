//! What the warehouse exported: orders, and the lines on them.

use std::collections::HashMap;

pub struct Warehouse {
    /// Customer to orders.
    orders: HashMap<i64, Vec<i64>>,
    /// Order to the sum of its lines.
    cents: HashMap<i64, i64>,
}

impl Warehouse {
    pub fn new(
        orders: &[i64],
        order_customers: &[i64],
        line_orders: &[i64],
        line_cents: &[i64],
    ) -> Self {
        let mut by_customer: HashMap<i64, Vec<i64>> = HashMap::new();
        for (order, customer) in orders.iter().zip(order_customers) {
            by_customer.entry(*customer).or_default().push(*order);
        }
        let mut sums: HashMap<i64, i64> = orders.iter().map(|order| (*order, 0)).collect();
        for (order, cents) in line_orders.iter().zip(line_cents) {
            if let Some(sum) = sums.get_mut(order) {
                *sum += cents;
            }
        }
        Self {
            orders: by_customer,
            cents: sums,
        }
    }

    /// Everybody who has an order, once.
    pub fn customers(&self) -> impl Iterator<Item = i64> {
        self.orders.keys().copied()
    }

    pub fn orders_of(&self, customer: i64) -> &[i64] {
        &self.orders[&customer]
    }

    /// The sum of an order's lines.
    pub fn cents_of(&self, order: i64) -> i64 {
        self.cents[&order]
    }
}
