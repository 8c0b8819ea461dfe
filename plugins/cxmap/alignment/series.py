"""Series: the rows that a capability delivers on a metric for one group, and those of them that are judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from cxmap.alignment.intervals import Interval, interval_of
from cxmap.model.capability import Measurement
from cxmap.model.durations import Period
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator

MOST_RECENT = 4
"""No rule looks further back."""


@dataclass(frozen=True, slots=True)
class JudgedLevel:
    """A value that is held against targets: a row's, or that of a calendar window with all its rows.

    `period` is the row's or the window's; a window's value is known up to `last`.
    """

    value: Decimal
    interval: Interval | None
    sample: int | None
    period: Period
    last: date
    rows: tuple[Measurement, ...]
    is_window: bool = False

    def unfavourable(self, operator: Operator) -> Decimal:
        """The worse end of its interval, or the value itself."""
        return self.interval.unfavourable(operator) if self.interval else self.value

    def favourable(self, operator: Operator) -> Decimal:
        return self.interval.favourable(operator) if self.interval else self.value

    @property
    def known_period(self) -> Period:
        """The days that its value is about so far."""
        return self.period if self.last == self.period.last else Period("", self.period.first, self.last)


@dataclass(frozen=True, slots=True)
class GroupSeries:
    """The rows of one group that ended on or before the day in question, the oldest first."""

    metric: Metric
    group: str | None
    rows: tuple[Measurement, ...]
    as_of: date

    def is_fresh(self, row: Measurement) -> bool:
        return self.metric.good_until(row.period) >= self.as_of

    @property
    def newest(self) -> Measurement | None:
        return self.rows[-1] if self.rows else None

    def fresh_rows(self) -> Iterator[Measurement]:
        """The rows that count, the newest first."""
        return (row for row in reversed(self.rows) if self.is_fresh(row))

    @property
    def newest_fresh(self) -> Measurement | None:
        return next(self.fresh_rows(), None)

    def judged_rows(self) -> tuple[Measurement, ...]:
        """Of each length the newest fresh row, the newest first; no row of which a longer one begins after its end."""
        newest: dict[int, Measurement] = {}
        for row in self.fresh_rows():
            newest.setdefault(row.period.length, row)
        if len(newest) == 1:
            return tuple(newest.values())
        return tuple(
            row
            for length, row in newest.items()
            if not any(longer > length and other.period.first > row.period.last for longer, other in newest.items())
        )

    def of_length(self, length: int) -> Iterator[Measurement]:
        """The rows of one length, the newest first."""
        return (row for row in reversed(self.rows) if row.period.length == length)

    def recent_fresh(self, length: int) -> tuple[Measurement, ...]:
        """The newest four fresh rows of one length, the newest first."""
        return tuple(islice(filter(self.is_fresh, self.of_length(length)), MOST_RECENT))


def series_of(measurements: Iterable[Measurement], metric: Metric, as_of: date) -> Mapping[str | None, GroupSeries]:
    """The series by group; where there is none, an empty one without a group."""
    groups: defaultdict[str | None, list[Measurement]] = defaultdict(list)
    for row in rows_until(measurements, as_of):
        groups[row.group].append(row)
    if not groups:
        return {None: GroupSeries(metric, None, (), as_of)}
    return {group: GroupSeries(metric, group, tuple(rows), as_of) for group, rows in groups.items()}


def rows_until(measurements: Iterable[Measurement], as_of: date) -> tuple[Measurement, ...]:
    """The rows that ended on or before a day, the oldest first; of two that end together the longer is older."""
    ended = (row for row in measurements if row.period.last <= as_of)
    return tuple(sorted(ended, key=lambda row: (row.period.last, row.period.first)))


def level_of(row: Measurement, metric: Metric) -> JudgedLevel:
    return JudgedLevel(row.value, interval_of(row, metric), row.sample, row.period, row.period.last, (row,))


def furthest(levels: Sequence[JudgedLevel], operator: Operator) -> JudgedLevel:
    """The level on the bad side of all others, of equal ones the later, then the longer; there must be one."""
    if len(levels) == 1:
        return levels[0]
    worst = min if operator is Operator.AT_LEAST else max
    value = worst(each.value for each in levels)
    return max((each for each in levels if each.value == value), key=lambda each: (each.last, each.known_period.days))
