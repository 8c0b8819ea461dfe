"""A journey: what does the customer go through, and who is behind it?"""

from __future__ import annotations

from dataclasses import replace

from cxmap.insight.completeness import completeness_of
from cxmap.insight.journey_columns import StageColumns, groups_of, lowest_score, touchpoints_in
from cxmap.insight.who_acts import left_to_nobody
from cxmap.model.department import Department
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.persona import Persona
from cxmap.model.touchpoint import Control, Touchpoint
from cxmap.pages.journey.journey_map import journey_map_section
from cxmap.pages.journey.pictures import blueprint_sections, picture_section
from cxmap.pages.journey.stages import gaps_section, stages_section
from cxmap.pages.kit.completeness import completeness_in_words
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.entity_words import urgency_words
from cxmap.pages.kit.facts import known, link_fact, links_fact, score_words, text_fact
from cxmap.pages.kit.judgement_table import promised_sections
from cxmap.pages.kit.lead import Answer, lead_of
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Fact, LowPoint, Markdown
from cxmap.pages.kit.words import counted


def build(site: Site, document: Document) -> PageView:
    journey = document.entity
    assert isinstance(journey, Journey)
    pairs = site.pairs_of(journey.key)
    places = counted(len(pairs), "place", "places")
    answer = Answer(f"Promises are felt at {places} on this journey", "No promise is felt on this journey.")
    groups = groups_of(site, journey)
    touchpoints = touchpoints_in(groups)
    shared = _in_hands(touchpoints, Control.PARTNER, Control.SHARED)
    glance = known(
        (
            text_fact("Pain and importance", urgency_words(journey)),
            _lowest_point(site, groups),
            links_fact(site, f"Shared or in partners' hands, {len(shared):,} of {len(touchpoints):,}", shared),
            links_fact(site, "Outside our control", _in_hands(touchpoints, Control.OUTSIDE)),
            links_fact(site, "Nobody answers for", (each.key for each in left_to_nobody(site, touchpoints))),
            text_fact("State", "future: how it should become" if journey.state is JourneyState.FUTURE else ""),
            link_fact(site, "Owner", key_of(Department.kind, journey.owner)),
            links_fact(site, "For", (key_of(Persona.kind, persona) for persona in journey.personas)),
        )
    )
    completeness = completeness_in_words(site, completeness_of(site, journey))
    sections = (
        stages_section(site, journey, document.path),
        *gaps_section(site, journey),
        picture_section(site, journey),
        *blueprint_sections(site, journey),
        *promised_sections(site, pairs),
        Section("How complete this map is", "journey/completeness", completeness),
    )
    page = entity_page(site, document, lead_of(site, journey, answer, pairs, glance), sections, told=("stages",))
    return replace(page, before=(*page.before, journey_map_section(site, journey)))


def _lowest_point(site: Site, groups: tuple[StageColumns, ...]) -> Fact | None:
    lowest = lowest_score(groups)
    if lowest is None:
        return None
    columns = (column for group in groups for column in group.columns)
    column = next(column for column in columns if column.score == lowest)
    link = site.links[column.touchpoint.key]
    because = Markdown(column.because, link.path) if column.because else None
    return Fact("Lowest point", LowPoint(link, score_words(column.touchpoint.experience), because))


def _in_hands(touchpoints: tuple[Touchpoint, ...], *hands: Control) -> tuple[Key, ...]:
    return tuple(touchpoint.key for touchpoint in touchpoints if touchpoint.control in hands)
