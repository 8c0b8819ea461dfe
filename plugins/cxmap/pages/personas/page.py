"""All personas, with their journeys and what they are promised."""

from __future__ import annotations

from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.pages.kit.index_page import by_name, count_cell, index_page, links_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds
from cxmap.pages.kit.values import NOTHING, Markdown

_COLUMNS: Columns[Persona] = (
    Column("Persona", lambda site, each: site.links[each.key], Holds.NAME),
    Column(
        "Segment",
        lambda site, each: Markdown(each.segment, site.links[each.key].path) if each.segment else NOTHING,
        Holds.PROSE,
    ),
    Column("Journeys", lambda site, each: links_cell(site, site.sources(each.key, Journey.kind))),
    Column(
        "Promises to them",
        lambda site, each: count_cell(site.count_live(each.key, Promise.kind, "personas")),
        Holds.NUMBER,
    ),
)


def build(site: Site) -> PageView:
    return index_page(site, Persona, _COLUMNS, by_name(site, site.catalogue.all(Persona)))
