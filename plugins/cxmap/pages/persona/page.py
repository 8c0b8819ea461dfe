"""A persona: who this customer is, and where the map speaks of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.insight.facets import EVERYONE, PersonaFacet
from cxmap.insight.register import worst_first
from cxmap.model.document import Document
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.pages.kit.entity_page import entity_page, with_rest_folded
from cxmap.pages.kit.facts import known, links_fact, markdown_fact
from cxmap.pages.kit.index_page import verdicts_cell
from cxmap.pages.kit.lead import plain_lead
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, table_of
from cxmap.pages.kit.values import Words
from cxmap.pages.kit.words import counted


def build(site: Site, document: Document) -> PageView:
    persona = document.entity
    assert isinstance(persona, Persona)
    journeys = tuple(site.sources(persona.key, Journey.kind))
    promised = _promised(site, persona)
    glance = known((links_fact(site, "Journeys", journeys), markdown_fact("Segment", persona.segment, document.path)))
    answer = f"On {counted(len(journeys), 'journey', 'journeys')}, with {counted(len(promised), 'promise', 'promises')}"
    lead = replace(plain_lead(site, persona, answer, glance), quotation_markdown=persona.quote or "")
    page = with_rest_folded(entity_page(site, document, lead, told=("quote",)))
    return replace(page, before=(*page.before, *_promises(site, promised)))


def _promised(site: Site, persona: Persona) -> tuple[Promise, ...]:
    """Those that the register shows for a persona, in its order: those made to everybody too."""
    facet = PersonaFacet(site)
    answers = {persona.id, EVERYONE}
    return tuple(each for each in worst_first(site) if answers.intersection(facet.alone(each)))


def _promises(site: Site, promised: tuple[Promise, ...]) -> Iterator[Section]:
    if promised:
        title = "What they are promised"
        yield Section(title, "kit/table", table_of(site, title, _PROMISES, promised))


_PROMISES: Columns[Promise] = (
    Column("Promise", lambda site, each: site.links[each.key], Holds.NAME),
    Column("Verdicts where it is felt", verdicts_cell, Holds.VERDICT),
    Column("Made to", lambda _, each: Words("this group by name" if each.personas else "everybody")),
)
