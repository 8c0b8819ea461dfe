"""All personas, with their journeys and what they are promised."""

from __future__ import annotations

from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.pages.kit.index_page import by_name, count_cell, index_page, links_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.values import NOTHING, Markdown, Value

_COLUMNS = (
    Head("Persona", Holds.NAME),
    Head("Segment", Holds.PROSE),
    Head("Journeys"),
    Head("Promises to them", Holds.NUMBER),
)


def build(site: Site) -> PageView:
    personas = by_name(site, site.catalogue.all(Persona))
    return index_page(site, Persona, _COLUMNS, (_row(site, persona) for persona in personas))


def _row(site: Site, persona: Persona) -> tuple[Value, ...]:
    link = site.links[persona.key]
    return (
        link,
        Markdown(persona.segment, link.path) if persona.segment else NOTHING,
        links_cell(site, site.sources(persona.key, Journey.kind)),
        count_cell(site.count_live(persona.key, Promise.kind, "personas")),
    )
