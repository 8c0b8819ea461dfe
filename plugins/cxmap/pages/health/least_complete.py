"""All journeys, first the one whose map lacks most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.pages.kit.completeness import Completeness, completeness_of
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site

MOST_JOURNEYS = 200


@dataclass(frozen=True, slots=True)
class JourneyState:
    """A journey, who answers for it, and how complete its map is."""

    journey: EntityLink
    owner: EntityLink | None
    map: Completeness


@dataclass(frozen=True, slots=True)
class LeastComplete:
    """The journeys whose maps lack most; `note` says how many are not shown."""

    journeys: tuple[JourneyState, ...]
    note: str


def least_complete_section(site: Site) -> Iterator[Section]:
    """A section where there are journeys."""
    live = (journey for journey in site.catalogue.all(Journey) if journey.is_live)
    states = sorted((_state(site, journey) for journey in live), key=_order)
    if states:
        note = f"{MOST_JOURNEYS} of {len(states):,} journeys." if len(states) > MOST_JOURNEYS else ""
        yield Section("What is missing", "health/least_complete", LeastComplete(tuple(states[:MOST_JOURNEYS]), note))


def _state(site: Site, journey: Journey) -> JourneyState:
    owner = site.link_to(key_of(Department.kind, journey.owner))
    return JourneyState(site.links[journey.key], owner, completeness_of(site, journey))


def _order(state: JourneyState) -> tuple[float, str]:
    return len(state.map.met) / state.map.total, state.journey.name
