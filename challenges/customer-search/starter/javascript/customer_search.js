// Builds the query behind the customer search.

export class UnknownColumn extends Error {}
export class InvalidPage extends Error {}

/** A query is { sql, parameters }. */
export function buildSearch(search) {
  let sql = "SELECT id, name, city, orders FROM customers";
  const conditions = conditionsOf(search);
  if (conditions.length) sql += ` WHERE ${conditions.join(" AND ")}`;
  sql += ` ORDER BY ${orderOf(search.sort)}, id ASC`;
  const { page, pageSize } = search;
  if (page < 0 || pageSize < 0) throw new InvalidPage(`page ${page} of ${pageSize}`);
  sql += ` LIMIT ${pageSize} OFFSET ${page * pageSize}`;
  return { sql, parameters: [] };
}

function conditionsOf({ text, city, minOrders, ids }) {
  const conditions = [];
  if (text) conditions.push(`name LIKE '%${quoted(text)}%'`);
  if (city) conditions.push(`city = '${city}'`);
  if (minOrders) conditions.push(`orders >= ${minOrders}`);
  if (ids?.length) conditions.push(`id IN (${ids.join(", ")})`);
  return conditions;
}

function orderOf(sort) {
  return sort.startsWith("-") ? `${sort.slice(1)} DESC` : `${sort || "name"} ASC`;
}

function quoted(text) {
  return text.replaceAll("'", "''");
}
