"""Absences: promises without a home or without proof, capabilities without a promise.

A mistake in the content may hide the very thing that is missing; then nothing is said to be missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from cxmap.alignment.backing import Backings
from cxmap.alignment.doubt import decided
from cxmap.alignment.performance import Performance
from cxmap.model.capability import Capability
from cxmap.model.catalogue import Catalogue
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint


def homeless_promises(
    catalogue: Catalogue, promises: Mapping[str, bool], touchpoints: Mapping[str, bool]
) -> tuple[str, ...]:
    """Live promises on no live touchpoint; whether promises and touchpoints are live is given by id."""
    possible = tuple(_possible_touchpoints(catalogue, touchpoints))
    if not _are_read(catalogue, Touchpoint, possible, "promises"):
        return ()
    housed = {promise for touchpoint in possible for promise in touchpoint.promises}
    return tuple(
        promise.id
        for promise in catalogue.all(Promise)
        if promises.get(promise.id) and promise.id not in housed and not promise.is_slogan
        if catalogue.is_sound(promise.key, "reads_as")
    )


def vague_promises(catalogue: Catalogue, promises: Mapping[str, bool]) -> tuple[str, ...]:
    """Live promises that expect nothing measurable, and that no capability has ever written proof of."""
    proving = tuple(capability for capability in catalogue.all(Capability) if not capability.is_draft)
    if not _are_read(catalogue, Capability, proving, "delivers"):
        return ()
    proven = {delivery.promise for each in proving for delivery in each.delivers if delivery.proof}
    return tuple(
        promise.id
        for promise in catalogue.all(Promise)
        if promises.get(promise.id) and not (promise.expects or promise.is_slogan) and promise.id not in proven
        if catalogue.is_sound(promise.key, "expects", "reads_as")
    )


def unpromoted_metrics(
    catalogue: Catalogue, backings: Backings, promises: Mapping[str, bool]
) -> Mapping[str, tuple[str, ...]]:
    """The metrics of each live capability on which it does well, and of which no live promise says anything."""
    possible = tuple(each for each in catalogue.all(Promise) if promises.get(each.id, True))
    if not _are_read(catalogue, Promise, possible, "expects"):
        return {}
    expected = frozenset(each.metric for promise in possible for each in promise.expects)
    found = {
        identity: tuple(
            metric
            for metric, each in backing.performances.items()
            if metric not in expected and decided(partial(_is_mastered, each))
        )
        for identity, backing in backings.live.items()
    }
    return {identity: metrics for identity, metrics in found.items() if metrics}


def _possible_touchpoints(catalogue: Catalogue, touchpoints: Mapping[str, bool]) -> Iterator[Touchpoint]:
    """Those that are live, and those of which nobody can tell."""
    return (each for each in catalogue.all(Touchpoint) if touchpoints.get(each.id, True))


def _are_read(catalogue: Catalogue, kind: type[Entity], entities: Iterable[Entity], field: str) -> bool:
    """Whether a field of these entities is free of mistakes, and every file of their kind could be read."""
    return not catalogue.is_any_unreadable((kind.kind,)) and all(
        catalogue.is_sound(each.key, field) for each in entities
    )


def _is_mastered(performance: Performance) -> bool:
    """Whether its newest row is fresh in every series, and misses no designed level."""
    performance.damage.touch("internal")
    is_open = not performance.metric.internal
    return is_open and performance.is_fresh_throughout and not performance.misses_its_design
