"""A persona: who this customer is, and where the map speaks of them."""

from __future__ import annotations

from cxmap.model.document import Document
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.views.entity import entity_page
from cxmap.views.page import PageView
from cxmap.views.parts.glance import known, links_fact
from cxmap.views.parts.lead import Lead
from cxmap.views.parts.standing import standing, standing_sentence
from cxmap.views.site import Site


def build(site: Site, document: Document) -> PageView:
    persona = document.entity
    assert isinstance(persona, Persona)
    lead = Lead(
        quotation_markdown=persona.quote or "",
        summary=persona.summary or "",
        standing=standing(persona, site.as_of),
        standing_because=standing_sentence(persona, site.as_of),
        glance=known(
            (
                links_fact(site, "Journeys", site.sources(persona.key, Journey.kind)),
                links_fact(site, "Promised to them", site.sources(persona.key, Promise.kind)),
            )
        ),
    )
    return entity_page(site, document, lead, told=("quote",))
