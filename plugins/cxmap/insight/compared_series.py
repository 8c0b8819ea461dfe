"""Compared series: what many capabilities have measured on one metric, the worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import nlargest

from cxmap.alignment.results import Judgement
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.measured_series import Delivered
from cxmap.model.capability import Measurement
from cxmap.model.metric import Metric
from cxmap.model.targets import Operator
from cxmap.model.verdicts import Verdict, worst_verdict


@dataclass(frozen=True, slots=True)
class ComparedSeries:
    """One series by its newest value, how far that is from the value before, and the worst verdict that it gives.

    `change` is None without an earlier value for a period of the same length, `verdict` where nothing is promised.
    """

    delivered: Delivered
    newest: Measurement | None
    change: Decimal | None
    verdict: Verdict | None


def compared(judged: JudgedMap, metric: Metric, deliveries: Iterable[Delivered]) -> tuple[ComparedSeries, ...]:
    """The worst verdicts first, and of equal ones the worst newest values; what was never measured stands last."""
    given: defaultdict[tuple[str | None, str | None], dict[int, Judgement]] = defaultdict(dict)
    for pair in judged.pairs_of(metric.key):
        for each in pair.judgements:
            if each.metric == metric.id:
                given[each.capability, each.group][id(each)] = each
    found = [_compared(judged, each, given[each.capability.id, each.group].values()) for each in deliveries]
    sign = 1 if Operator.towards(metric.better) is Operator.AT_LEAST else -1
    return tuple(sorted(found, key=lambda each: _order(each, sign)))


def most_changed(series: Sequence[ComparedSeries], most: int) -> list[ComparedSeries]:
    """Those whose newest value is furthest from the one before."""
    return nlargest(most, (each for each in series if each.change), key=lambda each: abs(each.change or Decimal(0)))


def _compared(judged: JudgedMap, delivered: Delivered, judgements: Iterable[Judgement]) -> ComparedSeries:
    rows = delivered.series_until(judged.as_of).rows
    newest = rows[-1] if rows else None
    before = next((row for row in reversed(rows[:-1]) if newest and _is_before(row, newest)), None)
    return ComparedSeries(
        delivered=delivered,
        newest=newest,
        change=newest.value - before.value if newest and before else None,
        verdict=worst_verdict(each.verdict for each in judgements),
    )


def _is_before(row: Measurement, newest: Measurement) -> bool:
    return row.period.length == newest.period.length and row.period.last < newest.period.first


def _order(each: ComparedSeries, sign: int) -> tuple[bool, int, Decimal, str]:
    rank = each.verdict.rank if each.verdict else len(Verdict)
    value = each.newest.value * sign if each.newest else Decimal(0)
    return each.newest is None, rank, value, each.delivered.capability.name.casefold()
