"""Involvement: who has which part in which journey."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cxmap.alignment.results import Pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import Part, Places, Role
from cxmap.insight.priorities import by_urgency
from cxmap.insight.who_acts import acting_on
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.party import Need, Party
from cxmap.model.persona import Persona
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import IN_TROUBLE


@dataclass(frozen=True, slots=True)
class Involvement:
    """One party's part in one journey: its roles by touchpoint."""

    journey: Journey
    party: Key
    roles: Places

    @property
    def parts(self) -> Mapping[Part, int]:
        """How many touchpoints it comes to in which way: each counts once, for the closest way."""
        closest = [min((role.part for role in roles), key=tuple(Part).index) for roles in self.roles.values()]
        return {part: closest.count(part) for part in Part if part in closest}

    def pairs(self, judged: JudgedMap) -> tuple[Pair, ...]:
        """Those of the touchpoints where it has a part."""
        return tuple(pair for touchpoint in self.roles for pair in judged.pairs_of(touchpoint))

    def to_mend(self, judged: JudgedMap) -> tuple[str, ...]:
        """The promises in trouble there, each once, on which the next step lies in the party's own hands."""
        pairs = (pair for pair in self.pairs(judged) if pair.verdict in IN_TROUBLE)
        return tuple(dict.fromkeys(pair.promise for pair in pairs if self.party in acting_on(judged, pair)))


def involvements(judged: JudgedMap, places: Mapping[Key, Places]) -> tuple[Involvement, ...]:
    """By journey, the most urgent first; within it those first who act at most touchpoints."""
    acting: dict[Key, dict[Key, Places]] = {}
    for party, found in places.items():
        for touchpoint, roles in found.items():
            acting.setdefault(touchpoint, {})[party] = {touchpoint: roles}
    journeys = by_urgency(judged.live(Journey))
    return tuple(involvement for journey in journeys for involvement in _in_journey(journey, acting))


UNMET = 2
"""A need that is met this well or worse is not met."""


class Got(StrEnum):
    """How much of what they need parties and customers get, the least first; of some nobody has said it."""

    NONE = "none"
    NOT_SAID = "not-said"
    SOME = "some"
    ALL = "all"


def value_got(party: Party | Persona) -> Got:
    """None where no need is met, all where none is left unmet; not said where nobody has rated any need."""
    unmet, rated = unmet_needs(party), rated_needs(party)
    if not rated:
        return Got.NOT_SAID
    if len(unmet) == len(rated):
        return Got.NONE
    return Got.SOME if unmet else Got.ALL


def rated_needs(party: Party | Persona) -> tuple[Need, ...]:
    return tuple(need for need in party.needs if need.met is not None)


def unmet_needs(party: Party | Persona) -> tuple[Need, ...]:
    return tuple(filter(is_unmet, party.needs))


def is_unmet(need: Need) -> bool:
    return need.met is not None and need.met <= UNMET


def _in_journey(journey: Journey, acting: Mapping[Key, Mapping[Key, Places]]) -> Iterator[Involvement]:
    parties: defaultdict[Key, dict[Key, tuple[Role, ...]]] = defaultdict(dict)
    for step in journey.touchpoints:
        for party, roles in acting.get(key_of(Touchpoint.kind, step), {}).items():
            parties[party].update(roles)
    ranked = sorted(parties.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return (Involvement(journey, party, roles) for party, roles in ranked)
