//! A cursor says where the next page begins.

use crate::Order;

pub fn encode(order: &Order) -> String {
    order.placed_at.to_string()
}

/// Nothing if the text is no cursor.
pub fn decode(text: &str) -> Option<i64> {
    text.parse().ok()
}
