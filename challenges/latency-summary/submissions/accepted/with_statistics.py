"""Figures about latencies, mostly from the standard library."""

import statistics


class NoSamples(Exception):
    pass


class BadPercent(Exception):
    pass


def percentile(samples, percent):
    if len(samples) == 0:
        raise NoSamples
    if percent not in range(1, 101):
        raise BadPercent
    for place, sample in enumerate(sorted(samples), start=1):
        if place * 100 >= percent * len(samples):
            return sample


def summarize(samples):
    if not samples:
        raise NoSamples
    finished = [sample for sample in samples if sample < float("inf")]
    return {
        "count": len(samples),
        "mean": statistics.fmean(finished) if finished else float("nan"),
        "deviation": float(statistics.stdev(finished)) if len(finished) > 1 else 0.0,
        "median": float(statistics.median(samples)),
        "p95": percentile(samples, 95),
    }
