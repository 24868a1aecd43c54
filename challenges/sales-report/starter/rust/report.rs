//! The monthly report.

mod warehouse;

use warehouse::Warehouse;

#[derive(Clone, Debug)]
pub struct Ranked {
    pub customer: i64,
    pub orders: i64,
    pub cents: i64,
}

pub fn best_customers(
    orders: &[i64],
    order_customers: &[i64],
    line_orders: &[i64],
    line_cents: &[i64],
    top: i64,
) -> Vec<Ranked> {
    let warehouse = Warehouse::new(orders, order_customers, line_orders, line_cents);
    let mut ranking = Vec::new();
    for customer in warehouse.customers() {
        let theirs = warehouse.orders_of(customer);
        ranking.push(Ranked {
            customer,
            orders: theirs.len() as i64,
            cents: theirs.iter().map(|order| warehouse.cents_of(*order)).sum(),
        });
    }
    ranking.sort_by_key(|ranked| (-ranked.cents, ranked.customer));
    ranking.truncate(top as usize);
    ranking
}

pub fn missing_orders(orders: &[i64], line_orders: &[i64]) -> Vec<i64> {
    let mut missing = Vec::new();
    for order in line_orders {
        if !orders.contains(order) && !missing.contains(order) {
            missing.push(*order);
        }
    }
    missing.sort();
    missing
}
