// A cursor says where the next page begins.

export class BadCursor extends Error {}

export function encode(order) {
  return String(order.placedAt);
}

export function decode(text) {
  const placedAt = parseInt(text, 10);
  if (Number.isNaN(placedAt)) throw new BadCursor(text);
  return placedAt;
}
