// Amounts, totals and shares of invoices, in cents.

export class InvalidAmount extends Error {}
export class InvalidLine extends Error {}
export class InvalidShares extends Error {}

/** `19.99` is 1999 cents. */
export function parseAmount(text) {
  const match = /^(-?)([0-9]{1,12})(?:\.([0-9]{1,2}))?$/.exec(text);
  if (!match) throw new InvalidAmount(text);
  const [, sign, units, fraction = ""] = match;
  const cents = Number(units + fraction.padEnd(2, "0"));
  return sign ? -cents : cents;
}

export function invoiceTotals(lines) {
  const netAtRate = new Map();
  for (const line of lines) {
    check(line);
    const full = line.quantity * line.unitCents;
    const net = divideRounding(full * (100 - line.discountPercent), 100);
    netAtRate.set(line.taxBasisPoints, (netAtRate.get(line.taxBasisPoints) ?? 0) + net);
  }
  const netCents = sum([...netAtRate.values()]);
  const taxCents = sum([...netAtRate].map(([rate, net]) => divideRounding(net * rate, 10000)));
  return { netCents, taxCents, grossCents: netCents + taxCents };
}

function check(line) {
  if (line.quantity < 1) throw new InvalidLine("quantity");
  if (line.discountPercent < 0 || line.discountPercent > 100) throw new InvalidLine("discount");
  if (line.taxBasisPoints < 0 || line.taxBasisPoints > 10000) throw new InvalidLine("tax");
}

/** Halves go away from zero. */
function divideRounding(value, divisor) {
  return Math.round(value / divisor);
}

/** Splits an amount in proportion to the shares, to the last cent. */
export function split(totalCents, shares) {
  const whole = sum(shares);
  if (whole === 0 || shares.some((share) => share < 0)) throw new InvalidShares(String(shares));
  if (totalCents < 0) return split(-totalCents, shares).map((part) => -part);
  const parts = shares.map((share) => Math.floor((totalCents * share) / whole));
  const left = totalCents - sum(parts);
  const rest = shares.map((share) => (totalCents * share) % whole);
  const byRest = [...shares.keys()].sort((a, b) => rest[b] - rest[a]);
  for (const index of byRest.slice(0, left)) parts[index] += 1;
  return parts;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
