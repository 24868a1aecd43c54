// Amounts, totals and shares of invoices, in cents.

export class InvalidAmount extends Error {}
export class InvalidLine extends Error {}
export class InvalidShares extends Error {}

/** `19.99` is 1999 cents. */
export function parseAmount(text) {
  const amount = parseFloat(text);
  if (Number.isNaN(amount)) throw new InvalidAmount(text);
  return Math.trunc(amount * 100);
}

export function invoiceTotals(lines) {
  let netCents = 0;
  let taxCents = 0;
  for (const line of lines) {
    check(line);
    const net = Math.round(line.quantity * line.unitCents * (1 - line.discountPercent / 100));
    netCents += net;
    taxCents += Math.round((net * line.taxBasisPoints) / 10000);
  }
  return { netCents, taxCents, grossCents: netCents + taxCents };
}

function check(line) {
  if (line.quantity < 1) throw new InvalidLine("quantity");
  if (line.discountPercent < 0 || line.discountPercent > 100) throw new InvalidLine("discount");
  if (line.taxBasisPoints < 0 || line.taxBasisPoints > 10000) throw new InvalidLine("tax");
}

/** Splits an amount in proportion to the shares. */
export function split(totalCents, shares) {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  if (whole === 0) throw new InvalidShares(String(shares));
  return shares.map((share) => Math.round((totalCents * share) / whole));
}
