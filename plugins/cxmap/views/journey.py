"""A journey: what does the customer go through, and who is behind it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.model.department import Department
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.persona import Persona
from cxmap.model.touchpoint import Control, Touchpoint
from cxmap.views.blueprint import blueprint_sections
from cxmap.views.entity import entity_page
from cxmap.views.journey_map import journey_map_section
from cxmap.views.mapping.columns import Group, groups_of, lowest_score, touchpoints_in
from cxmap.views.mapping.completeness import completeness_section
from cxmap.views.mapping.gaps import gaps_section
from cxmap.views.page import PageView
from cxmap.views.parts.glance import known, link_fact, links_fact, text_fact
from cxmap.views.parts.journey_picture import picture_section
from cxmap.views.parts.lead import Answer, lead_of
from cxmap.views.parts.promised import promised_sections
from cxmap.views.parts.stages import stages_section
from cxmap.views.parts.urgency import urgency_words
from cxmap.views.parts.words import counted
from cxmap.views.site import Site


def build(site: Site, document: Document) -> PageView:
    journey = document.entity
    assert isinstance(journey, Journey)
    pairs = site.pairs_of(journey.key)
    places = counted(len(pairs), "place", "places")
    answer = Answer(f"Promises are felt at {places} on this journey", "No promise is felt on this journey.")
    groups = groups_of(site, journey)
    touchpoints = touchpoints_in(groups)
    glance = known(
        (
            text_fact("Pain and importance", urgency_words(journey)),
            text_fact("Lowest point", _lowest_point(groups)),
            text_fact("Shared or in partners' hands", _with_partners(touchpoints)),
            links_fact(site, "Outside our control", _outside(touchpoints)),
            text_fact("State", "future: how it should become" if journey.state is JourneyState.FUTURE else ""),
            link_fact(site, "Owner", key_of(Department.kind, journey.owner)),
            links_fact(site, "For", (key_of(Persona.kind, persona) for persona in journey.personas)),
        )
    )
    sections = (
        stages_section(site, journey, document.path),
        *gaps_section(site, journey),
        picture_section(site, journey),
        *blueprint_sections(site, journey),
        *promised_sections(site, pairs),
        completeness_section(site, journey),
    )
    page = entity_page(site, document, lead_of(site, journey, answer, pairs, glance), sections, told=("stages",))
    return replace(page, before=(*page.before, journey_map_section(site, journey)))


def _lowest_point(groups: tuple[Group, ...]) -> str:
    lowest = lowest_score(groups)
    felt = (column for group in groups for column in group.columns if column.score == lowest)
    return f"{next(felt).touchpoint.name}, felt as {lowest:f} of 5" if lowest is not None else ""


def _with_partners(touchpoints: tuple[Touchpoint, ...]) -> str:
    others = sum(touchpoint.control in (Control.PARTNER, Control.SHARED) for touchpoint in touchpoints)
    return f"{others} of {counted(len(touchpoints), 'touchpoint', 'touchpoints')}" if touchpoints else ""


def _outside(touchpoints: tuple[Touchpoint, ...]) -> Iterator[Key]:
    return (touchpoint.key for touchpoint in touchpoints if touchpoint.control is Control.OUTSIDE)
