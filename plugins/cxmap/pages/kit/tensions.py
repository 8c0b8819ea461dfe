"""Tensions: parties whose interests pull apart, and where they meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.insight.places import met_by
from cxmap.model.department import Department
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.pages.kit.handing_over import journeys_of_hand_offs
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import VerdictMark
from cxmap.pages.kit.verdict_words import mark_of

MOST_MEETINGS = 12
MOST_HAND_OVERS = 5


@dataclass(frozen=True, slots=True)
class Meeting:
    """A touchpoint where two parties meet, and how its promises fare."""

    touchpoint: EntityLink
    verdict: VerdictMark | None


@dataclass(frozen=True, slots=True)
class Tension:
    """Two parties, who of them says that they are in tension, and where they meet.

    Those that share no touchpoint may all the same hand over to one another: `hand_overs` are the journeys of that.
    """

    one: EntityLink
    other: EntityLink
    said_by: str
    meetings: tuple[Meeting, ...]
    more: int
    hand_overs: tuple[EntityLink, ...]
    more_hand_overs: int


@dataclass(frozen=True, slots=True)
class Tensions:
    """Tensions, those first whose parties meet most often."""

    caption: str
    tensions: tuple[Tension, ...]


def tension_sections(site: Site, party: Party) -> Iterator[Section]:
    """The tensions that a party names, or that others have with it."""
    found = all_tensions(site, (party, *_naming(site, party)), of=party.key)
    if found:
        yield Section("Your tensions", "kit/tensions", Tensions("Your tensions", found))


def all_tensions(site: Site, parties: Iterable[Party], *, of: Key | None = None) -> tuple[Tension, ...]:
    """The tensions that these parties name, each two of them once; with `of`, that one comes first and in all."""
    named = {
        (party.key, Key(other))
        for party in parties
        for other in party.conflicts_with
        if site.link_to(Key(other)) and other != party.key and of in (None, party.key, other)
    }
    couples = sorted({(one, other) if _leads(one, other, of) else (other, one) for one, other in named})
    places = {key: met_by(site, key) for couple in couples for key in couple}
    found = [_tension(site, couple, named, places) for couple in couples]
    return tuple(sorted(found, key=lambda each: -(len(each.meetings) + each.more)))


def _naming(site: Site, party: Party) -> Iterator[Party]:
    for kind in (Department, Partner):
        sources = site.sources(party.key, kind.kind, "conflicts_with")
        found = (site.catalogue.find(kind, kind_and_id(source)[1]) for source in sources)
        yield from (other for other in found if other)


def _leads(one: Key, other: Key, of: Key | None) -> bool:
    return one == of if of else one < other


def _tension(
    site: Site, couple: tuple[Key, Key], named: set[tuple[Key, Key]], places: dict[Key, frozenset[Key]]
) -> Tension:
    one, other = (site.links[key] for key in couple)
    touchpoints = sorted(places[couple[0]] & places[couple[1]])
    meetings = sorted((_meeting(site, key) for key in touchpoints), key=_rank)
    journeys = () if meetings else journeys_of_hand_offs(site, couple, places)
    return Tension(
        one=one,
        other=other,
        said_by=_said_by(site, couple, named),
        meetings=tuple(meetings[:MOST_MEETINGS]),
        more=len(meetings[MOST_MEETINGS:]),
        hand_overs=journeys[:MOST_HAND_OVERS],
        more_hand_overs=len(journeys[MOST_HAND_OVERS:]),
    )


def _said_by(site: Site, couple: tuple[Key, Key], named: set[tuple[Key, Key]]) -> str:
    one, other = couple
    if (one, other) in named and (other, one) in named:
        return "both say so"
    return f"so says {site.links[one if couple in named else other].name}"


def _meeting(site: Site, key: Key) -> Meeting:
    tally = site.tally_of(key)
    return Meeting(site.links[key], mark_of(tally.verdict) if tally and tally.verdict else None)


def _rank(meeting: Meeting) -> tuple[bool, str]:
    return (meeting.verdict is None, meeting.touchpoint.name.casefold())
