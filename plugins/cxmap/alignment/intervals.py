"""How sure a value is: the interval around it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from cxmap.model.capability import Measurement
from cxmap.model.metric import Cases, Metric, MetricType
from cxmap.model.targets import Operator

Z = 1.959963984540054
"""The two-sided 95 % point of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The ends between which the true value probably lies; decimals as authored, floats where computed."""

    low: Decimal | float
    high: Decimal | float

    def unfavourable(self, operator: Operator) -> Decimal:
        """The end that is worse for a target."""
        return Decimal(self.low if operator is Operator.AT_LEAST else self.high)

    def favourable(self, operator: Operator) -> Decimal:
        """The end that is better for a target."""
        return Decimal(self.high if operator is Operator.AT_LEAST else self.low)


def interval_of(measurement: Measurement, metric: Metric) -> Interval | None:
    """The interval that the row gives, else the one computed from the sample of a share, else None."""
    if measurement.low is not None and measurement.high is not None:
        return Interval(measurement.low, measurement.high)
    return sampling_interval(measurement.value, measurement.sample, metric)


def sampling_interval(value: Decimal, sample: int | None, metric: Metric) -> Interval | None:
    """The interval of a share of which only some cases were looked at, and is known how many."""
    if not is_sampled(metric) or sample is None:
        return None
    return wilson_interval(float(value), sample)


def is_sampled(metric: Metric) -> bool:
    """Whether it is a share that may come from some of the cases only."""
    return metric.type is MetricType.SHARE and metric.cases is Cases.SAMPLE


def is_of_unknown_sampling(measurement: Measurement, metric: Metric) -> bool:
    """Whether nobody can tell how sure a share is."""
    return is_sampled(metric) and measurement.sample is None and measurement.low is None


def wilson_interval(percent: float, sample: int) -> Interval:
    """The 95 % Wilson score interval of a share in percent, 0 to 100."""
    share = percent / 100
    weight = Z * Z / sample
    centre = (share + weight / 2) / (1 + weight)
    half = Z / (1 + weight) * sqrt(share * (1 - share) / sample + weight / (4 * sample))
    # Rounding must not push an end past what is possible, nor past the value itself.
    low = min(percent, max(0.0, 100 * (centre - half)))
    high = max(percent, min(100.0, 100 * (centre + half)))
    return Interval(0.0 if percent == 0 else low, 100.0 if percent == 100 else high)
