"""Dependents: what rests on capabilities, directly and through the live capabilities that rely on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial

from cxmap.alignment.reliance import reached, relying_on
from cxmap.alignment.results import Pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Dependent:
    """A promise, its worst verdict where it rests so, and the capabilities through which it does."""

    promise: Key
    verdict: Verdict
    through: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """All that rests on a capability: `importance` is the sum over the live journeys that need it."""

    capability: Capability
    importance: Decimal
    pairs: tuple[Pair, ...]
    touchpoints: int

    @property
    def promises(self) -> int:
        return len({pair.promise for pair in self.pairs})

    @property
    def order(self) -> tuple[Decimal, int, int, str]:
        """The heaviest first."""
        return (-self.importance, -self.promises, -self.touchpoints, self.capability.id)


def dependents_of(judged: JudgedMap, capabilities: Iterable[Key]) -> tuple[Dependent, ...]:
    """The promises that rest on some capabilities through others, the worst verdict first."""
    found: dict[Key, tuple[Verdict, dict[Key, None]]] = {}
    for through in reached(capabilities, partial(relying_on, judged.catalogue)):
        for pair in judged.pairs_of(through):
            promise = key_of(Promise.kind, pair.promise)
            known, ways = found.get(promise, (pair.verdict, {}))
            ways[through] = None
            found[promise] = (min(known, pair.verdict, key=lambda verdict: verdict.rank), ways)
    dependents = (Dependent(promise, verdict, tuple(ways)) for promise, (verdict, ways) in found.items())
    return tuple(sorted(dependents, key=lambda each: (each.verdict.rank, each.promise)))


def weights_of(judged: JudgedMap) -> tuple[Weight, ...]:
    """The live capabilities, those first on which most rests."""
    weights = (_weight(judged, capability) for capability in judged.live(Capability))
    return tuple(sorted(weights, key=lambda weight: weight.order))


class Strength(StrEnum):
    """Why a capability stands out: it may do well in one measure, and badly in another."""

    WEAK_LINK = "weak-link"
    UNPROMOTED = "unpromoted"


def strengths_of(judged: JudgedMap, capability: Capability) -> tuple[Strength, ...]:
    is_found = {
        Strength.WEAK_LINK: is_weak(judged, capability),
        Strength.UNPROMOTED: capability.id in judged.alignment.unpromoted,
    }
    return tuple(strength for strength in Strength if is_found[strength])


def is_weak(judged: JudgedMap, capability: Capability) -> bool:
    """Whether it misses the level that it is designed for."""
    return capability.id in judged.alignment.weak


def _weight(judged: JudgedMap, capability: Capability) -> Weight:
    group = (capability.key, *reached((capability.key,), partial(relying_on, judged.catalogue)))
    sources = (source for key in group for source in judged.sources(key, Touchpoint.kind, "capabilities"))
    touchpoints = [source for source in dict.fromkeys(sources) if judged.tally_of(source)]
    journeys = {each.id: each for key in touchpoints for each in judged.referring(Journey, key, "stages")}
    importance = (each.importance for each in journeys.values() if each.is_live and each.importance)
    return Weight(
        capability=capability,
        importance=sum(importance, Decimal(0)),
        pairs=tuple({(pair.promise, pair.touchpoint): pair for key in group for pair in judged.pairs_of(key)}.values()),
        touchpoints=len(touchpoints),
    )
