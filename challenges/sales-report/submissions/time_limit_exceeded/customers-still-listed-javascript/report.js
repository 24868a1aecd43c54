// The monthly report.

import { Warehouse } from "./warehouse.js";

export function bestCustomers(orders, orderCustomers, lineOrders, lineCents, top) {
  const warehouse = new Warehouse(orders, orderCustomers, lineOrders, lineCents);
  const ranking = [];
  for (const customer of warehouse.customers()) {
    const theirs = warehouse.ordersOf(customer);
    const cents = theirs.reduce((sum, order) => sum + warehouse.centsOf(order), 0);
    ranking.push({ customer, orders: theirs.length, cents });
  }
  ranking.sort((a, b) => b.cents - a.cents || a.customer - b.customer);
  return ranking.slice(0, top);
}

export function missingOrders(orders, lineOrders) {
  const missing = [];
  for (const order of lineOrders) {
    if (!orders.includes(order) && !missing.includes(order)) missing.push(order);
  }
  return missing.sort((a, b) => a - b);
}
