"""A persona: who this customer is, and where the map speaks of them."""

from __future__ import annotations

from dataclasses import replace

from cxmap.model.document import Document
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.facts import known, links_fact, markdown_fact
from cxmap.pages.kit.lead import plain_lead
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import counted


def build(site: Site, document: Document) -> PageView:
    persona = document.entity
    assert isinstance(persona, Persona)
    journeys = tuple(site.sources(persona.key, Journey.kind))
    promised = site.count_live(persona.key, Promise.kind, "personas")
    glance = known((links_fact(site, "Journeys", journeys), markdown_fact("Segment", persona.segment, document.path)))
    answer = f"On {counted(len(journeys), 'journey', 'journeys')}, with {counted(promised, 'promise', 'promises')}"
    lead = replace(plain_lead(site, persona, answer, glance), quotation_markdown=persona.quote or "")
    return entity_page(site, document, lead, told=("quote",))
