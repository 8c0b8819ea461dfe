"""Windows: the months, quarters, halves and years for which something is promised, and what was delivered in them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cxmap.alignment.exact import weighted_mean
from cxmap.alignment.intervals import Interval, interval_of, sampling_interval
from cxmap.alignment.series import GroupSeries, JudgedLevel, level_of
from cxmap.model.capability import Measurement
from cxmap.model.durations import CalendarWindow, Period
from cxmap.model.metric import Metric


@dataclass(frozen=True, slots=True)
class Windows:
    """The windows of a series that have rows, those that are over the oldest first, and the one that is running."""

    over: tuple[JudgedLevel, ...]
    running: JudgedLevel | None
    metric: Metric
    as_of: date

    def judged(self) -> JudgedLevel | None:
        """The newest fresh one that is over, else the running one if it is fresh."""
        candidates = (*reversed(self.over), *((self.running,) if self.running else ()))
        return next((each for each in candidates if self.is_fresh(each)), None)

    def is_fresh(self, window: JudgedLevel) -> bool:
        return self.metric.good_until(window.known_period) >= self.as_of

    def named(self, window: Period | None) -> JudgedLevel | None:
        """The level of one window that is over; None where it has no rows."""
        return next((each for each in self.over if window and each.period.first == window.first), None)


def windows_of(series: GroupSeries, over: CalendarWindow) -> Windows:
    by_window: dict[date, tuple[Period, list[Measurement]]] = {}
    for row in series.rows:
        window = over.holding(row.period.last)
        if window.first <= row.period.first:
            by_window.setdefault(window.first, (window, []))[1].append(row)
    levels = [_level(window, rows, series.metric) for _, (window, rows) in sorted(by_window.items())]
    running = next((each for each in levels if each.period.last > series.as_of), None)
    return Windows(
        tuple(each for each in levels if each.period.last <= series.as_of), running, series.metric, series.as_of
    )


def is_weighted_blindly(window: JudgedLevel) -> bool:
    """Whether several rows were taken together, and nobody knows how much each of them weighs."""
    return len(window.rows) > 1 and any(row.sample is None for row in window.rows)


def covers_less_than_half(window: JudgedLevel) -> bool:
    return 2 * sum(row.period.days for row in window.rows) < window.period.days


def _level(window: Period, rows: Iterable[Measurement], metric: Metric) -> JudgedLevel:
    taken = _without_overlaps(rows)
    if len(taken) == 1:
        row = level_of(taken[0], metric)
        return JudgedLevel(row.value, row.interval, row.sample, window, row.last, row.rows, is_window=True)
    sample = _sum_of_samples(taken)
    weights = _weights(taken)
    value = weighted_mean((row.value for row in taken), weights)
    interval = _interval(taken, weights, value, sample, metric)
    return JudgedLevel(value, interval, sample, window, taken[-1].period.last, taken, is_window=True)


def _without_overlaps(rows: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """The rows of most days first, then the later, each unless it overlaps one before it; then by their days."""
    taken: list[Measurement] = []
    starts: list[date] = []
    for row in sorted(rows, key=lambda row: (row.period.days, row.period.last), reverse=True):
        at = bisect(starts, row.period.first)
        is_free = at == 0 or taken[at - 1].period.last < row.period.first
        if is_free and (at == len(taken) or row.period.last < taken[at].period.first):
            taken.insert(at, row)
            starts.insert(at, row.period.first)
    return tuple(taken)


def _weights(rows: Sequence[Measurement]) -> tuple[int, ...]:
    """Their samples; their days, where one of them has none."""
    samples = tuple(row.sample for row in rows if row.sample is not None)
    return samples if len(samples) == len(rows) else tuple(row.period.days for row in rows)


def _sum_of_samples(rows: Sequence[Measurement]) -> int | None:
    samples = [row.sample for row in rows if row.sample is not None]
    return sum(samples) if len(samples) == len(rows) else None


def _interval(
    rows: Sequence[Measurement], weights: Sequence[int], value: Decimal, sample: int | None, metric: Metric
) -> Interval | None:
    """The means of their ends where one of them gives some, else the interval of all their cases together."""
    if all(row.low is None for row in rows):
        return sampling_interval(value, sample, metric)
    intervals = [interval_of(row, metric) or Interval(row.value, row.value) for row in rows]
    low = weighted_mean((Decimal(each.low) for each in intervals), weights)
    high = weighted_mean((Decimal(each.high) for each in intervals), weights)
    return Interval(low, high)
