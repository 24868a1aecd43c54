// Pages of a listing.

export class InvalidPage extends Error {}

export function pageOf(items, page, size) {
  if (page < 1 || size < 1) {
    throw new InvalidPage(`page ${page}, size ${size}`);
  }
  const start = (page - 1) * size;
  return items.slice(start, size);
}
