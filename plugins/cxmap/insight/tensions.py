"""Tensions: parties whose interests pull apart, and where they meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.insight.hand_offs import journeys_of_hand_offs
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import met_by
from cxmap.model.department import Department
from cxmap.model.ids import Key
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.verdicts import Verdict

_Couple = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A touchpoint where two parties meet, and the worst verdict of its promises."""

    touchpoint: Key
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Tension:
    """Two parties, who of them says that they are in tension and for what reason, and where they meet.

    Those that share no touchpoint may all the same hand over to one another: `hand_overs` are the journeys of that.
    """

    one: Key
    other: Key
    said_by: tuple[Key, ...]
    reasons: tuple[tuple[Key, str], ...]
    meetings: tuple[Meeting, ...]
    hand_overs: tuple[Key, ...]


def tensions_of(judged: JudgedMap, party: Party) -> tuple[Tension, ...]:
    """The tensions that a party names, or that others have with it; it comes first in each."""
    return tensions_named(judged, (party, *_naming(judged, party)), of=party.key)


def tensions_named(judged: JudgedMap, parties: Iterable[Party], *, of: Key | None = None) -> tuple[Tension, ...]:
    """The tensions that these parties name, each two of them once; with `of`, that one comes first and in all."""
    named = {
        (party.key, other)
        for party in parties
        for other in party.in_tension_with
        if judged.shows(other) and other != party.key and of in (None, party.key, other)
    }
    couples = sorted({(one, other) if _leads(one, other, of) else (other, one) for one, other in named})
    places = {key: met_by(judged, key) for couple in couples for key in couple}
    found = [_tension(judged, couple, named, places) for couple in couples]
    return tuple(sorted(found, key=lambda each: -len(each.meetings)))


def _naming(judged: JudgedMap, party: Party) -> Iterator[Party]:
    for kind in (Department, Partner):
        yield from judged.referring(kind, party.key, "conflicts_with")


def _leads(one: Key, other: Key, of: Key | None) -> bool:
    return one == of if of else one < other


def _tension(judged: JudgedMap, couple: _Couple, named: set[_Couple], places: dict[Key, frozenset[Key]]) -> Tension:
    one, other = couple
    met = (_meeting(judged, key) for key in places[one] & places[other])
    meetings = sorted(met, key=lambda each: (each.verdict is None, judged.by_name(each.touchpoint)))
    said_by = tuple(key for key, said in ((one, couple), (other, (other, one))) if said in named)
    hand_overs = () if meetings else journeys_of_hand_offs(judged, couple, places)
    return Tension(one, other, said_by, tuple(_reasons(judged, couple)), tuple(meetings), hand_overs)


def _reasons(judged: JudgedMap, couple: _Couple) -> Iterator[tuple[Key, str]]:
    """The reasons that the two give, and who gives them."""
    for key, other in (couple, couple[::-1]):
        party = judged.catalogue.entity(key)
        for each in party.conflicts_with if isinstance(party, Party) else ():
            if each.with_ == other and each.because:
                yield key, each.because


def _meeting(judged: JudgedMap, key: Key) -> Meeting:
    tally = judged.tally_of(key)
    return Meeting(key, tally.verdict if tally else None)
