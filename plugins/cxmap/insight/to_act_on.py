"""The promises in trouble, by the harm that they do: what to act on first, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.alignment.results import Pair, worst_pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.mending import Mend, mends_of
from cxmap.insight.register import said_today, worst_first
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import IN_TROUBLE


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
    """In the order of the register: what is known not to be kept, of that what is still said, then the most harm."""
    return tuple(promise for promise in worst_first(judged) if _is_in_trouble(judged, promise))


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


def _is_in_trouble(judged: JudgedMap, promise: Promise) -> bool:
    worst = worst_pair(judged.pairs_of(promise.key))
    return worst is not None and worst.verdict in IN_TROUBLE
