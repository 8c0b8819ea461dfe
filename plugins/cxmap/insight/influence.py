"""Influence: how much of what customers get passes through a party's hands, and who has no part at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cxmap.insight.agreements import is_unbound
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import Places, is_seen, places_of
from cxmap.model.ids import Key, key_of
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Influence


class Lack(StrEnum):
    """Why a party has less influence or less say than it might."""

    TOUCHPOINT = "touchpoint"
    PROMISE = "promise"
    WORDS = "words"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Influencing:
    """A live party, and how many promises and touchpoints pass through its hands.

    `promises` are those that it makes or helps to keep, each once.
    """

    party: Party
    promises: int
    makes: int
    keeps: int
    seen: int
    unseen: int
    direct: int
    indirect: int

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Those first on whom most promises depend, because they make them or keep them, seen by customers or not."""
        return (-self.promises, -self.direct, -(self.seen + self.unseen), self.party.name.casefold())


def influence_of(judged: JudgedMap, parties: Iterable[Party]) -> tuple[Influencing, ...]:
    """The live ones of some parties, in the order given."""
    return tuple(_influencing(judged, party, places_of(judged, party.key)) for party in parties if party.is_live)


def lacking(judged: JudgedMap, found: Iterable[Influencing]) -> Mapping[Lack, tuple[Key, ...]]:
    """The parties to which something is missing, in the order given."""
    lacks = [(each.party.key, _lacks(judged, each)) for each in found]
    return {lack: tuple(key for key, missing in lacks if lack in missing) for lack in Lack}


def _influencing(judged: JudgedMap, party: Party, places: Places) -> Influencing:
    seen = sum(map(is_seen, places.values()))
    makes = {each.key for each in judged.referring(Promise, party.key, "made_by") if judged.tally_of(each.key)}
    keeps = {key_of(Promise.kind, pair.promise) for pair in judged.kept_by(party.key)}
    return Influencing(
        party=party,
        promises=len(makes | keeps),
        makes=len(makes),
        keeps=len(keeps),
        seen=seen,
        unseen=len(places) - seen,
        direct=_count(places, Influence.DIRECT),
        indirect=_count(places, Influence.INDIRECT),
    )


def _count(places: Places, influence: Influence) -> int:
    return sum(any(role.influence is influence for role in roles) for roles in places.values())


def _lacks(judged: JudgedMap, found: Influencing) -> frozenset[Lack]:
    party, places = found.party, found.seen + found.unseen
    lacks = {
        Lack.TOUCHPOINT: not places,
        Lack.PROMISE: places > 0 and not found.keeps,
        Lack.WORDS: not (party.needs or party.gives or party.gets),
        Lack.AGREEMENT: isinstance(party, Partner) and is_unbound(judged, party),
    }
    return frozenset(lack for lack, is_missing in lacks.items() if is_missing)
