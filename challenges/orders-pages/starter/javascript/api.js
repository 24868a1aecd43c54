// GET /orders, page by page.

import * as cursors from "./cursors.js";
import { Store } from "./store.js";

const DEFAULT_LIMIT = "10";
const MAXIMUM_LIMIT = 50;

export class OrdersApi {
  constructor(orders) {
    this.store = new Store(orders);
  }

  /** The query is a `Map`; a page is { status, ids, next, error }. */
  list(query) {
    const limit = parseInt(query.get("limit") ?? DEFAULT_LIMIT, 10);
    if (Number.isNaN(limit) || limit > MAXIMUM_LIMIT) return badRequest("bad limit");
    let before = null;
    try {
      if (query.has("cursor")) before = cursors.decode(query.get("cursor"));
    } catch (error) {
      return badRequest("bad cursor");
    }
    let orders = this.store.newest(before, limit);
    const next = orders.length === limit ? cursors.encode(orders.at(-1)) : null;
    if (query.has("status")) {
      orders = orders.filter((order) => order.status === query.get("status"));
    }
    return { status: 200, ids: orders.map((order) => order.id), next, error: "" };
  }

  add(order) {
    this.store.put(order);
  }

  cancel(id) {
    return this.store.remove(id);
  }
}

function badRequest(error) {
  return { status: 400, ids: [], next: null, error };
}
