"""All journeys, those first that hurt and matter most."""

from __future__ import annotations

from cxmap.alignment.results import Pair
from cxmap.insight.priorities import urgency
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.pages.kit.entity_words import urgency_cell
from cxmap.pages.kit.index_page import by_name, count_cell, index_page, link_cell, links_cell
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds
from cxmap.pages.kit.verdict_ways import journey_cell

COLUMNS: Columns[tuple[Journey, tuple[Pair, ...]]] = (
    Column("Journey", lambda site, each: site.links[each[0].key], Holds.NAME),
    Column("Pain × importance", lambda _, each: urgency_cell(each[0]), Holds.NUMBER),
    Column("Promises felt on it", lambda site, each: journey_cell(site, *each), Holds.VERDICT),
    Column("Touchpoints", lambda _, each: count_cell(len(each[0].touchpoints)), Holds.NUMBER),
    Column("Owner", lambda site, each: link_cell(site, key_of(Department.kind, each[0].owner))),
    Column("For", lambda site, each: links_cell(site, (key_of(Persona.kind, name) for name in each[0].personas))),
)
"""Of journeys as they fare in some of their pairs."""


def build(site: Site) -> PageView:
    return index_page(site, Journey, COLUMNS, ((each, site.pairs_of(each.key)) for each in in_order(site)))


def in_order(site: Site) -> list[Journey]:
    return sorted(by_name(site, site.catalogue.all(Journey)), key=lambda each: (not each.is_live, -urgency(each)))
