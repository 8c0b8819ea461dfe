"""How far each journey has come in the six steps of customer experience work, and which step is next."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cxmap.insight.urgency import urgency
from cxmap.model.ids import kind_and_id
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.opportunity import Opportunity, OpportunityState
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Value, Words
from cxmap.pages.kit.words import joined

MOST_JOURNEYS = 200


def step_section(site: Site) -> Iterator[Section]:
    """A section where there are journeys that customers go through today."""
    live = [each for each in site.catalogue.all(Journey) if each.is_live and each.state is JourneyState.CURRENT]
    journeys = sorted(live, key=lambda journey: (-urgency(journey), journey.id))[:MOST_JOURNEYS]
    if journeys:
        columns = (Head("Journey", Holds.NAME), *(Head(name) for name, _, _ in _STEPS), Head("Next"))
        rows = tuple(_row(site, journey) for journey in journeys)
        note = f"The steps of a journey as it is today: {joined(words for _, words, _ in _STEPS)}."
        yield Section("Six steps", "kit/table", Table("Journeys by step", columns, rows, note=note))


def _row(site: Site, journey: Journey) -> tuple[Value, ...]:
    done = [is_done(site, journey) for _, _, is_done in _STEPS]
    following = next((name for (name, _, _), is_done in zip(_STEPS, done, strict=True) if not is_done), "Keep it so")
    return (site.links[journey.key], *(Words("done" if each else "open") for each in done), Words(following))


def _has_objectives(_site: Site, journey: Journey) -> bool:
    return bool(journey.objectives and journey.personas and journey.goal)


def _has_experience(site: Site, journey: Journey) -> bool:
    felt = [each.experience for each in _touchpoints(site, journey) if each.layer is Layer.FRONTSTAGE]
    known = all(each and each.score is not None and each.ideal is not None for each in felt)
    return bool(journey.research and felt) and known


def _has_priorities(_site: Site, journey: Journey) -> bool:
    return journey.pain is not None and journey.importance is not None


def _has_design(site: Site, journey: Journey) -> bool:
    variants = (_found(site, key) for key in site.sources(journey.key, Journey.kind, "variant_of"))
    return bool(_opportunities(site, journey)) or any(each.state is JourneyState.FUTURE for each in variants if each)


def _is_implementing(site: Site, journey: Journey) -> bool:
    under_way = (OpportunityState.DOING, OpportunityState.DONE)
    return any(each.state in under_way for each in _opportunities(site, journey))


def _is_monitored(site: Site, journey: Journey) -> bool:
    touchpoints = list(_touchpoints(site, journey))
    return journey.reviewed is not None and bool(touchpoints) and all(each.measured_by for each in touchpoints)


def _touchpoints(site: Site, journey: Journey) -> Iterator[Touchpoint]:
    found = (site.catalogue.find(Touchpoint, step) for step in journey.touchpoints)
    yield from (each for each in found if each and each.is_live)


def _found(site: Site, key: str) -> Journey | None:
    return site.catalogue.find(Journey, kind_and_id(key)[1])


def _opportunities(site: Site, journey: Journey) -> list[Opportunity]:
    """What would improve the journey or a touchpoint of it."""
    keys = (journey.key, *(each.key for each in _touchpoints(site, journey)))
    sources = dict.fromkeys(source for key in keys for source in site.sources(key, Opportunity.kind, "addresses"))
    found = (site.catalogue.find(Opportunity, kind_and_id(source)[1]) for source in sources)
    return [each for each in found if each and each.is_live]


_STEPS: tuple[tuple[str, str, Callable[[Site, Journey], bool]], ...] = (
    ("Objectives", "say what is wanted, and for whom", _has_objectives),
    ("Experience", "find out how it is and should be", _has_experience),
    ("Priorities", "rate pain and importance", _has_priorities),
    ("Design", "name what would be better", _has_design),
    ("Doing", "begin with it", _is_implementing),
    ("Monitoring", "measure every touchpoint and review the journey", _is_monitored),
)
