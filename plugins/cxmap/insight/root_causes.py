"""Root causes of pains and of promises in trouble, the causes behind these, and how far each of them reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from cxmap.alignment.reliance import reached, relied_on
from cxmap.alignment.results import Pair, worst_pair
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
class Reach:
    """All that one cause lies behind, each once, in order."""

    pains: dict[tuple[Key, str], None] = field(default_factory=dict)
    touchpoints: dict[Key, None] = field(default_factory=dict)
    promises: dict[Key, None] = field(default_factory=dict)
    journeys: dict[Key, None] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """The further it reaches, the smaller."""
        return (-len(self.pains), -len(self.touchpoints), -len(self.promises), -len(self.journeys))


def felt_pains(judged: JudgedMap) -> tuple[FeltPain, ...]:
    """All pains at live touchpoints, the worst first; those that nobody rated come last."""
    found = (
        FeltPain(
            touchpoint, pain, tuple(Key(cause) for cause in dict.fromkeys(pain.causes) if judged.shows(Key(cause)))
        )
        for touchpoint in judged.live(Touchpoint)
        for pain in touchpoint.pain_points
    )
    return tuple(sorted(found, key=lambda each: -(each.pain.severity or 0)))


def troubled_promises(judged: JudgedMap) -> tuple[TroubledPromise, ...]:
    """The promises in trouble, the worst first."""
    by_promise: dict[str, list[Pair]] = {}
    for pair in judged.alignment.pairs:
        if pair.verdict in IN_TROUBLE or any(judgement.weak_links for judgement in pair.judgements):
            by_promise.setdefault(pair.promise, []).append(pair)
    found = (_trouble(promise, pairs) for promise, pairs in by_promise.items())
    return tuple(sorted(found, key=lambda each: (each.worst.verdict.rank, each.promise)))


def behind(judged: JudgedMap, cause: Key) -> tuple[Key, ...]:
    """All that a cause comes from in turn: what a capability relies on, and the causes of a touchpoint's pains."""
    return reached((cause,), partial(_directly_behind, judged))


def reaches(judged: JudgedMap, pains: Iterable[FeltPain], troubles: Iterable[TroubledPromise]) -> Mapping[Key, Reach]:
    """How far every cause reaches, those first that reach furthest."""
    found: dict[Key, Reach] = {}
    further: dict[Key, tuple[Key, ...]] = {}
    for pain in pains:
        for cause in _all(judged, pain.causes, further):
            reach = found.setdefault(cause, Reach())
            reach.pains[pain.touchpoint.key, pain.pain.title] = None
            reach.touchpoints[pain.touchpoint.key] = None
    for trouble in troubles:
        for cause in _all(judged, trouble.causes, further):
            reach = found.setdefault(cause, Reach())
            reach.promises[trouble.promise] = None
            reach.touchpoints |= dict.fromkeys(trouble.touchpoints)
    for reach in found.values():
        journeys = (each for key in reach.touchpoints for each in judged.referring(Journey, key, "stages"))
        reach.journeys |= dict.fromkeys(each.key for each in journeys if each.is_live)
    return dict(sorted(found.items(), key=lambda entry: (entry[1].rank, entry[0])))


def _trouble(promise: str, pairs: list[Pair]) -> TroubledPromise:
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
    if isinstance(entity, Touchpoint):
        return tuple(Key(each) for pain in entity.pain_points for each in pain.causes if judged.shows(Key(each)))
    if isinstance(entity, Capability) and entity.is_live:
        keys = (key_of(Capability.kind, name) for name in relied_on(judged.catalogue, entity))
        return tuple(filter(judged.shows, keys))
    return ()


def _all(judged: JudgedMap, causes: Iterable[Key], further: dict[Key, tuple[Key, ...]]) -> dict[Key, None]:
    """The causes and all behind them, each once; a pain that is its own cause's cause counts once, too."""
    found: dict[Key, None] = {}
    for cause in causes:
        if cause not in further:
            further[cause] = behind(judged, cause)
        found |= dict.fromkeys((cause, *further[cause]))
    return found
