"""Pairs: every live promise on a live touchpoint, judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cxmap.alignment.backing import Backings
from cxmap.alignment.cases import Encounter, Surroundings
from cxmap.alignment.doubt import Damage
from cxmap.alignment.judging import judgements_on
from cxmap.alignment.results import Judgement, Pair, pair_of
from cxmap.model.catalogue import Catalogue
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Control, Touchpoint
from cxmap.model.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Presence:
    """A promise that a touchpoint names; without a pair nobody can tell whether it is kept there."""

    promise: str
    touchpoint: Touchpoint
    pair: Pair | None


def presences(
    surroundings: Surroundings, backings: Backings, touchpoints: Mapping[str, bool], promises: Mapping[str, bool]
) -> Iterator[Presence]:
    """One for each promise on each touchpoint, where neither is known not to be live; the states are by id."""
    catalogue = surroundings.catalogue
    known: Known = {}
    for touchpoint in catalogue.all(Touchpoint):
        if not touchpoints.get(touchpoint.id, True):
            continue
        is_clear = touchpoint.id in touchpoints and catalogue.is_sound(touchpoint.key, "promises")
        encounter = _encounter(surroundings, touchpoint, backings) if is_clear else None
        for identity in _named_promises(catalogue, touchpoint):
            if promises.get(identity, True):
                promise = catalogue.find(Promise, identity) if identity in promises else None
                if not _is_slogan(catalogue, promise):
                    yield Presence(identity, touchpoint, _pair(encounter, promise, known))


def with_unverified(catalogue: Catalogue, presence: Presence) -> Presence:
    """The same with an unverified pair where nobody can tell what a file that is left out says."""
    if presence.pair or catalogue.find(Promise, presence.promise) is None:
        return presence
    # It names no expectation: the site may leave some of them out.
    judgement = Judgement(Verdict.UNVERIFIED, _LEFT_OUT)
    return replace(presence, pair=pair_of(presence.promise, presence.touchpoint.id, (judgement,)))


def _named_promises(catalogue: Catalogue, touchpoint: Touchpoint) -> Iterator[str]:
    """Those that a touchpoint names and that exist, each once."""
    for identity in dict.fromkeys(touchpoint.promises):
        key = key_of(Promise.kind, identity)
        if key in catalogue.documents or key in catalogue.unreadable:
            yield identity


_LEFT_OUT = "Nobody can tell: a file that this rests on is left out, as it has mistakes."
Known = dict[tuple[str, Control | None, tuple[str, ...]], tuple[Judgement, ...] | None]
"""The judgements on a promise, by its id, and by the control and the capabilities of the touchpoints where it is."""


def _judgements(encounter: Encounter, promise: Promise, known: Known) -> tuple[Judgement, ...] | None:
    """An answer for which no rule looked at the touchpoint holds at all that have the same capabilities."""
    if encounter.damage.fields:
        return judgements_on(encounter, promise)
    asked = promise.id, encounter.control, tuple(each.capability.id for each in encounter.backings)
    if asked in known:
        return known[asked]
    encounter.is_looked_at = False
    found = judgements_on(encounter, promise)
    if not encounter.is_looked_at:
        known[asked] = found
    return found


def _is_slogan(catalogue: Catalogue, promise: Promise | None) -> bool:
    return promise is not None and promise.is_slogan and catalogue.is_sound(promise.key, "reads_as")


def _encounter(surroundings: Surroundings, touchpoint: Touchpoint, backings: Backings) -> Encounter | None:
    """A touchpoint with what backs promises there; None where something of that cannot be read."""
    damage = Damage(surroundings.catalogue.documents[touchpoint.key].damaged)
    listed = [each for each in dict.fromkeys(touchpoint.capabilities) if each not in backings.idle]
    if "capabilities" in damage.fields or not all(each in backings.live for each in listed):
        return None
    return Encounter(surroundings, touchpoint, damage, tuple(backings.live[each] for each in listed))


def _pair(encounter: Encounter | None, promise: Promise | None, known: Known) -> Pair | None:
    if encounter is None or promise is None:
        return None
    if not encounter.surroundings.catalogue.is_sound(promise.key, "expects", "reads_as"):
        return None
    judgements = _judgements(encounter, promise, known)
    return None if judgements is None else pair_of(promise.id, encounter.place.id, judgements)
