// Builds the query behind the customer search.

const COLUMNS = ["name", "city", "orders"];

export class UnknownColumn extends Error {}
export class InvalidPage extends Error {}

/** A query is { sql, parameters }. */
export function buildSearch(search) {
  const { page, pageSize } = search;
  const order = orderOf(search.sort);
  if (page < 1 || pageSize < 1 || pageSize > 100) {
    throw new InvalidPage(`page ${page} of ${pageSize}`);
  }
  const conditions = conditionsOf(search);
  let sql = "SELECT id, name, city, orders FROM customers";
  if (conditions.length) sql += ` WHERE ${conditions.map(([text]) => text).join(" AND ")}`;
  sql += ` ORDER BY ${order}, id ASC LIMIT ? OFFSET ?`;
  const values = conditions.flatMap(([, values]) => values);
  values.push(pageSize, (page - 1) * pageSize);
  return { sql, parameters: values.map(String) };
}

/** Pairs of a condition and the values of its placeholders. */
function conditionsOf({ text, city, minOrders, ids }) {
  const conditions = [];
  if (text) conditions.push(["name LIKE ? ESCAPE '\\'", [`%${like(text)}%`]]);
  if (city !== null) conditions.push(["city = ?", [city]]);
  if (minOrders !== null) conditions.push(["orders >= ?", [minOrders]]);
  if (ids !== null) {
    const places = ids.map(() => "?").join(", ");
    conditions.push([places ? `id IN (${places})` : "1 = 0", ids]);
  }
  return conditions;
}

/** The text with everything escaped that `LIKE` would give a meaning. */
function like(text) {
  return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
}

function orderOf(sort) {
  const column = sort === "" ? "name" : sort.replace(/^-/, "");
  if (!COLUMNS.includes(column)) throw new UnknownColumn(sort);
  return sort.startsWith("-") ? `${column} DESC` : `${column} ASC`;
}
