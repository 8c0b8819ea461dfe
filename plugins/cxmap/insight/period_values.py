"""Period values: the value of each of some periods, and how they fare against the target, whenever they were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from cxmap.alignment.results import Judgement
from cxmap.alignment.series import GroupSeries
from cxmap.alignment.windows import windows_of
from cxmap.insight.former_verdicts import ended_periods
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.measured_series import deliveries_behind
from cxmap.model.durations import CalendarWindow, Period
from cxmap.model.metric import Metric

_A_YEAR = {CalendarWindow.MONTH: 12, CalendarWindow.QUARTER: 4, CalendarWindow.HALF: 2, CalendarWindow.YEAR: 3}
"""How many periods a look back has: a year of them; of years three, as one tells nothing."""


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """A value and the days that it is about; `is_long` where those are more than the period it stands at."""

    value: Decimal
    period: Period
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class LookBack:
    """The last periods of a series that a judgement is about, the oldest first: the value of each, None where unknown.

    `figures` are all values of those periods: where some are shorter than a period, there are more.
    """

    metric: Metric
    judgement: Judgement
    span: CalendarWindow
    periods: tuple[Period, ...]
    values: tuple[PeriodValue | None, ...]
    figures: tuple[Decimal, ...]

    @property
    def reached(self) -> int:
        """How many figures reach the target of today."""
        operator, target = self.judgement.operator, self.judgement.target
        assert operator is not None
        assert target is not None
        return sum(operator.is_met(value, target) for value in self.figures)


def values_of(judged: JudgedMap, judgement: Judgement, periods: Sequence[Period]) -> tuple[PeriodValue | None, ...]:
    """The value of each period in the series that a judgement is about; one of a longer period where that ends."""
    found = [_in_period(judged, judgement, period) for period in periods]
    return tuple(values[-1] if values else None for values in found)


def look_back(judged: JudgedMap, judgement: Judgement, span: CalendarWindow) -> LookBack | None:
    """The last twelve months, or three years; None where no number is judged."""
    metric = judged.catalogue.find(Metric, judgement.metric)
    if metric is None:
        return None
    periods = tuple(reversed(list(islice(ended_periods(span, judged.as_of), _A_YEAR[span]))))
    found = [[each for each in _in_period(judged, judgement, period) if not each.is_long] for period in periods]
    figures = tuple(each.value for values in found for each in values)
    values = tuple(each[-1] if each else None for each in found)
    return LookBack(metric, judgement, span, periods, values, figures)


def _in_period(judged: JudgedMap, judgement: Judgement, period: Period) -> list[PeriodValue]:
    """All values that belong to a period, the one that tells most of it last."""
    found: list[PeriodValue] = []
    for delivered in deliveries_behind(judged, judgement):
        series = delivered.series_until(judged.as_of)
        found += _window_value(series, period) if judgement.window else _row_values(series, period)
    return sorted(found, key=lambda each: (_days(each.period) == _days(period), not each.is_long, each.period.last))


def _window_value(series: GroupSeries, period: Period) -> list[PeriodValue]:
    window = next(each for each in CalendarWindow if each.holding(period.last) == period)
    level = windows_of(series, window).named(period)
    return [PeriodValue(level.value, period)] if level else []


def _row_values(series: GroupSeries, period: Period) -> list[PeriodValue]:
    return [
        PeriodValue(row.value, row.period, is_long)
        for row in series.rows
        for is_long in (row.period.length > period.length,)
        if period.first <= _place_of(row.period, is_long=is_long) <= period.last
    ]


def _days(period: Period) -> tuple[date, date]:
    return period.first, period.last


def _place_of(period: Period, *, is_long: bool) -> date:
    """The day at which a value stands: the middle of its days, the last one where they are longer than a period."""
    return period.last if is_long else period.first + timedelta(days=period.days // 2)
