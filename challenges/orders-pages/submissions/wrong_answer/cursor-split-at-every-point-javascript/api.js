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
    const limit = query.get("limit") ?? DEFAULT_LIMIT;
    if (!/^[0-9]+$/.test(limit) || limit < 1 || limit > MAXIMUM_LIMIT) {
      return badRequest("bad limit");
    }
    const after = query.has("cursor") ? cursors.decode(query.get("cursor")) : undefined;
    if (after === null) return badRequest("bad cursor");
    const found = this.store.find(query.get("status"), after);
    const page = found.slice(0, Number(limit));
    const next = found.length > page.length ? cursors.encode(page.at(-1)) : null;
    return { status: 200, ids: page.map((order) => order.id), next, error: "" };
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
