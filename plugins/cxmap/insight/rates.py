"""Rates over time: how many promises were kept at the end of each of the last periods, and which verdicts turned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from cxmap.alignment.align import pairs_on
from cxmap.alignment.results import Pair, tally_of
from cxmap.alignment.totals import grouped_pairs
from cxmap.insight.former_verdicts import PERIODS, ended_periods
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.promise_rate import PromiseRate, rate_of, verdicts_of
from cxmap.model.durations import CalendarWindow, Period
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Verdict

Where = tuple[str, str]
"""A promise and a touchpoint, by their ids."""


@dataclass(frozen=True, slots=True)
class TurnedVerdict:
    """A verdict that is another than a period before; None where the promise was not felt there, or is not any more."""

    promise: str
    touchpoint: str
    before: Verdict | None
    after: Verdict | None
    reason: str


@dataclass(frozen=True, slots=True)
class PeriodRates:
    """The promises at a period's end: `rate` of those that were felt, `kept_rate` of their places, 0 to 1.

    Both are None where none was felt. `turns` are held against the period before; the oldest has none.
    """

    period: Period
    pairs: Mapping[Where, Pair]
    turns: tuple[TurnedVerdict, ...]

    @property
    def rate(self) -> PromiseRate | None:
        return rate_of(verdicts_of(self.pairs.values()))

    @property
    def kept_rate(self) -> float | None:
        return tally_of(self.pairs.values()).kept_rate


def rates_over_time(
    judged: JudgedMap, span: CalendarWindow, about: Key | None = None, periods: int = PERIODS
) -> tuple[PeriodRates, ...]:
    """The last periods that are over, the oldest first: of all pairs, or of those that belong to an entity.

    By today's rules, targets and touchpoints, on the figures up to each period's end. Each period costs as much as the
    verdicts of today. Left out are promises of which a mistake hides a verdict.
    """
    ended = [*islice(ended_periods(span, judged.as_of), periods)][::-1]
    wanted = frozenset(promise.id for promise in judged.catalogue.all(Promise)) - judged.alignment.half_known
    chosen, readings = _chosen(judged, about), judged.alignment.readings
    on_days = (chosen(pairs_on(judged.catalogue, period.last, readings, wanted)) for period in ended)
    found = [{(pair.promise, pair.touchpoint): pair for pair in pairs} for pairs in on_days]
    before: Sequence[Mapping[Where, Pair] | None] = (None, *found)
    return tuple(
        PeriodRates(period, pairs, _turns(former, pairs) if former is not None else ())
        for period, pairs, former in zip(ended, found, before, strict=False)
    )


def _chosen(judged: JudgedMap, about: Key | None) -> Callable[[tuple[Pair, ...]], tuple[Pair, ...]]:
    """The pairs that belong to an entity, as its totals count them."""
    if about is None:
        return lambda pairs: pairs
    kind, identity = kind_and_id(about)
    if kind == Promise.kind:
        return lambda pairs: tuple(pair for pair in pairs if pair.promise == identity)
    return lambda pairs: grouped_pairs(judged.catalogue, pairs).all.get(about, ())


def _turns(before: Mapping[Where, Pair], after: Mapping[Where, Pair]) -> tuple[TurnedVerdict, ...]:
    turned = (where for where in sorted({*before, *after}) if _verdict(before.get(where)) != _verdict(after.get(where)))
    return tuple(
        TurnedVerdict(
            *where,
            _verdict(before.get(where)),
            _verdict(after.get(where)),
            after[where].reason if where in after else "",
        )
        for where in turned
    )


def _verdict(pair: Pair | None) -> Verdict | None:
    return pair.verdict if pair else None


def kept_periods(found: Sequence[PeriodRates]) -> tuple[int, int]:
    """In how many of the periods everything that was felt was kept, and in how many anything was known of it."""
    known = [each.rate for each in found if any(pair.verdict is not Verdict.UNVERIFIED for pair in each.pairs.values())]
    return sum(rate is not None and rate.kept == rate.total for rate in known), len(known)
