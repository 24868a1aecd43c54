// A cursor says after which place the next page begins.

export function encode(order) {
  return `${order.placedAt}.${order.id}`;
}

/** `null` if the text is no cursor. */
export function decode(text) {
  const [placedAt, id] = text.split(".");
  return /^[0-9]{1,15}$/.test(placedAt) && id ? { placedAt: Number(placedAt), id } : null;
}
