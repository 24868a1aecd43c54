//! A cursor says after which place the next page begins.

use std::cmp::Reverse;

use crate::Order;
use crate::store::Place;

pub fn encode(order: &Order) -> String {
    format!("{}.{}", order.placed_at, order.id)
}

/// Nothing if the text is no cursor.
pub fn decode(text: &str) -> Option<Place> {
    let (placed_at, id) = text.split_once('.')?;
    let digits = placed_at.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || placed_at.len() > 15 || id.is_empty() {
        return None;
    }
    Some((Reverse(placed_at.parse().ok()?), id.to_string()))
}
