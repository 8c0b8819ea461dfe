"""The promises in trouble, by the harm that they do: what to act on first, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment.results import Pair, worst_pair
from cxmap.insight.harm import harm_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.mending import Mend, mends_of
from cxmap.insight.register import said_today
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import IN_TROUBLE, Verdict


@dataclass(frozen=True, slots=True)
class ToActOn:
    """A promise in trouble: its worst pair, at how many touchpoints it fares so, and at how many moments of truth."""

    promise: Promise
    worst: Pair
    touchpoints: int
    moments_of_truth: int
    said: tuple[str, ...]
    """Where it is said today."""
    mends: tuple[Mend, ...]


def in_trouble(judged: JudgedMap) -> tuple[Promise, ...]:
    """Those that are known not to be kept come first, of these the ones that are still said, and then the most harm."""
    found = [(promise, worst) for promise in judged.catalogue.all(Promise) if (worst := _trouble(judged, promise))]
    return tuple(promise for promise, _ in sorted(found, key=lambda each: _order(judged, *each)))


def to_act_on(judged: JudgedMap, promise: Promise) -> ToActOn:
    """All that is to be known of a promise that is in trouble."""
    pairs = judged.pairs_of(promise.key)
    worst = worst_pair(pairs)
    assert worst, "a promise without a place is in no trouble"
    affected = [pair for pair in pairs if pair.verdict is worst.verdict]
    touchpoints = [judged.catalogue.find(Touchpoint, pair.touchpoint) for pair in affected]
    return ToActOn(
        promise=promise,
        worst=worst,
        touchpoints=len(affected),
        moments_of_truth=sum(bool(each and each.moment_of_truth) for each in touchpoints),
        said=tuple(said_today(judged, promise)),
        mends=mends_of(judged, promise),
    )


def _trouble(judged: JudgedMap, promise: Promise) -> Pair | None:
    worst = worst_pair(judged.pairs_of(promise.key))
    return worst if worst and worst.verdict in IN_TROUBLE else None


def _order(judged: JudgedMap, promise: Promise, worst: Pair) -> tuple[bool, bool, tuple[Decimal, int, Decimal], str]:
    is_said = any(said_today(judged, promise))
    return (worst.verdict is Verdict.UNBACKED, not is_said, harm_of(judged, promise).order, promise.id)
