// Figures about latencies, for the dashboard.

export class NoSamples extends Error {}
export class BadPercent extends Error {}

/** A summary is { count, mean, deviation, median, p95 }. */
export function summarize(samples) {
  const p95 = percentile(samples, 95);
  const ordered = Float64Array.from(samples).sort();
  const count = samples.length;
  const finished = samples.filter((sample) => sample !== Infinity);
  const mean = sum(finished) / finished.length;
  const squares = sum(finished.map((sample) => (sample - mean) ** 2));
  const deviation = Math.sqrt(squares / Math.max(finished.length - 1, 1));
  const median = (ordered[Math.ceil(count / 2) - 1] + ordered[Math.floor(count / 2)]) / 2;
  return { count, mean, deviation, median, p95 };
}

/** The smallest sample that at least so many percent do not exceed. */
export function percentile(samples, percent) {
  if (samples.length === 0) throw new NoSamples();
  if (percent < 1 || percent > 100) throw new BadPercent(String(percent));
  const rank = Math.ceil((samples.length * percent) / 100);
  return [...samples].sort()[rank - 1];
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
