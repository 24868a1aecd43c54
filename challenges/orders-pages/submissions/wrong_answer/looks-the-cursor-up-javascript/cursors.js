// A cursor says after which place the next page begins.

export function encode(order) {
  return `${order.placedAt}.${order.id}`;
}

/** `null` if the text is no cursor. */
export function decode(text) {
  const match = /^([0-9]{1,15})\.(.+)$/.exec(text);
  return match && { placedAt: Number(match[1]), id: match[2] };
}
