// What the warehouse exported: orders, and the lines on them.

export class Warehouse {
  constructor(orders, orderCustomers, lineOrders, lineCents) {
    this.orders = orders;
    this.orderCustomers = orderCustomers;
    this.lineOrders = lineOrders;
    this.lineCents = lineCents;
  }

  /** Everybody who has an order, once. */
  customers() {
    const customers = [];
    for (const customer of this.orderCustomers) {
      if (!customers.includes(customer)) customers.push(customer);
    }
    return customers;
  }

  ordersOf(customer) {
    return this.orders.filter((order, index) => this.orderCustomers[index] === customer);
  }

  /** The sum of an order's lines. */
  centsOf(order) {
    let total = 0;
    this.lineOrders.forEach((lineOrder, index) => {
      if (lineOrder === order) total += this.lineCents[index];
    });
    return total;
  }
}
