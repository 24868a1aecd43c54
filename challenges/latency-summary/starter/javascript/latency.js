// Figures about latencies, for the dashboard.

export class NoSamples extends Error {}
export class BadPercent extends Error {}

/** A summary is { count, mean, deviation, median, p95 }. */
export function summarize(samples) {
  const count = samples.length;
  if (count === 0) throw new NoSamples();
  const mean = sum(samples) / count;
  const meanOfSquares = sum(samples.map((sample) => sample * sample)) / count;
  const deviation = Math.sqrt(Math.max(0, meanOfSquares - mean * mean));
  const median = ascending(samples)[Math.floor(count / 2)];
  return { count, mean, deviation, median, p95: percentile(samples, 95) };
}

/** The smallest sample that at least so many percent do not exceed. */
export function percentile(samples, percent) {
  if (percent < 0 || percent > 100) throw new BadPercent(String(percent));
  if (samples.length === 0) throw new NoSamples();
  const rank = Math.round((samples.length * percent) / 100);
  return ascending(samples)[Math.min(rank, samples.length - 1)];
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function ascending(values) {
  return [...values].sort((a, b) => a - b);
}
