"""Pairs: every live promise on a live touchpoint, judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxmap.alignment.backing import Backing, Backings
from cxmap.alignment.cases import Surroundings
from cxmap.alignment.judging import judgements_on
from cxmap.alignment.results import Pair, pair_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint


@dataclass(frozen=True, slots=True)
class Presence:
    """A promise that a live touchpoint names; without a pair nobody can tell whether it is kept there."""

    promise: str
    touchpoint: Touchpoint
    pair: Pair | None


def presences(
    surroundings: Surroundings, backings: Backings, touchpoints: Mapping[str, bool], promises: Mapping[str, bool]
) -> Iterator[Presence]:
    """One for each live promise, or promise of unknown state, on each live touchpoint; the states are by id."""
    catalogue = surroundings.catalogue
    for touchpoint in catalogue.all(Touchpoint):
        if touchpoints.get(touchpoint.id) and catalogue.is_sound(touchpoint.key, "promises"):
            backing = _listed(surroundings, backings, touchpoint)
            for identity in dict.fromkeys(touchpoint.promises):
                if promises.get(identity, True):
                    promise = catalogue.find(Promise, identity) if identity in promises else None
                    yield Presence(identity, touchpoint, _pair(surroundings, touchpoint, backing, promise))


def _listed(surroundings: Surroundings, backings: Backings, touchpoint: Touchpoint) -> tuple[Backing, ...] | None:
    """What backs promises at a touchpoint; None where something there cannot be read."""
    listed = tuple(each for each in dict.fromkeys(touchpoint.capabilities) if each not in backings.idle)
    is_known = surroundings.catalogue.is_sound(touchpoint.key, "capabilities")
    if not is_known or not all(each in backings.live for each in listed):
        return None
    return tuple(backings.live[each] for each in listed)


def _pair(
    surroundings: Surroundings, touchpoint: Touchpoint, backing: tuple[Backing, ...] | None, promise: Promise | None
) -> Pair | None:
    if backing is None or promise is None or not surroundings.catalogue.is_sound(promise.key, "expects"):
        return None
    judgements = judgements_on(surroundings, touchpoint, backing, promise)
    return None if judgements is None else pair_of(promise.id, touchpoint.id, judgements)
