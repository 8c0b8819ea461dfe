"""A measured series in words: what of it is drawn, what it is held against, and what a reader must know of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.alignment.wording import amount, during, target_amount
from cxmap.insight.measured_series import Held, Level, MeasuredSeries, SeriesReading
from cxmap.insight.variance import Tolerance
from cxmap.model.capability import Measurement
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator
from cxmap.pages.kit.table import Cut, cut
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
_ZONES = {
    Tolerance.UNACCEPTABLE: "below what customers accept",
    Tolerance.TOLERABLE: "in the zone of tolerance: less than promised, but not less than customers accept",
    Tolerance.AS_PROMISED: "as good as promised, or better",
}


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """The part of a series that a chart has room for: the newest readings, oldest first, and the first levels."""

    series: MeasuredSeries
    readings: tuple[SeriesReading, ...]
    levels: Cut[Level]

    @property
    def metric(self) -> Metric:
        return self.series.metric


def drawn(series: MeasuredSeries) -> DrawnSeries:
    return DrawnSeries(series, series.readings[-MOST_READINGS:], cut(series.levels, MOST_LEVELS))


def level_words(level: Level, metric: Metric) -> str:
    """`Target: at least 95 %, promised`."""
    operator = Operator.towards(metric.better)
    return f"{NAMES[level.held]}: {target_amount(operator, level.value, metric)}, {_MEANINGS[level.held]}"


def description(chart: DrawnSeries) -> str:
    """The chart in words."""
    first, metric, tolerance = chart.readings[0].row, chart.metric, chart.series.tolerance
    until = f" to {_reading_words(chart.series.newest, metric)}" if len(chart.readings) > 1 else ""
    count = f"{len(chart.readings)} measurements, from" if until else "One measurement:"
    held = "".join(f" {level_words(level, metric)}." for level in chart.levels.shown)
    placed = f" The newest value is {_ZONES[tolerance]}." if tolerance else ""
    stands = " Each point stands at the end of its period."
    return f"{count} {_reading_words(first, metric)}{until}.{held}{placed}{stands}"


def notes(chart: DrawnSeries) -> Iterator[str]:
    """The notes that a reader needs to read the chart."""
    series, shown, total = chart.series, len(chart.readings), len(chart.series.readings)
    yield "Each point stands at the end of its period."
    if series.tolerance:
        yield f"The newest value, {_reading_words(series.newest, series.metric)}, is {_ZONES[series.tolerance]}."
    if any(reading.is_expired for reading in chart.readings):
        yield f"Faint: ended more than {series.metric.max_age} before {series.as_of}, too old to count."
    if any(reading.interval for reading in chart.readings):
        yield "Upright bars: between their ends the true value probably lies."
    if total > shown:
        yield f"The newest {shown} of {total:,} measurements are drawn; the table has all of them."
    if chart.levels.more:
        yield f"Not drawn: {counted(chart.levels.more, 'level', 'levels')} more."


def _reading_words(row: Measurement, metric: Metric) -> str:
    return f"{amount(row.value, metric)} {during(row.period.text)}"
