"""Influence: how much of what customers get passes through a party's hands, and who has no part at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.insight.places import Places, places_of
from cxmap.model.ids import Key
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.touchpoint import Influence
from cxmap.pages.kit.index_page import count_cell
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Value
from cxmap.pages.kit.words import kind_words
from cxmap.pages.party.agreement import is_unbound

_COLUMNS = (
    Head("Party", Holds.NAME),
    Head("Promises it delivers on", Holds.NUMBER),
    Head("Touchpoints seen", Holds.NUMBER),
    Head("Touchpoints unseen", Holds.NUMBER),
    Head("Direct parts", Holds.NUMBER),
    Head("Indirect parts", Holds.NUMBER),
)


@dataclass(frozen=True, slots=True)
class Idle:
    """Parties of one kind with a sentence about what they lack."""

    sentence: str
    parties: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class Influences:
    """The parties by influence, and those without."""

    idle: tuple[Idle, ...]
    ranking: Table


def influence_sections(site: Site, parties: Iterable[Party]) -> Iterator[Section]:
    """The live parties of one kind, those first on whom most promises depend, whether customers see them or not."""
    found = [(party, places_of(site, party.key)) for party in parties if party.is_live]
    if found:
        ranked = sorted(found, key=lambda entry: _rank(site, *entry))
        rows = tuple(_row(site, party, places) for party, places in ranked)
        caption = f"{kind_words(found[0][0].kind, 2).capitalize()} by influence"
        idle = tuple(each for each in _idle(site, found) if each.parties)
        yield Section("Who has most influence", "kit/influence", Influences(idle, Table(caption, _COLUMNS, rows)))


def delivered(site: Site, party: Key, places: Places) -> tuple[str, ...]:
    """The promises felt where a party acts: what it only says counts as no influence on their being kept."""
    touchpoints = {key.partition("/")[2] for key in places}
    return tuple(dict.fromkeys(pair.promise for pair in site.pairs_of(party) if pair.touchpoint in touchpoints))


def _rank(site: Site, party: Party, places: Places) -> tuple[int, int, int, str]:
    direct = _influencing(places, Influence.DIRECT)
    return (-len(delivered(site, party.key, places)), -direct, -len(places), party.name.casefold())


def _row(site: Site, party: Party, places: Places) -> tuple[Value, ...]:
    seen = sum(any(role.is_seen for role in roles) for roles in places.values())
    numbers = (
        len(delivered(site, party.key, places)),
        seen,
        len(places) - seen,
        _influencing(places, Influence.DIRECT),
        _influencing(places, Influence.INDIRECT),
    )
    return (site.links[party.key], *map(count_cell, numbers))


def _influencing(places: Places, influence: Influence) -> int:
    return sum(any(role.influence is influence for role in roles) for roles in places.values())


def _idle(site: Site, found: list[tuple[Party, Places]]) -> Iterator[Idle]:
    yield Idle("Behind no touchpoint", site.links_to(party.key for party, places in found if not places))
    idle = (party.key for party, places in found if places and not delivered(site, party.key, places))
    yield Idle("Behind touchpoints, but with no promise to keep", site.links_to(idle))
    silent = (party.key for party, _ in found if not (party.needs or party.gives or party.gets))
    yield Idle("Have not said what they need, give or get", site.links_to(silent))
    unbound = (party.key for party, _ in found if isinstance(party, Partner) and is_unbound(site, party))
    yield Idle(
        "Promises rest on them, but they have no agreement, or it has ended or names no level", site.links_to(unbound)
    )
