"""Absences: promises without a home or without proof, capabilities without a promise.

A mistake in the content may hide the very thing that is missing; then nothing is said to be missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from cxmap.alignment.backing import Backing, Backings
from cxmap.alignment.doubt import decided
from cxmap.alignment.pairs import Presence
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
    return tuple(sorted(identity for identity, is_live in promises.items() if is_live and identity not in housed))


def vague_promises(catalogue: Catalogue, promises: Mapping[str, bool]) -> tuple[str, ...]:
    """Live promises that expect nothing measurable, and that no capability has ever written proof of."""
    proving = tuple(capability for capability in catalogue.all(Capability) if not capability.is_draft)
    if not _are_read(catalogue, Capability, proving, "delivers"):
        return ()
    proven = {delivery.promise for each in proving for delivery in each.delivers if delivery.proof}
    return tuple(
        promise.id
        for promise in catalogue.all(Promise)
        if promises.get(promise.id) and not promise.expects and promise.id not in proven
        if catalogue.is_sound(promise.key, "expects")
    )


def unpromoted_capabilities(
    catalogue: Catalogue, backings: Backings, touchpoints: Mapping[str, bool], presences: Iterable[Presence]
) -> Mapping[str, tuple[str, ...]]:
    """Live capabilities that do as well as designed on some metrics, with those, and that judge no pair."""
    possible = tuple(_possible_touchpoints(catalogue, touchpoints))
    if not _are_read(catalogue, Touchpoint, possible, "capabilities"):
        return {}
    at_work = _judging(presences) | _undecided(catalogue, possible, touchpoints)
    idle = ((identity, _mastered(backing)) for identity, backing in backings.live.items() if identity not in at_work)
    return {identity: metrics for identity, metrics in idle if metrics}


def _possible_touchpoints(catalogue: Catalogue, touchpoints: Mapping[str, bool]) -> Iterator[Touchpoint]:
    """Those that are live, and those of which nobody can tell."""
    return (each for each in catalogue.all(Touchpoint) if touchpoints.get(each.id, True))


def _are_read(catalogue: Catalogue, kind: type[Entity], entities: Iterable[Entity], field: str) -> bool:
    """Whether a field of these entities is free of mistakes, and every file of their kind could be read."""
    return not catalogue.is_any_unreadable((kind.kind,)) and all(
        catalogue.is_sound(each.key, field) for each in entities
    )


def _judging(presences: Iterable[Presence]) -> set[str]:
    """The capabilities that judge a pair, or may do so for all that anybody can tell."""
    found: set[str] = set()
    for presence in presences:
        if presence.pair:
            found.update(each.capability for each in presence.pair.judgements if each.capability)
        else:
            found.update(presence.touchpoint.capabilities)
    return found


def _undecided(catalogue: Catalogue, possible: Iterable[Touchpoint], touchpoints: Mapping[str, bool]) -> set[str]:
    """The capabilities at touchpoints of which nobody can tell whether they are live or what is promised there."""
    return {
        capability
        for touchpoint in possible
        if touchpoint.id not in touchpoints or not catalogue.is_sound(touchpoint.key, "promises")
        for capability in touchpoint.capabilities
    }


def _mastered(backing: Backing) -> tuple[str, ...]:
    return tuple(metric for metric, each in backing.performances.items() if decided(partial(_is_mastered, each)))


def _is_mastered(performance: Performance) -> bool:
    return performance.is_as_designed is True
