// A cursor says after which place the next page begins.

export class BadCursor extends Error {}

export function encode(order) {
  return `${order.placedAt}.${order.id}`;
}

export function decode(text) {
  const [placedAt, id] = text.split(".");
  if (!/^[0-9]{1,15}$/.test(placedAt) || !id) throw new BadCursor(text);
  return { placedAt: Number(placedAt), id };
}
