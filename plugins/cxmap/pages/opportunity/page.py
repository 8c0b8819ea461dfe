"""An opportunity: what would get better, for how much effort, and who is on it."""

from __future__ import annotations

from cxmap.model.department import Department
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of
from cxmap.model.opportunity import Opportunity
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.entity_words import state_words
from cxmap.pages.kit.facts import MOST_LINKS, known, link_fact, links_fact, rating_fact, text_fact
from cxmap.pages.kit.lead import plain_lead
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import counted
from cxmap.pages.opportunity.planned import planned_section

_GLANCE = frozenset(("state", "impact", "effort", "due", "owner", "addresses"))
"""The fields that stand at the head of the page."""


def build(site: Site, document: Document) -> PageView:
    opportunity = document.entity
    assert isinstance(opportunity, Opportunity)
    glance = known(
        (
            text_fact("State", state_words(opportunity)),
            rating_fact("Impact", opportunity.impact),
            rating_fact("Effort", opportunity.effort),
            text_fact("Due", opportunity.due),
            link_fact(site, "Owner", key_of(Department.kind, opportunity.owner)),
            links_fact(site, "Would improve", map(Key, opportunity.addresses)),
        )
    )
    are_all_named = len(opportunity.addresses) <= MOST_LINKS
    parts = counted(len(set(opportunity.addresses)), "part", "parts")
    answer = "" if are_all_named else f"Would improve {parts} of the map"
    told = _GLANCE if are_all_named else _GLANCE - {"addresses"}
    planned = planned_section(site, opportunity)
    return entity_page(site, document, plain_lead(site, opportunity, answer, glance), planned, told=told)
