"""What a trend is made of: the newest measurements of a series, and the levels that they are held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cxmap.alignment.intervals import Interval, interval_of
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.model.capability import Delivery, Measurement
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator
from cxmap.pages.charts.levels import Held, Level, zone_words
from cxmap.pages.kit.words import counted

MOST_READINGS = 60
"""More than these, and a chart can no longer be read."""
MOST_LEVELS = 6
NAMES = {Held.TARGET: "Target", Held.DESIGNED: "Designed", Held.ADEQUATE: "Adequate"}
_MEANINGS = {
    Held.TARGET: "promised",
    Held.DESIGNED: "what it is built for",
    Held.ADEQUATE: "the least that customers accept",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One measurement with the interval around its value; an expired one is too old to count."""

    row: Measurement
    interval: Interval | None
    is_expired: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """The newest readings, the oldest of them first; `older` and `more_levels` count what is left out."""

    metric: Metric
    as_of: date
    readings: tuple[Reading, ...]
    levels: tuple[Level, ...]
    older: int
    more_levels: int
    zone: str
    """Where the newest value lies between what customers accept and what they were promised, where that is known."""

    @property
    def newest(self) -> Measurement:
        return self.readings[-1].row


def measured(metric: Metric, delivery: Delivery, levels: tuple[Level, ...], as_of: date) -> Measured | None:
    """What a capability has delivered on a metric until a day; None where nothing was measured."""
    ended = sorted(
        (row for row in delivery.measurements if row.period.last <= as_of),
        key=lambda row: (row.period.last, row.period.first),
    )
    if not ended:
        return None
    rows = ended[-MOST_READINGS:]
    return Measured(
        metric=metric,
        as_of=as_of,
        readings=tuple(
            Reading(row, interval_of(row, metric.type), metric.max_age.after(row.period.last) < as_of) for row in rows
        ),
        levels=levels[:MOST_LEVELS],
        older=len(ended) - len(rows),
        more_levels=len(levels[MOST_LEVELS:]),
        zone=zone_words(rows[-1].value, Operator.towards(metric.better), levels),
    )


def level_words(level: Level, metric: Metric) -> str:
    """`Target: at least 95 %, promised`."""
    operator = Operator.towards(metric.better)
    return f"{NAMES[level.held]}: {target_amount(operator, level.value, metric)}, {_MEANINGS[level.held]}"


def description(series: Measured) -> str:
    """The chart in words."""
    first, metric = series.readings[0].row, series.metric
    until = f" to {_reading_words(series.newest, metric)}" if len(series.readings) > 1 else ""
    count = f"{len(series.readings)} measurements, from" if until else "One measurement:"
    held = "".join(f" {level_words(level, metric)}." for level in series.levels)
    placed = f" The newest value is {series.zone}." if series.zone else ""
    stands = " Each point stands at the end of its period."
    return f"{count} {_reading_words(first, metric)}{until}.{held}{placed}{stands}"


def notes(series: Measured) -> Iterator[str]:
    """What a reader must know to read the chart."""
    yield "Each point stands at the end of its period."
    if series.zone:
        yield f"The newest value, {_reading_words(series.newest, series.metric)}, is {series.zone}."
    if any(reading.is_expired for reading in series.readings):
        yield f"Faint: ended more than {series.metric.max_age} before {series.as_of}, too old to count."
    if any(reading.interval for reading in series.readings):
        yield "Upright bars: between their ends the true value probably lies."
    if series.older:
        shown = len(series.readings)
        yield f"The newest {shown} of {shown + series.older:,} measurements are drawn; the table has all of them."
    if series.more_levels:
        yield f"Not drawn: {counted(series.more_levels, 'level', 'levels')} more."


def _reading_words(row: Measurement, metric: Metric) -> str:
    return f"{amount(row.value, metric)} {during(row.period.text)}"
