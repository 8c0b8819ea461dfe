"""How complete each journey is: what of it is written down, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.views.page import EntityLink, Section
from cxmap.views.parts.words import in_words
from cxmap.views.site import Site

MOST_JOURNEYS = 200
_HEAD = ("goal", "personas", "starts_when", "ends_when", "pain", "importance", "objectives", "research", "reviewed")


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not written down, and where."""

    what: str
    where: tuple[EntityLink, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class JourneyState:
    """How many of the things one would want to know of a journey are known."""

    journey: EntityLink
    owner: EntityLink | None
    known: int
    wanted: int
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """All journeys, the least complete first."""

    journeys: tuple[JourneyState, ...]
    note: str


def completeness_section(site: Site) -> Iterator[Section]:
    """A section where there are journeys."""
    live = [journey for journey in site.catalogue.all(Journey) if journey.is_live]
    states = sorted((_state(site, journey) for journey in live), key=_order)
    if states:
        note = f"{MOST_JOURNEYS} of {len(states):,} journeys." if len(states) > MOST_JOURNEYS else ""
        yield Section("What is missing", "completeness", Completeness(tuple(states[:MOST_JOURNEYS]), note))


def _order(state: JourneyState) -> tuple[float, str]:
    return state.known / state.wanted, state.journey.name


def _state(site: Site, journey: Journey) -> JourneyState:
    head = [name for name in _HEAD if getattr(journey, name) in (None, "", ())]
    empty = [stage.name for stage in journey.stages if not stage.touchpoints]
    touchpoints = _seen(site, journey)
    unscored = [each for each in touchpoints if each.experience is None or each.experience.score is None]
    wanted = len(_HEAD) + len(journey.stages) + len(touchpoints)
    missing = (
        *(Missing(in_words(name)) for name in head),
        *(Missing(f"touchpoints in the stage “{name}”") for name in empty),
        *((_unscored(site, unscored),) if unscored else ()),
    )
    return JourneyState(
        journey=site.links[journey.key],
        owner=site.link_to(key_of(Department.kind, journey.owner)),
        known=wanted - len(head) - len(empty) - len(unscored),
        wanted=wanted,
        missing=missing,
    )


def _seen(site: Site, journey: Journey) -> list[Touchpoint]:
    found = (site.catalogue.find(Touchpoint, step) for step in journey.touchpoints)
    return [each for each in found if each and each.is_live and each.layer is Layer.FRONTSTAGE]


def _unscored(site: Site, touchpoints: list[Touchpoint]) -> Missing:
    links = site.links_to(each.key for each in touchpoints)
    return Missing("how it feels at", links[:5], len(links[5:]))
