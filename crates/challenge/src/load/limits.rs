//! Tables of limits, in the manifest and in cases.

use crate::Limits;
use crate::document::{Node, Table};

/// Reads a table of limits; what it does not say stays as it is.
pub(super) fn read(node: &Node<'_>, mut limits: Limits) -> Limits {
    let Some(table) = node.table() else {
        return limits;
    };
    let most = Limits::MAXIMUM;
    set(&table, "fuel", most.fuel, &mut limits.fuel);
    set(
        &table,
        "memory_bytes",
        most.memory_bytes,
        &mut limits.memory_bytes,
    );
    set(
        &table,
        "output_bytes",
        most.output_bytes,
        &mut limits.output_bytes,
    );
    set(
        &table,
        "file_bytes",
        most.file_bytes,
        &mut limits.file_bytes,
    );
    table.finish();
    limits
}

fn set(table: &Table<'_>, key: &'static str, most: u64, limit: &mut u64) {
    if let Some(value) = table.get(key).and_then(|node| node.integer(1..=most)) {
        *limit = value;
    }
}
