// All orders, in memory.

/** Newest first, then by id. Both sides need only `placedAt` and `id`. */
function compare(a, b) {
  if (a.placedAt !== b.placedAt) return b.placedAt - a.placedAt;
  return Number(a.id > b.id) - Number(a.id < b.id);
}

export class Store {
  constructor(orders) {
    this.orders = new Map(orders.map((order) => [order.id, order]));
  }

  put(order) {
    this.orders.set(order.id, order);
  }

  remove(id) {
    return this.orders.delete(id);
  }

  /** The orders with a status that come after a place; `undefined` means any. */
  find(status, after) {
    let found = [...this.orders.values()].sort(compare);
    if (status !== undefined) found = found.filter((order) => order.status === status);
    if (after !== undefined) found = found.filter((order) => compare(order, after) > 0);
    return found;
  }
}
