// All orders, in memory.

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

  /** At most `count` orders placed before a time, newest first; `null` is the end of time. */
  newest(before, count) {
    return [...this.orders.values()]
      .filter((order) => before === null || order.placedAt < before)
      .sort((a, b) => b.placedAt - a.placedAt)
      .slice(0, count);
  }
}
