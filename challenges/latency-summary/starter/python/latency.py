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
    count = len(samples)
    if count == 0:
        raise NoSamples()
    mean = sum(samples) / count
    mean_of_squares = sum(sample * sample for sample in samples) / count
    deviation = math.sqrt(max(0.0, mean_of_squares - mean * mean))
    return Summary(count, mean, deviation, sorted(samples)[count // 2], percentile(samples, 95))


def percentile(samples, percent):
    """The smallest sample that at least so many percent do not exceed."""
    if percent < 0 or percent > 100:
        raise BadPercent(percent)
    if not samples:
        raise NoSamples()
    rank = round(len(samples) * percent / 100)
    return sorted(samples)[min(rank, len(samples) - 1)]
