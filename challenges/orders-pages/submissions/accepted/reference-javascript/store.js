// All orders, in memory.

/** Newest first, then by id. Both sides need only `placedAt` and `id`. */
function comesAfter(a, b) {
  return a.placedAt < b.placedAt || (a.placedAt === b.placedAt && a.id > b.id);
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
    let found = [...this.orders.values()].sort((a, b) => comesAfter(a, b) - comesAfter(b, a));
    if (status !== undefined) found = found.filter((order) => order.status === status);
    if (after !== undefined) found = found.filter((order) => comesAfter(order, after));
    return found;
  }
}
