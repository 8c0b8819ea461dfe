"""The trend of a series in a picture and in words: its newest values, their intervals, and the levels beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from cxmap.alignment.wording import amount, during, is_percent, target_amount
from cxmap.insight.measured_series import Held, Level, MeasuredSeries, SeriesReading
from cxmap.insight.variance import Tolerance
from cxmap.model.capability import Measurement
from cxmap.model.durations import Duration
from cxmap.model.metric import Metric, MetricType
from cxmap.model.targets import Operator
from cxmap.pages.charts.point_words import edges, words_place
from cxmap.pages.charts.scales import Days, Heights, Tick, heights, shown
from cxmap.pages.kit.judgement_table import interval_words
from cxmap.pages.kit.metric_words import age_words
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Cut, cut
from cxmap.pages.kit.words import counted

HEIGHT = 200
_LETTER = 1.4
"""How much of the width a letter takes, in percent."""
_NEAR = 12
"""How near telling points are whose words could meet on a phone, in percent of the width."""
_LABEL = 15
"""How far apart the words beside the lines must be to be read."""


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement: percent of the width, pixels from the top; `low` and `high` where there is an interval."""

    x: str
    y: str
    words: str
    words_y: str
    said: str
    low: str = ""
    high: str = ""
    is_expired: bool = False
    is_telling: bool = False
    """Whether its number is shown even where there is little room."""


@dataclass(frozen=True, slots=True)
class Step:
    """The line from one point to the next."""

    x: str
    y: str
    end_x: str
    end_y: str
    is_expired: bool


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A level across the chart; its words stand beside it, where they hide no other's."""

    held: str
    y: str
    words_y: str
    words: str
    said: str
    promises: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of tolerance, between what customers accept and what they were promised."""

    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A line chart; `name` occurs once in its page."""

    name: str
    title: str
    description: str
    unit: str
    height: int
    points: tuple[Point, ...]
    steps: tuple[Step, ...]
    lines: tuple[HeldLine, ...]
    zone: Zone | None
    numbers: tuple[Tick, ...]
    days: tuple[Tick, ...]
    notes: tuple[str, ...]


def trend_of(site: Site, name: str, title: str, series: MeasuredSeries, *, is_recent: bool = False) -> Trend:
    """The chart of a series; `name` must occur once in its page. Of a recent one the last three years are drawn."""
    chart, metric = drawn(series, is_recent=is_recent), series.metric
    across = Days(chart.readings[0].row.period.last, series.as_of)
    limits = (0, 100) if metric.type is MetricType.SHARE else None
    upwards = heights(_extremes(chart), HEIGHT, limits)
    points = tuple(_points(chart, across, upwards))
    return Trend(
        name=name,
        title=title,
        description=description(chart),
        unit="%" if is_percent(metric) else metric.unit,
        height=HEIGHT,
        points=points,
        steps=tuple(Step(one.x, one.y, two.x, two.y, one.is_expired) for one, two in pairwise(points)),
        lines=tuple(_lines(site, chart, upwards)),
        zone=_zone(chart.levels.shown, upwards) if series.zone else None,
        numbers=tuple(upwards.ticks()),
        days=tuple(across.ticks()),
        notes=tuple(notes(chart)),
    )


MOST_READINGS = 60
"""More than these, and a chart can no longer be read."""

_RECENT = Duration(3, "year")
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
    is_recent: bool = False

    @property
    def metric(self) -> Metric:
        return self.series.metric


def drawn(series: MeasuredSeries, *, is_recent: bool = False) -> DrawnSeries:
    """Of a recent one the three years up to its newest reading."""
    newest = series.newest.period.last
    readings = (each for each in series.readings if not is_recent or _RECENT.after(each.row.period.last) > newest)
    return DrawnSeries(series, tuple(readings)[-MOST_READINGS:], cut(series.levels, MOST_LEVELS), is_recent)


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
        yield f"Faint: too old to count on {series.as_of}; a value counts for {age_words(series.metric)}."
    if any(reading.interval for reading in chart.readings):
        yield "Upright bars: between their ends the true value probably lies."
    if total > shown and chart.is_recent and shown < MOST_READINGS:
        yield f"Drawn are the last three years, {shown} of {total:,} measurements; the table has all of them."
    elif total > shown:
        yield f"The newest {shown} of {total:,} measurements are drawn; the table has all of them."
    if chart.levels.more:
        yield f"Not drawn: {counted(chart.levels.more, 'level', 'levels')} more."


def _extremes(chart: DrawnSeries) -> Iterator[float]:
    for reading in chart.readings:
        yield float(reading.row.value)
        if reading.interval:
            yield from (float(reading.interval.low), float(reading.interval.high))
    yield from (float(level.value) for level in chart.levels.shown)


def _points(chart: DrawnSeries, across: Days, upwards: Heights) -> Iterator[Point]:
    values = [reading.row.value for reading in chart.readings]
    telling = {len(values) - 1, values.index(min(values)), values.index(max(values))}
    places = [across.of(reading.row.period.last) for reading in chart.readings]
    levels = [upwards.of(float(level.value)) for level in chart.levels.shown]
    worded = _with_room(places, [f"{value:f}" for value in values], telling)
    told: dict[float, float] = {}
    for position, reading in enumerate(chart.readings):
        row, interval = reading.row, reading.interval
        ends = (interval.high, interval.low) if interval else (row.value, row.value)
        top, bottom = (upwards.of(float(end)) for end in ends)
        is_dip = row.value == min(values) < max(values)
        near = (edge for place, y in told.items() if places[position] - place < _NEAR for edge in edges(y))
        words_y = words_place(top, bottom, (*levels, *near), HEIGHT, is_dip=is_dip)
        if position in telling:
            told[places[position]] = words_y
        yield Point(
            x=shown(places[position]),
            y=shown(upwards.of(float(row.value))),
            words=f"{row.value:f}" if position in worded else "",
            words_y=shown(words_y),
            said=_said(reading, chart.metric),
            low=shown(upwards.of(float(interval.low))) if interval else "",
            high=shown(upwards.of(float(interval.high))) if interval else "",
            is_expired=reading.is_expired,
            is_telling=position in telling,
        )


def _with_room(places: list[float], words: list[str], telling: Set[int]) -> Set[int]:
    """The points whose words are shown: the telling ones, and of the others, the newest first, those with room."""
    worded = set(telling)
    for position in reversed(range(len(places))):
        room = _LETTER * (len(words[position]) + 1)
        if all(abs(places[position] - places[other]) >= room for other in worded):
            worded.add(position)
    return worded


def _said(reading: SeriesReading, metric: Metric) -> str:
    row, interval = reading.row, reading.interval
    ends = f", interval {interval_words(interval.low, interval.high, metric)}" if interval else ""
    return f"{amount(row.value, metric)} {during(row.period.text)}{ends}"


def _lines(site: Site, chart: DrawnSeries, upwards: Heights) -> Iterator[HeldLine]:
    levels = chart.levels.shown
    places = _apart([upwards.of(float(level.value)) for level in levels])
    for level, place in zip(levels, places, strict=True):
        yield HeldLine(
            held=str(level.held),
            y=shown(upwards.of(float(level.value))),
            words_y=shown(place),
            words=f"{NAMES[level.held]} {level.value:f}",
            said=level_words(level, chart.metric),
            promises=site.links_to(level.promises),
        )


def _apart(places: list[float]) -> list[float]:
    """The same places, moved down, and then up, as far as it takes that none lies on another."""
    order = sorted(range(len(places)), key=lambda position: (places[position], position))
    moved: list[float] = []
    for position in order:
        moved.append(max(places[position], moved[-1] + _LABEL) if moved else places[position])
    lowest = float(HEIGHT)
    for at in reversed(range(len(moved))):
        moved[at] = min(moved[at], lowest)
        lowest = moved[at] - _LABEL
    found = dict(zip(order, moved, strict=True))
    return [found[position] for position in range(len(places))]


def _zone(levels: Iterable[Level], upwards: Heights) -> Zone:
    ends = sorted(upwards.of(float(level.value)) for level in levels if level.held is not Held.DESIGNED)
    return Zone(shown(ends[0]), shown(ends[-1] - ends[0]))


def _reading_words(row: Measurement, metric: Metric) -> str:
    return f"{amount(row.value, metric)} {during(row.period.text)}"
