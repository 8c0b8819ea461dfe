"""On which journeys one of two parties hands over to the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxmap.insight.journey_columns import groups_of
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.journey import Journey
from cxmap.pages.kit.journey_parties import hand_offs
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site


def journeys_of_hand_offs(
    site: Site, couple: tuple[Key, Key], places: Mapping[Key, Iterable[Key]]
) -> tuple[EntityLink, ...]:
    """The live journeys, by name; `places` are the touchpoints at which each of the two acts."""
    one, other = (_journeys_through(site, places[party]) for party in couple)
    found = site.links_to(key for key in one & other if _hands_over(site, key, frozenset(couple)))
    return tuple(sorted(found, key=lambda link: (link.name.casefold(), link.key)))


def _journeys_through(site: Site, touchpoints: Iterable[Key]) -> set[Key]:
    return {journey for touchpoint in touchpoints for journey in site.sources(touchpoint, Journey.kind)}


def _hands_over(site: Site, key: Key, couple: frozenset[Key]) -> bool:
    journey = site.catalogue.find(Journey, kind_and_id(key)[1])
    if journey is None or not journey.is_live:
        return False
    met = hand_offs(site, groups_of(site, journey)).values()
    return any({actor.party.key for actor in (each.giver, each.taker) if actor.party} == couple for each in met)
