// The curve of progress as SVG paths, in a box of a given size.
import type { ProgressPoint } from './progress';

/** A point in the box. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly point: ProgressPoint;
}

/** Where the points stand; `y` is what share of the cases passed, upwards. */
export function spots(
  points: readonly ProgressPoint[],
  endMs: number,
  width: number,
  height: number,
): Spot[] {
  return points.map((point) => ({
    x: (point.atMs / Math.max(1, endMs)) * width,
    y: (1 - point.passed) * height,
    point,
  }));
}

/** Steps from point to point: what was earned holds until it is judged again. */
export function steps(at: readonly Spot[], width: number): string {
  const [first, ...rest] = at;
  if (first === undefined) return '';
  return `M${round(first.x)} ${round(first.y)}${rest
    .map(({ x, y }) => `H${round(x)}V${round(y)}`)
    .join('')}H${round(width)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
