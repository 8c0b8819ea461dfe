"""Root causes of pains and of promises in trouble, the causes behind these, and how far each of them reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from cxmap.alignment.reliance import reached, relied_on
from cxmap.alignment.results import Pair, by_promise, worst_pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import PainPoint, Touchpoint
from cxmap.model.verdicts import IN_TROUBLE


@dataclass(frozen=True, slots=True)
class FeltPain:
    """A pain that customers feel at a touchpoint, and its causes."""

    touchpoint: Touchpoint
    pain: PainPoint
    causes: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class TroubledPromise:
    """A promise that is not kept, or only as long as a weak link holds, where that is so, and what it comes from."""

    promise: Key
    worst: Pair
    touchpoints: tuple[Key, ...]
    causes: tuple[Key, ...]


@dataclass(slots=True)
class Extent:
    """Pains and promises, where they are felt, and the live journeys that lead there; each once, in order."""

    pains: dict[tuple[Key, str], None] = field(default_factory=dict)
    touchpoints: dict[Key, None] = field(default_factory=dict)
    promises: dict[Key, None] = field(default_factory=dict)
    journeys: dict[Key, None] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """The further it reaches, the smaller."""
        return (-len(self.pains), -len(self.touchpoints), -len(self.promises), -len(self.journeys))

    def without(self, other: Extent) -> Extent:
        """The part that the other has not."""
        return Extent(
            pains={each: None for each in self.pains if each not in other.pains},
            touchpoints={each: None for each in self.touchpoints if each not in other.touchpoints},
            promises={each: None for each in self.promises if each not in other.promises},
            journeys={each: None for each in self.journeys if each not in other.journeys},
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """All that one cause lies behind.

    `said` is what the content names it as a cause of, step by step; `relied` is what is reached besides, as what is
    named there relies on it.
    """

    said: Extent = field(default_factory=Extent)
    relied: Extent = field(default_factory=Extent)

    @property
    def rank(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The further it reaches, the smaller; what is said comes before what is reached besides."""
        return (self.said.rank, self.relied.rank)


def felt_pains(judged: JudgedMap) -> tuple[FeltPain, ...]:
    """All pains at live touchpoints, the worst first; those that nobody rated come last."""
    found = (
        FeltPain(touchpoint, pain, _live_causes(judged, (pain,)))
        for touchpoint in judged.live(Touchpoint)
        for pain in touchpoint.pain_points
    )
    return tuple(sorted(found, key=lambda each: -(each.pain.severity or 0)))


def troubled_promises(judged: JudgedMap) -> tuple[TroubledPromise, ...]:
    """The promises in trouble, the worst first."""
    pairs = (pair for pair in judged.alignment.pairs if _is_troubled(pair))
    found = (_trouble(promise, felt) for promise, felt in by_promise(pairs).items())
    return tuple(sorted(found, key=lambda each: (each.worst.verdict.rank, each.promise)))


def behind(judged: JudgedMap, cause: Key) -> tuple[Key, ...]:
    """All that a cause comes from in turn: what a capability relies on, and the causes of a touchpoint's pains."""
    return reached((cause,), partial(_directly_behind, judged))


def reaches(judged: JudgedMap, pains: Iterable[FeltPain], troubles: Iterable[TroubledPromise]) -> Mapping[Key, Reach]:
    """How far every cause reaches, those first that reach furthest."""
    found: dict[Key, Reach] = {}
    behind_each = cache(partial(_behind_each, judged))
    for pain in pains:
        for extent in _extents(found, pain.causes, behind_each):
            extent.pains[pain.touchpoint.key, pain.pain.title] = None
            extent.touchpoints[pain.touchpoint.key] = None
    for trouble in troubles:
        for extent in _extents(found, trouble.causes, behind_each):
            extent.promises[trouble.promise] = None
            extent.touchpoints |= dict.fromkeys(trouble.touchpoints)
    for reach in found.values():
        for extent in (reach.said, reach.relied):
            journeys = (each for key in extent.touchpoints for each in judged.referring(Journey, key, "stages"))
            extent.journeys |= dict.fromkeys(each.key for each in journeys if each.is_live)
    apart = {cause: Reach(reach.said, reach.relied.without(reach.said)) for cause, reach in found.items()}
    return dict(sorted(apart.items(), key=lambda entry: (entry[1].rank, entry[0])))


def _is_troubled(pair: Pair) -> bool:
    return pair.verdict in IN_TROUBLE or any(judgement.weak_links for judgement in pair.judgements)


def _trouble(promise: str, pairs: tuple[Pair, ...]) -> TroubledPromise:
    judged = [each for pair in pairs for each in pair.judgements if each.verdict in IN_TROUBLE or each.weak_links]
    capabilities = (name for each in judged for name in (each.capability, *each.weak_links) if name)
    keys = dict.fromkeys(key_of(Capability.kind, name) for name in capabilities)
    return TroubledPromise(
        promise=key_of(Promise.kind, promise),
        worst=worst_pair(pairs) or pairs[0],
        touchpoints=tuple(key_of(Touchpoint.kind, pair.touchpoint) for pair in pairs),
        causes=tuple(keys),
    )


def _directly_behind(judged: JudgedMap, cause: Key) -> tuple[Key, ...]:
    entity = judged.catalogue.entity(cause)
    if isinstance(entity, Capability) and entity.is_live:
        keys = (key_of(Capability.kind, name) for name in relied_on(judged.catalogue, entity))
        return tuple(key for key in keys if _is_live(judged, key))
    return _said_behind(judged, cause)


def _said_behind(judged: JudgedMap, cause: Key) -> tuple[Key, ...]:
    """The causes that the pains of a touchpoint name."""
    entity = judged.catalogue.entity(cause)
    return _live_causes(judged, entity.pain_points) if isinstance(entity, Touchpoint) and entity.is_live else ()


def _live_causes(judged: JudgedMap, pains: Iterable[PainPoint]) -> tuple[Key, ...]:
    named = dict.fromkeys(Key(cause) for pain in pains for cause in pain.causes)
    return tuple(cause for cause in named if _is_live(judged, cause))


def _is_live(judged: JudgedMap, key: Key) -> bool:
    entity = judged.catalogue.entity(key) if judged.shows(key) else None
    return entity is not None and entity.is_live


def _behind_each(judged: JudgedMap, causes: tuple[Key, ...]) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Causes that are said to lie behind some causes, themselves among them, and those they rely on besides."""
    said = dict.fromkeys((*causes, *reached(causes, partial(_said_behind, judged))))
    every = reached(causes, partial(_directly_behind, judged))
    return tuple(said), tuple(key for key in every if key not in said)


def _extents(
    found: dict[Key, Reach],
    causes: tuple[Key, ...],
    behind_each: Callable[[tuple[Key, ...]], tuple[tuple[Key, ...], tuple[Key, ...]]],
) -> Iterator[Extent]:
    """Where to count what comes from some causes: once for each of them, and for all behind them."""
    said, relied = behind_each(causes)
    yield from (found.setdefault(cause, Reach()).said for cause in said)
    yield from (found.setdefault(cause, Reach()).relied for cause in relied)
