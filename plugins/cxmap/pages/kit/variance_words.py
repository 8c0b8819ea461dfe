"""Variance in words: by how much a target is met or missed, and whether customers accept that."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.alignment.wording import amount, is_percent
from cxmap.insight.variance import Tolerance, Variance
from cxmap.model.metric import Metric

TOLERANCES: Mapping[Tolerance, str] = {
    Tolerance.UNACCEPTABLE: "worse than customers accept",
    Tolerance.TOLERABLE: "within what customers accept",
    Tolerance.AS_PROMISED: "as good as promised",
}
"""In words, the worst first."""


def variance_words(variance: Variance, metric: Metric) -> str:
    """`missed by 1.5 points`, `met by 0.3 days`, `met exactly`."""
    distance = variance.distance
    if not distance:
        return "met exactly"
    size = f"{abs(distance):f} points" if is_percent(metric) else amount(abs(distance), metric)
    return f"{'met' if distance > 0 else 'missed'} by {size}"
