//! What the warehouse exported: orders, and the lines on them.

pub struct Warehouse<'a> {
    orders: &'a [i64],
    order_customers: &'a [i64],
    line_orders: &'a [i64],
    line_cents: &'a [i64],
}

impl<'a> Warehouse<'a> {
    pub fn new(
        orders: &'a [i64],
        order_customers: &'a [i64],
        line_orders: &'a [i64],
        line_cents: &'a [i64],
    ) -> Self {
        Self {
            orders,
            order_customers,
            line_orders,
            line_cents,
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
        let mut total = 0;
        for (line_order, cents) in self.line_orders.iter().zip(self.line_cents) {
            if *line_order == order {
                total += cents;
            }
        }
        total
    }
}
