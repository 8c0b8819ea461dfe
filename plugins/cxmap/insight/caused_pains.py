"""Caused pains: what hurts customers because of a party, or of something that it answers for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from cxmap.alignment.reliance import reached
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import capabilities_of
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.party import Party
from cxmap.model.touchpoint import PainPoint, Touchpoint


@dataclass(frozen=True, slots=True)
class CausedPain:
    """A pain, where customers feel it, and those of its causes that were asked for, or that come from these."""

    touchpoint: Touchpoint
    pain: PainPoint
    through: tuple[Key, ...]


def pains_caused_by(judged: JudgedMap, party: Party) -> tuple[CausedPain, ...]:
    """The pains that name a party as a cause, or its touchpoints, its capabilities, or the measures that reward it."""
    return pains_from(judged, _answered_for(judged, party)) if party.is_live else ()


def pains_from(judged: JudgedMap, causes: Iterable[Key]) -> tuple[CausedPain, ...]:
    """The pains that name some causes, and those that come from such pains in turn: the worst first."""
    first = dict.fromkeys(causes)
    behind = (*first, *reached(first, partial(_hurt_by, judged)))
    places = {each.key: each for cause in behind for each in _hurting(judged, cause)}
    causes_known = frozenset(behind)
    found = [
        CausedPain(touchpoint, pain, _among(causes_known, pain))
        for _, touchpoint in sorted(places.items())
        for pain in touchpoint.pain_points
    ]
    return tuple(sorted((each for each in found if each.through), key=lambda each: -(each.pain.severity or 0)))


def _among(causes: frozenset[Key], pain: PainPoint) -> tuple[Key, ...]:
    """Those of some causes that a pain names."""
    return tuple(Key(cause) for cause in dict.fromkeys(pain.causes) if cause in causes)


def _hurting(judged: JudgedMap, cause: Key) -> Iterator[Touchpoint]:
    """The live touchpoints with a pain that names a cause."""
    return (each for each in judged.referring(Touchpoint, cause, "pain_points") if each.is_live)


def _hurt_by(judged: JudgedMap, cause: Key) -> Iterator[Key]:
    return (each.key for each in _hurting(judged, cause))


def _answered_for(judged: JudgedMap, party: Party) -> Iterator[Key]:
    yield party.key
    owned = judged.referring(Touchpoint, party.key)
    yield from (each.key for each in owned if each.is_live and each.answering == party.key)
    yield from capabilities_of(judged, party.key)
    metrics = (judged.catalogue.find(Metric, each.metric) for each in party.incentives)
    yield from (key_of(Metric.kind, each.id) for each in metrics if each and each.is_live)
