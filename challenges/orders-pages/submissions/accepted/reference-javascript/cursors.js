// A cursor says after which place the next page begins.

export class BadCursor extends Error {}

export function encode(order) {
  return `${order.placedAt}.${order.id}`;
}

export function decode(text) {
  const match = /^([0-9]{1,15})\.(.+)$/.exec(text);
  if (!match) throw new BadCursor(text);
  return { placedAt: Number(match[1]), id: match[2] };
}
