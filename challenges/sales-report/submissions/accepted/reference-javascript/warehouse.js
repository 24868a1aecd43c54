// What the warehouse exported: orders, and the lines on them.

export class Warehouse {
  #orders = new Map(); // customer -> orders
  #cents;

  constructor(orders, orderCustomers, lineOrders, lineCents) {
    this.#cents = new Map(orders.map((order) => [order, 0]));
    orderCustomers.forEach((customer, index) => {
      if (!this.#orders.has(customer)) this.#orders.set(customer, []);
      this.#orders.get(customer).push(orders[index]);
    });
    lineOrders.forEach((order, index) => {
      const sum = this.#cents.get(order);
      if (sum !== undefined) this.#cents.set(order, sum + lineCents[index]);
    });
  }

  /** Everybody who has an order, once. */
  customers() {
    return this.#orders.keys();
  }

  ordersOf(customer) {
    return this.#orders.get(customer);
  }

  /** The sum of an order's lines. */
  centsOf(order) {
    return this.#cents.get(order);
  }
}
