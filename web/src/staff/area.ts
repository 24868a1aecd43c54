// The outline of a row of values, as an SVG path.

/** Bars side by side, one unit wide each, standing on the bottom; values from 0 to 1. */
export function areaOf(values: readonly number[], height: number): string {
  let path = `M0 ${height}`;
  let last = 0;
  values.forEach((value, index) => {
    if (value !== last) path += `H${index}V${round((1 - value) * height)}`;
    last = value;
  });
  return `${path}H${values.length}V${height}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
