"""A journey: what does the customer go through, and who is behind it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.insight.completeness import completeness_of
from cxmap.insight.harm import most_harmful
from cxmap.insight.journey_columns import StageColumns, groups_of, touchpoints_in
from cxmap.insight.who_acts import left_to_nobody
from cxmap.model.department import Department
from cxmap.model.document import Document
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.persona import Persona
from cxmap.pages.journey.chance import chance_section
from cxmap.pages.journey.journey_map import journey_map_section
from cxmap.pages.journey.pains import pains_section
from cxmap.pages.journey.pictures import blueprint_sections, picture_section
from cxmap.pages.journey.slide import downloads_section
from cxmap.pages.journey.stages import gaps_section, stages_section
from cxmap.pages.journey.wheel import wheel_section
from cxmap.pages.kit.completeness import completeness_in_words
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.entity_words import urgency_words
from cxmap.pages.kit.facts import known, link_fact, links_fact, text_fact
from cxmap.pages.kit.felt import lowest_point
from cxmap.pages.kit.judgement_table import promised_sections
from cxmap.pages.kit.lead import Answer, Lead, lead_of, worst_of
from cxmap.pages.kit.page import PageView, Section, folded
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.verdict_ways import promise_counts
from cxmap.pages.kit.words import counted


def build(site: Site, document: Document) -> PageView:
    journey = document.entity
    assert isinstance(journey, Journey)
    groups = groups_of(site, journey)
    page = entity_page(site, document, _lead(site, journey, groups), _sections(site, journey, document), told=_TOLD)
    return replace(
        page, before=(*page.before, journey_map_section(site, journey), *_open_sections(site, journey, groups))
    )


_TOLD = ("stages", "owner", "personas", "pain", "importance", "state")
"""The fields that the lead and the map show."""


def _lead(site: Site, journey: Journey, groups: tuple[StageColumns, ...]) -> Lead:
    """Its lowest point, and of its promises the most harmful rather than the one with the worst word."""
    pairs = site.pairs_of(journey.key)
    counts = promise_counts(site, pairs, journey=journey.id)
    promises = counted(counts.total, "promise is", "promises are") if counts else ""
    answer = Answer(f"{promises} felt on this journey", "No promise is felt on this journey.")
    glance = known(
        (
            text_fact("Pain and importance", urgency_words(journey)),
            links_fact(site, "For", (key_of(Persona.kind, persona) for persona in journey.personas)),
            link_fact(site, "Owner", key_of(Department.kind, journey.owner)),
            links_fact(site, "Nobody answers for", (each.key for each in left_to_nobody(site, touchpoints_in(groups)))),
            text_fact("State", "future: how it should become" if journey.state is JourneyState.FUTURE else ""),
        )
    )
    lead = lead_of(site, journey, answer, pairs, glance)
    harmful = most_harmful(site, pairs) if lead.worst else None
    return replace(
        lead,
        counts=counts if lead.counts and counts and counts.total > 1 else None,
        low=lowest_point(site, groups),
        worst=worst_of(site, harmful, journey) if harmful else None,
        worst_label="Its worst promise:" if harmful else "",
    )


def _open_sections(site: Site, journey: Journey, groups: tuple[StageColumns, ...]) -> Iterator[Section]:
    """The sections that a reader looks for after the map."""
    yield downloads_section(journey)
    yield from pains_section(site, groups)
    yield from chance_section(site, journey)
    completeness = completeness_in_words(site, completeness_of(site, journey))
    yield Section("What is missing on this map", "journey/completeness", completeness)


def _sections(site: Site, journey: Journey, document: Document) -> Iterator[Section]:
    """All the rest, folded, for those who look for it."""
    stages, picture = stages_section(site, journey, document.path), picture_section(site, journey)
    yield folded(stages, "Each touchpoint with its owner, its score and its promises")
    for gaps in gaps_section(site, journey):
        yield folded(gaps, "How far each touchpoint is from what it should be")
    for wheel in wheel_section(site, journey):
        yield folded(wheel, "Before, during and after, around the customer")
    yield folded(picture, "Stages, touchpoints and scores as a diagram, and its text to copy")
    for blueprint in blueprint_sections(site, journey):
        yield folded(
            blueprint, "What customers see and do, who acts before and behind the line of visibility, and hand-offs"
        )
    for promised in promised_sections(site, site.pairs_of(journey.key)):
        yield folded(promised, "Each promise with what is promised, measured and designed")
