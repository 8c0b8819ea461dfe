"""All personas, with their journeys and what they are promised."""

from __future__ import annotations

from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.views.page import PageView
from cxmap.views.parts.index import by_name, count_cell, index_page, links_cell
from cxmap.views.parts.parts_played import live_sources
from cxmap.views.parts.table import Column, Holds
from cxmap.views.parts.values import NOTHING, Markdown, Value
from cxmap.views.site import Site

_COLUMNS = (
    Column("Persona", Holds.NAME),
    Column("Segment", Holds.PROSE),
    Column("Journeys"),
    Column("Promises to them", Holds.NUMBER),
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
        count_cell(live_sources(site, persona.key, Promise.kind, "personas")),
    )
