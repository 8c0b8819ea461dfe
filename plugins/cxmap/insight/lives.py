"""The lives of a persona: the journeys that these customers go through, what hurts on them, and who was asked."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.insight.facets import EVERYONE, PersonaFacet
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.linked_map import LinkedMap
from cxmap.insight.priorities import is_of_today, urgency
from cxmap.insight.register import worst_first
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.model.touchpoint import Layer, PainPoint, Touchpoint


def journeys_of(linked: LinkedMap, persona: Persona) -> tuple[Journey, ...]:
    """Those of today first, the most urgent before all."""
    found = linked.referring(Journey, persona.key, "personas")
    return tuple(sorted(found, key=lambda each: (not is_of_today(each), -urgency(each), each.name.casefold())))


def pains_on(linked: LinkedMap, journeys: Iterable[Journey]) -> tuple[tuple[Touchpoint, PainPoint], ...]:
    """The pains that customers feel on the journeys of today, each with where, the worst first."""
    touchpoints = {
        each.id: each
        for journey in journeys
        if is_of_today(journey)
        for each in linked.touchpoints_on(journey)
        if each.is_live and each.layer is Layer.FRONTSTAGE
    }
    found = ((each, pain) for each in touchpoints.values() for pain in each.pain_points)
    return tuple(sorted(found, key=lambda felt: -(felt[1].severity or 0)))


def studies_of(linked: LinkedMap, journeys: Iterable[Journey]) -> tuple[tuple[Research, tuple[Journey, ...]], ...]:
    """The studies that journeys are drawn from, each with those journeys, the newest first."""
    found: dict[str, list[Journey]] = {}
    for journey in journeys:
        for name in dict.fromkeys(journey.research):
            found.setdefault(name, []).append(journey)
    studies = (
        (study, tuple(drawn)) for name, drawn in found.items() if (study := linked.catalogue.find(Research, name))
    )
    return tuple(sorted(studies, key=lambda each: each[0].date, reverse=True))


def promised_to(judged: JudgedMap, persona: Persona) -> tuple[Promise, ...]:
    """The promises that the register shows for a persona, in its order: those made to everybody too."""
    facet = PersonaFacet(judged)
    answers = {persona.id, EVERYONE}
    return tuple(each for each in worst_first(judged) if answers.intersection(facet.alone(each)))
