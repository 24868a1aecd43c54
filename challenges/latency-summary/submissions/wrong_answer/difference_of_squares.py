"""Figures about latencies, for the dashboard."""

import math
from dataclasses import dataclass


class NoSamples(ValueError):
    pass


class BadPercent(ValueError):
    pass


@dataclass
class Summary:
    count: int
    mean: float
    deviation: float
    median: float
    p95: float


def summarize(samples):
    p95 = percentile(samples, 95)
    ordered = sorted(samples)
    count = len(samples)
    finished = [sample for sample in samples if sample != math.inf]
    mean = math.fsum(finished) / len(finished) if finished else math.nan
    squares = max(0.0, sum(sample**2 for sample in finished) - mean * mean * len(finished)) if finished else 0.0
    deviation = math.sqrt(squares / max(len(finished) - 1, 1))
    median = (ordered[(count - 1) // 2] + ordered[count // 2]) / 2
    return Summary(count, mean, deviation, median, p95)


def percentile(samples, percent):
    """The smallest sample that at least so many percent do not exceed."""
    if not samples:
        raise NoSamples()
    if not 1 <= percent <= 100:
        raise BadPercent(percent)
    rank = (len(samples) * percent + 99) // 100
    return sorted(samples)[rank - 1]
