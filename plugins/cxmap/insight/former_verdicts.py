"""Former verdicts: what a promise would have been judged at the end of each of the last periods, by today's rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cxmap.alignment.align import pairs_on
from cxmap.alignment.results import Judgement, Pair, worst_pairs
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.durations import CalendarWindow, Period
from cxmap.model.verdicts import Verdict

PERIODS = 8
_LONGEST = {31: CalendarWindow.MONTH, 92: CalendarWindow.QUARTER, 184: CalendarWindow.HALF}
"""The most days of a figure whose promise is followed by such periods; longer ones are followed by years."""


@dataclass(frozen=True, slots=True)
class FormerVerdict:
    """The worst verdict on a promise at a period's end, and what decided it; neither where none is known of then."""

    span: CalendarWindow
    period: Period
    verdict: Verdict | None = None
    decisive: Judgement | None = None


def former_verdicts(judged: JudgedMap) -> Mapping[str, tuple[FormerVerdict, ...]]:
    """Those of every promise that has a verdict today, the oldest first.

    Each promise is judged at the ends of its own periods alone, and those of one day together, so that the whole costs
    about as much as eight alignments.
    """
    spans = {promise: _span_of(worst) for promise, worst in _worst_of(judged.alignment.pairs).items()}
    periods = {span: _last_periods(span, judged.as_of) for span in CalendarWindow}
    by_day: defaultdict[date, set[str]] = defaultdict(set)
    for promise, span in spans.items():
        for period in periods[span]:
            by_day[period.last].add(promise)
    catalogue, readings = judged.catalogue, judged.alignment.readings
    worst = {day: _worst_of(pairs_on(catalogue, day, readings, wanted)) for day, wanted in by_day.items()}
    return {
        promise: tuple(_former(span, period, worst[period.last].get(promise)) for period in periods[span])
        for promise, span in spans.items()
    }


def _former(span: CalendarWindow, period: Period, pair: Pair | None) -> FormerVerdict:
    return FormerVerdict(span, period, pair.verdict, pair.worst) if pair else FormerVerdict(span, period)


def _worst_of(pairs: tuple[Pair, ...]) -> Mapping[str, Pair]:
    return {pair.promise: pair for pair in worst_pairs(pairs)}


def _span_of(pair: Pair) -> CalendarWindow:
    """As long as the figures of a promise: those that decide its verdict, or the shortest that are known."""
    judgements = (pair.worst, *pair.judgements)
    named = next((each.window or each.period for each in judgements if each.metric and each.period), None)
    if named is None:
        return CalendarWindow.QUARTER
    days = Period.from_text(named).days
    return next((span for most, span in _LONGEST.items() if days <= most), CalendarWindow.YEAR)


def _last_periods(span: CalendarWindow, as_of: date) -> tuple[Period, ...]:
    return tuple(reversed([period for period, _ in zip(ended_periods(span, as_of), range(PERIODS), strict=False)]))


def ended_periods(span: CalendarWindow, as_of: date) -> Iterator[Period]:
    """The periods that are over, the newest first."""
    period = span.holding(as_of)
    if period.last <= as_of:
        yield period
    while period.first > date.min:
        period = span.holding(period.first - timedelta(days=1))
        yield period
